import ConversationCore
import ConversationStorage
import ConversationTesting
import Locking

/// A storage in which something else happens just after a load or a list, before its reader goes on.
final class MeanwhileStorage: StorageDecorator {
  private struct Event: Sendable {
    let isAwaited: @Sendable (LoadRequest) -> Bool
    let run: @Sendable () async throws -> Void
  }

  let base: any ContactCenterStorage = InMemoryStorage()
  private let next = Locked<Event?>(nil)
  private let afterList = Locked<(kind: DocumentKind, run: @Sendable () async throws -> Void)?>(
    nil
  )

  func afterNextList(of kind: DocumentKind, run: @escaping @Sendable () async throws -> Void) {
    afterList.withLock { $0 = (kind, run) }
  }

  func documents(
    _ query: DocumentQuery,
    after cursor: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Document>> {
    let page = try await base.documents(query, after: cursor, limit: limit)
    let run = afterList.withLock { next -> (@Sendable () async throws -> Void)? in
      guard let event = next, event.kind == query.kind else { return nil }
      next = nil
      return event.run
    }
    try await run?()
    return page
  }

  func afterNextLoad(
    where isAwaited: @escaping @Sendable (LoadRequest) -> Bool,
    run: @escaping @Sendable () async throws -> Void
  ) {
    next.withLock { $0 = Event(isAwaited: isAwaited, run: run) }
  }

  func load(_ request: LoadRequest) async throws -> Loaded {
    let loaded = try await base.load(request)
    let event = next.withLock { next -> Event? in
      guard let event = next, event.isAwaited(request) else { return nil }
      next = nil
      return event
    }
    try await event?.run()
    return loaded
  }
}
