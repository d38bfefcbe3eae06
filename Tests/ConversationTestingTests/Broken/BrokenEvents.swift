import ConversationCore
import ConversationStorage
import ConversationTesting
import Locking

// Storages whose events break a promise.

/// Keeps the events of conversations only.
struct KeepsConversationsOnly: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.events.removeAll {
      if case .agent = $0 { return true }
      return false
    }
    return try await base.commit(batch)
  }
}

/// Gives events their positions when a commit begins and shows them when it ends: what a sequence of
/// a database does when nobody takes care.
struct ShowsEventsLate: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()
  private let state = Locked((last: Int64(0), visible: [RecordedEvent]()))

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    let events = state.withLock { state in
      batch.events.map { event in
        state.last += 1
        return RecordedEvent(
          cursor: EventCursor(position: state.last),
          at: batch.at,
          event: event
        )
      }
    }
    // Some commits take longer than others.
    for _ in 0..<(batch.id.low % 40) { await Task.yield() }
    _ = try await base.commit(batch)
    return state.withLock { state in
      state.visible += events
      return events.last?.cursor ?? EventCursor(position: state.last)
    }
  }

  func events(after cursor: EventCursor, limit: Int) async throws -> [RecordedEvent] {
    state.withLock { state in
      let later = state.visible.filter { $0.cursor > cursor }.sorted { $0.cursor < $1.cursor }
      return Array(later.prefix(limit))
    }
  }

  func lastCursor() async throws -> EventCursor {
    state.withLock { state in
      state.visible.map(\.cursor).max() ?? .start
    }
  }
}
