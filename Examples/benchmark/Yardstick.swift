import Foundation

/// What the machine itself can do: appends of a small message to a Swift actor, each awaited from
/// outside of it.
enum Yardstick {
  static let name = "actor appends"

  private struct Entry: Sendable {
    let id: String
    let text: String
    let at: Date
  }

  private actor Log {
    var entries: [Entry] = []
    func append(_ entry: Entry) { entries.append(entry) }
  }

  /// Appends a second.
  static func actorAppends(_ count: Int = 200_000) async -> Double {
    let log = Log()
    return await rate(count) {
      await Task.detached {
        for number in 0..<count {
          let entry = Entry(id: "message-number-\(number)", text: "Where is my order?", at: Date())
          await log.append(entry)
        }
      }.value
    }
  }
}
