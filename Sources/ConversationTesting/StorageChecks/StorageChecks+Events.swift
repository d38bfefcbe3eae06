import ConversationCore
import ConversationStorage
import Locking

// What the sequence of events promises.
extension StorageChecks {
  var eventChecks: [StorageCheck] {
    [
      StorageCheck("eventsAreKept", eventsAreKept),
      StorageCheck("noEventIsSkipped", noEventIsSkipped),
    ]
  }

  /// Events are read as they were recorded, in order, from any cursor on.
  public func eventsAreKept() async throws {
    let scene = try await scene()
    let storage = scene.storage
    try expect("the cursor of no events", try await storage.lastCursor(), is: .start)
    let opened = try await scene.open(1, at: 1)
    let opening = try await storage.events(after: .start, limit: 99)
    let recorded: [Event] = [
      .agent("anna", .signedIn),
      .agent("anna", .connectionLost(graceUntil: scene.time(5))),
      .conversation(ConversationID(high: 0, low: 5), .queued("support")),
      .conversation(opened.value.id, .messageAppended(sequence: 2, .internal)),
      .entryPointDeleted(scene.entryPoint.id),
      .other(kind: "visit", subject: "page-1"),
    ]
    let end = try await scene.commit(at: 2) { $0.events = recorded }
    let events = try await storage.events(after: .start, limit: 99)
    let tail = Array(events.dropFirst(opening.count))
    try expect("the events recorded", tail.map(\.event), is: recorded)
    let times = tail.map(\.at)
    try expect("their times", times, is: recorded.map { _ in scene.time(2) })
    try expect("the cursor of the last one", tail.last?.cursor, is: end)
    try expect("the last cursor", try await storage.lastCursor(), is: end)
    let ordered = zip(events, events.dropFirst()).allSatisfy { $0.cursor < $1.cursor }
    try expect(ordered, "cursors that grow", seen: "\(events.map(\.cursor.position))")
    for (index, event) in events.enumerated() {
      let next = try await storage.events(after: event.cursor, limit: 1)
      let expected = index + 1 < events.count ? [events[index + 1]] : []
      try expect("the event after event \(index + 1)", next, is: expected)
    }
    try expect("no events", try await storage.events(after: .start, limit: 0).count, is: 0)
    let empty = try await scene.commit { _ in }
    try expect("the result of an empty batch", empty, is: end)
  }

  /// A reader who follows the cursor meets every event once, though commits overlap and end in
  /// another order than they began.
  public func noEventIsSkipped() async throws {
    let scene = try await scene()
    let storage = scene.storage
    let (writers, commits) = (8, 25)
    let batches = (0..<writers).map { writer in
      (0..<commits).map { number in
        var batch = scene.batch(at: Double(number))
        batch.events = [
          .other(kind: "first", subject: "\(writer).\(number)"),
          .other(kind: "second", subject: "\(writer).\(number)"),
        ]
        return batch
      }
    }
    let isDone = Locked(false)
    let seen = try await withThrowingTaskGroup(of: [RecordedEvent].self) { group in
      group.addTask {
        var seen: [RecordedEvent] = []
        var cursor = EventCursor.start
        while true {
          let wasDone = isDone.withLock { $0 }
          let events = try await storage.events(after: cursor, limit: 7)
          seen += events
          cursor = events.last?.cursor ?? cursor
          if wasDone, events.isEmpty { return seen }
          await Task.yield()
        }
      }
      try await write(batches, to: storage)
      isDone.withLock { $0 = true }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    try expect("events met by a reader who follows", seen.count, is: writers * commits * 2)
    try expect("different events", Set(seen.map(\.event)).count, is: writers * commits * 2)
    let ordered = zip(seen, seen.dropFirst()).allSatisfy { $0.cursor < $1.cursor }
    try expect(ordered, "cursors that grow", seen: "another order")
    for writer in 0..<writers {
      let own = seen.compactMap { event -> String? in
        guard case .other(_, let subject) = event.event, subject.hasPrefix("\(writer).")
        else { return nil }
        return subject
      }
      let expected = (0..<commits).flatMap { ["\(writer).\($0)", "\(writer).\($0)"] }
      try expect("the order of one writer's events", own, is: expected)
    }
  }

  /// Commits each writer's batches one after the other, all writers at once; what a commit returns
  /// can be read at once.
  private func write(
    _ batches: [[ChangeBatch]],
    to storage: any ContactCenterStorage
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for own in batches {
        group.addTask {
          for batch in own {
            let end = try await storage.commit(batch)
            let last = try await storage.lastCursor()
            try expect(
              last >= end,
              "a last cursor no earlier than a commit's result",
              seen: "\(last.position) after \(end.position)",
              check: "noEventIsSkipped()"
            )
            await Task.yield()
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
