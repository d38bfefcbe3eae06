import ConversationCore
import ConversationStorage
import Locking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What one host sees of the storage that all of them share: it lets another host act between a
/// decision and its commit, and is out of reach once its host has stopped.
final class HostStorage: StorageDecorator {
  let base: any ContactCenterStorage
  private let desk: HostDesk
  /// How many calls the host makes before it stops; `nil` for one that goes on.
  private let callsLeft = Locked<Int?>(nil)

  init(_ base: any ContactCenterStorage, desk: HostDesk) {
    self.base = base
    self.desk = desk
  }

  /// Stops the host after so many more calls; `nil` lets it go on.
  func stop(after calls: Int?) { callsLeft.withLock { $0 = calls } }

  private func count() throws {
    try desk.count()
    let hasStopped = callsLeft.withLock { left in
      guard let calls = left else { return false }
      left = max(0, calls - 1)
      return calls == 0
    }
    if hasStopped { throw HostStopped() }
  }

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    try count()
    if let meanwhile = desk.takeInterruption() { await meanwhile() }
    return try await base.commit(batch)
  }

  func load(_ request: LoadRequest) async throws -> Loaded {
    try count()
    return try await base.load(request)
  }

  func waiting(in queues: [QueueID], limit: Int) async throws -> [Versioned<Conversation>] {
    try count()
    return try await base.waiting(in: queues, limit: limit)
  }

  func readyAgents(_ query: ReadyAgentsQuery) async throws -> [Versioned<Agent>] {
    try count()
    return try await base.readyAgents(query)
  }

  func due(at now: Date, limit: Int) async throws -> [ConversationID] {
    try count()
    return try await base.due(at: now, limit: limit)
  }

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    try count()
    return try await base.lease(request)
  }

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    try count()
    return try await base.conversations(query, after: after, limit: limit)
  }

  func documents(
    _ query: DocumentQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Document>> {
    try count()
    return try await base.documents(query, after: after, limit: limit)
  }
}

/// Ends whatever a host was doing: it is no failure that anybody tries again after.
struct HostStopped: Error {}

/// The innermost layer: it notes what was committed, whatever the hosts hear of it.
struct NotingStorage: StorageDecorator {
  let base: any ContactCenterStorage
  let desk: HostDesk

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    let cursor = try await base.commit(batch)
    desk.note(batch, cursor)
    return cursor
  }
}
