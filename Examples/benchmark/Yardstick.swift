import Foundation

/// What the machine itself can do: appends of a message to the transcripts that a Swift actor keeps
/// by sender, each awaited from a detached task, as messages come in.
enum Yardstick {
  static let name = "actor appends"

  private struct Entry: Sendable {
    let id: String
    let text: String
    let at: Date
  }

  private actor Log {
    var entries: [String: [Entry]] = [:]
    func append(_ entry: Entry, from sender: String) {
      entries[sender, default: []].append(entry)
    }
  }

  /// Appends a second.
  static func actorAppends(_ count: Int = 200_000) async -> Double {
    let log = Log()
    let senders = (0..<1_000).map { "+1555\($0)" }
    return await rate(count) {
      await Task.detached {
        for number in 0..<count {
          let entry = Entry(
            id: "SM\(number)-0123456789abcdef01234567",
            text: "Where is my order, please? I have waited for a week.",
            at: Date()
          )
          await log.append(entry, from: senders[number % senders.count])
        }
      }.value
    }
  }
}
