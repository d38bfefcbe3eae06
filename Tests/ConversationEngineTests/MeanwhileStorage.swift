import ConversationCore
import ConversationStorage
import ConversationTesting
import Locking

/// A storage in which something else happens just after a load or a list, before its reader goes on.
final class MeanwhileStorage: StorageDecorator {
  private struct Happening<Request>: Sendable {
    let isAwaited: @Sendable (Request) -> Bool
    let run: @Sendable () async throws -> Void
  }

  let base: any ContactCenterStorage = InMemoryStorage()
  private let afterLoad = Locked<Happening<LoadRequest>?>(nil)
  private let afterList = Locked<Happening<DocumentQuery>?>(nil)

  func afterNextLoad(
    where isAwaited: @escaping @Sendable (LoadRequest) -> Bool,
    run: @escaping @Sendable () async throws -> Void
  ) {
    afterLoad.withLock { $0 = Happening(isAwaited: isAwaited, run: run) }
  }

  /// `key`: the name of the key by which the list goes; `nil` for any.
  func afterNextList(
    of kind: DocumentKind,
    by key: String? = nil,
    run: @escaping @Sendable () async throws -> Void
  ) {
    afterList.withLock {
      $0 = Happening(
        isAwaited: { $0.kind == kind && (key == nil || $0.name == key) },
        run: run
      )
    }
  }

  func load(_ request: LoadRequest) async throws -> Loaded {
    let loaded = try await base.load(request)
    try await Self.take(afterLoad, on: request)?.run()
    return loaded
  }

  func documents(
    _ query: DocumentQuery,
    after cursor: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Document>> {
    let page = try await base.documents(query, after: cursor, limit: limit)
    try await Self.take(afterList, on: query)?.run()
    return page
  }

  /// What is to happen at a request; once.
  private static func take<Request>(
    _ next: borrowing Locked<Happening<Request>?>,
    on request: Request
  ) -> Happening<Request>? {
    next.withLock { next -> Happening<Request>? in
      guard let happening = next, happening.isAwaited(request) else { return nil }
      next = nil
      return happening
    }
  }
}
