import ConversationCore
import ConversationStorage
import Locking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What one host sees of the storage that all of them share: it notes what was committed, fails where
/// the simulation says so, and lets another host act between a decision and its commit.
final class HostStorage: ContactCenterStorage {
  private let base: any ContactCenterStorage
  private let desk: HostDesk

  init(_ base: any ContactCenterStorage, desk: HostDesk) {
    self.base = base
    self.desk = desk
  }

  func load(_ request: LoadRequest) async throws -> Loaded {
    try desk.read()
    return try await base.load(request)
  }

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    if let meanwhile = desk.takeInterruption() { await meanwhile() }
    let fault = try desk.write()
    if fault == .commitFails { throw StorageError(.unavailable, "simulated") }
    if fault == .outcomeUnknownNothingHappened {
      throw StorageError(.unknownOutcome, "simulated, nothing happened")
    }
    let cursor = try await base.commit(batch)
    if fault == .outcomeUnknownButHappened {
      throw StorageError(.unknownOutcome, "simulated, it happened")
    }
    desk.note(batch, cursor)
    return cursor
  }

  func waiting(in queues: [QueueID], limit: Int) async throws -> [Versioned<Conversation>] {
    try desk.read()
    return try await base.waiting(in: queues, limit: limit)
  }

  func readyAgents(_ query: ReadyAgentsQuery) async throws -> [Versioned<Agent>] {
    try desk.read()
    return try await base.readyAgents(query)
  }

  func agents(
    of team: TeamID?,
    after: AgentID?,
    limit: Int
  ) async throws -> [Versioned<Agent>] {
    try desk.read()
    return try await base.agents(of: team, after: after, limit: limit)
  }

  func due(at now: Date, limit: Int) async throws -> [ConversationID] {
    try desk.read()
    return try await base.due(at: now, limit: limit)
  }

  func nextDeadline() async throws -> Date? {
    try desk.read()
    return try await base.nextDeadline()
  }

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    try desk.read()
    return try await base.lease(request)
  }

  func delivery(of message: MessageID) async throws -> Delivery? {
    try desk.read()
    return try await base.delivery(of: message)
  }

  func transcript(
    of conversation: ConversationID,
    before: Int?,
    limit: Int
  ) async throws -> [Message] {
    try desk.read()
    return try await base.transcript(of: conversation, before: before, limit: limit)
  }

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    try desk.read()
    return try await base.conversations(query, after: after, limit: limit)
  }

  func documents(
    _ query: DocumentQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Document>> {
    try desk.read()
    return try await base.documents(query, after: after, limit: limit)
  }

  func events(after cursor: EventCursor, limit: Int) async throws -> [RecordedEvent] {
    try desk.read()
    return try await base.events(after: cursor, limit: limit)
  }

  func lastCursor() async throws -> EventCursor {
    try desk.read()
    return try await base.lastCursor()
  }

  func removeExpired(at now: Date, limit: Int) async throws -> Int {
    try desk.read()
    return try await base.removeExpired(at: now, limit: limit)
  }
}
