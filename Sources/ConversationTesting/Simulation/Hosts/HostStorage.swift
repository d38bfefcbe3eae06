import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What one host sees of the storage that all of them share: it notes what was committed, and lets
/// another host act between a decision and its commit.
final class HostStorage: StorageDecorator {
  let base: any ContactCenterStorage
  private let desk: HostDesk

  init(_ base: any ContactCenterStorage, desk: HostDesk) {
    self.base = base
    self.desk = desk
  }

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    try desk.count()
    if let meanwhile = desk.takeInterruption() { await meanwhile() }
    let cursor = try await base.commit(batch)
    desk.note(batch, cursor)
    return cursor
  }

  func load(_ request: LoadRequest) async throws -> Loaded {
    try desk.count()
    return try await base.load(request)
  }

  func due(at now: Date, limit: Int) async throws -> [ConversationID] {
    try desk.count()
    return try await base.due(at: now, limit: limit)
  }

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    try desk.count()
    return try await base.lease(request)
  }
}
