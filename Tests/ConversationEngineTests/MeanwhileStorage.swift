import ConversationCore
import ConversationStorage
import ConversationTesting
import Locking

/// A storage in which something else happens in the midst of what somebody does: just after a load, or
/// just before or after a list is read.
final class MeanwhileStorage: StorageDecorator {
  private struct Happening<Request>: Sendable {
    let isAwaited: @Sendable (Request) -> Bool
    let run: @Sendable () async throws -> Void
  }

  let base: any ContactCenterStorage = InMemoryStorage()
  private let afterLoad = Locked<Happening<LoadRequest>?>(nil)
  private let beforeDocuments = Locked<Happening<DocumentQuery>?>(nil)
  private let afterDocuments = Locked<Happening<DocumentQuery>?>(nil)

  func afterNextLoad(
    where isAwaited: @escaping @Sendable (LoadRequest) -> Bool,
    run: @escaping @Sendable () async throws -> Void
  ) {
    afterLoad.withLock { $0 = Happening(isAwaited: isAwaited, run: run) }
  }

  func beforeNextDocuments(
    where isAwaited: @escaping @Sendable (DocumentQuery) -> Bool,
    run: @escaping @Sendable () async throws -> Void
  ) {
    beforeDocuments.withLock { $0 = Happening(isAwaited: isAwaited, run: run) }
  }

  func afterNextList(of kind: DocumentKind, run: @escaping @Sendable () async throws -> Void) {
    afterDocuments.withLock { $0 = Happening(isAwaited: { $0.kind == kind }, run: run) }
  }

  func load(_ request: LoadRequest) async throws -> Loaded {
    let loaded = try await base.load(request)
    try await Self.take(afterLoad, on: request)?.run()
    return loaded
  }

  func documents(
    _ query: DocumentQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Document>> {
    try await Self.take(beforeDocuments, on: query)?.run()
    let page = try await base.documents(query, after: after, limit: limit)
    try await Self.take(afterDocuments, on: query)?.run()
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
