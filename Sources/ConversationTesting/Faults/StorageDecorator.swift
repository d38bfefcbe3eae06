public import ConversationCore
public import ConversationStorage

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A storage around another one: everything is passed on, until a method is written that does
/// something else.
public protocol StorageDecorator: ContactCenterStorage {
  /// The storage inside.
  var base: any ContactCenterStorage { get }
}

extension StorageDecorator {
  /// Passes the call on.
  public func load(_ request: LoadRequest) async throws -> Loaded {
    try await base.load(request)
  }

  /// Passes the call on.
  public func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    try await base.commit(batch)
  }

  /// Passes the call on.
  public func waiting(in queues: [QueueID], limit: Int) async throws -> [Versioned<Conversation>] {
    try await base.waiting(in: queues, limit: limit)
  }

  /// Passes the call on.
  public func readyAgents(_ query: ReadyAgentsQuery) async throws -> [Versioned<Agent>] {
    try await base.readyAgents(query)
  }

  /// Passes the call on.
  public func agents(
    of team: TeamID?,
    after: AgentID?,
    limit: Int
  ) async throws -> [Versioned<Agent>] {
    try await base.agents(of: team, after: after, limit: limit)
  }

  /// Passes the call on.
  public func due(at now: Date, limit: Int) async throws -> [ConversationID] {
    try await base.due(at: now, limit: limit)
  }

  /// Passes the call on.
  public func nextDeadline() async throws -> Date? { try await base.nextDeadline() }

  /// Passes the call on.
  public func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    try await base.lease(request)
  }

  /// Passes the call on.
  public func delivery(of message: MessageID) async throws -> Delivery? {
    try await base.delivery(of: message)
  }

  /// Passes the call on.
  public func transcript(
    of conversation: ConversationID,
    before: Int?,
    limit: Int
  ) async throws -> [Message] {
    try await base.transcript(of: conversation, before: before, limit: limit)
  }

  /// Passes the call on.
  public func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    try await base.conversations(query, after: after, limit: limit)
  }

  /// Passes the call on.
  public func inboxCounts(_ filter: InboxFilter, sight: InboxSight) async throws -> InboxCounts {
    try await base.inboxCounts(filter, sight: sight)
  }

  /// Passes the call on.
  public func documents(
    _ query: DocumentQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Document>> {
    try await base.documents(query, after: after, limit: limit)
  }

  /// Passes the call on.
  public func events(after cursor: EventCursor, limit: Int) async throws -> [RecordedEvent] {
    try await base.events(after: cursor, limit: limit)
  }

  /// Passes the call on.
  public func lastCursor() async throws -> EventCursor { try await base.lastCursor() }

  /// Passes the call on.
  public func removeExpired(at now: Date, limit: Int) async throws -> Int {
    try await base.removeExpired(at: now, limit: limit)
  }
}
