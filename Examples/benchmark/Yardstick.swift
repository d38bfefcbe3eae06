/// What the machine itself can do: appends to a Swift actor, awaited from a detached task.
enum Yardstick {
  static let name = "actor appends"

  /// Work between two appends, so that the optimizer does not stay on the actor for the whole loop.
  @inline(never)
  private static func next(_ number: Int) -> UInt64 { UInt64(truncatingIfNeeded: number) }

  private actor Log {
    var entries: [UInt64] = []
    func append(_ entry: UInt64) { entries.append(entry) }
  }

  /// Appends a second.
  static func actorAppends(_ count: Int = 300_000) async -> Double {
    let log = Log()
    return await rate(count) {
      await Task.detached {
        for number in 0..<count { await log.append(next(number)) }
      }.value
    }
  }
}
