import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct EventSequenceTests {
  @Test func `A reader misses nothing, though writers overlap`() async throws {
    let desk = try await Desk()
    let start = try await desk.storage.lastCursor()
    let reader = Task {
      var appended = 0
      for try await event in desk.center.events(after: start) {
        if case .conversation(_, .messageAppended) = event.event { appended += 1 }
        if appended == 400 { break }
      }
      return appended
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0..<50 {
            try await desk.write("Hi", from: "c\(writer)", id: "\(writer)-\(number)")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await reader.value == 400)
  }

  @Test func `A reader goes on from the cursor it has kept`() async throws {
    let desk = try await Desk()
    try await desk.write("One", id: "1")
    let all = try await desk.storage.events(after: .start, limit: 1000)
    let middle = all[all.count / 2].cursor
    var rest: [RecordedEvent] = []
    for try await event in desk.center.events(after: middle) {
      rest.append(event)
      if event.cursor == all.last?.cursor { break }
    }
    #expect(rest == Array(all.drop { $0.cursor <= middle }))
  }

  @Test func `F-05 open offers are watched as state`() async throws {
    let desk = try await Desk()
    let watcher = Task {
      var counts: [Int] = []
      for try await offers in desk.center.offers(to: "anna") {
        counts.append(offers.count)
        if offers.count == 1 { break }
      }
      return counts
    }
    try await desk.write("Hello", id: "1")
    #expect(try await watcher.value.last == 1)
  }

  @Test func `A cancelled reader ends`() async throws {
    let desk = try await Desk()
    let last = try await desk.storage.lastCursor()
    let reader = Task {
      for try await _ in desk.center.events(after: last) { return false }
      return true
    }
    reader.cancel()
    #expect(try await reader.value)
  }
}
