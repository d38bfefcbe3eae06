public import ConversationCore
import Locking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The reference storage: everything in memory, one lock, every look-up O(log n) or better.
///
/// It keeps every promise of ``ContactCenterStorage`` and no more, and remembers the last 262,144
/// batches. What it holds is gone with the process.
public final class InMemoryStorage: ContactCenterStorage {
  private let state: Locked<InMemoryState>
  private let encodesRecords: Bool

  /// Creates an empty storage for one tenant.
  ///
  /// With `encodesRecords`, every record that is committed is encoded and decoded again, as a
  /// database would do it: what does not survive that is found here. It costs a commit 40 times.
  public convenience init(encodesRecords: Bool = false) {
    self.init(Locked(InMemoryState()), encodesRecords: encodesRecords)
  }

  init(_ state: Locked<InMemoryState>, encodesRecords: Bool) {
    self.state = state
    self.encodesRecords = encodesRecords
  }

  /// How many rows were read or written so far, so that tests can tell a look-up from a scan.
  public var rowsTouched: Int { state.withLock { $0.rowsTouched } }

  /// Looks at everything that is held.
  func scan<Result: Sendable>(_ look: (InMemoryState) -> Result) -> Result {
    state.withLock { look($0) }
  }

  /// Reads everything that a request names, as of one instant.
  public func load(_ request: LoadRequest) throws -> Loaded {
    state.withLock { $0.load(request) }
  }

  /// Applies a batch as a whole or not at all.
  @discardableResult
  public func commit(_ batch: borrowing ChangeBatch) throws -> EventCursor {
    if encodesRecords {
      let batch = try batch.afterRoundTrip()
      return try state.withLock { (state) throws(StorageError) in try state.commit(batch) }
    }
    return try state.withLock { (state) throws(StorageError) in try state.commit(batch) }
  }

  /// The first conversations that wait in any of some queues.
  public func waiting(in queues: [QueueID], limit: Int) throws -> [Versioned<Conversation>] {
    state.withLock { $0.waiting(in: queues, limit: limit) }
  }

  /// The first agents who are ready for a conversation.
  ///
  /// The first question for an order walks through its teams; from then on the order is kept.
  public func readyAgents(_ query: ReadyAgentsQuery) throws -> [Versioned<Agent>] {
    state.withLock { $0.readyAgents(query) }
  }

  /// The agents of a team, or all, by identifier, after one of them.
  public func agents(
    of team: TeamID?,
    after: AgentID?,
    limit: Int
  ) throws -> [Versioned<Agent>] {
    state.withLock { $0.agents(of: team, after: after, limit: limit) }
  }

  /// The conversations of which something is due, earliest deadline first.
  public func due(at now: Date, limit: Int) throws -> [ConversationID] {
    state.withLock { $0.due(at: now, limit: limit) }
  }

  /// The earliest deadline or delivery attempt there is.
  public func nextDeadline() throws -> Date? { state.withLock { $0.nextDeadline() } }

  /// Leases deliveries that are due: only the first unsettled one of each conversation.
  public func lease(_ request: DeliveryLease) throws -> [LeasedDelivery] {
    state.withLock { $0.lease(request) }
  }

  /// The delivery of a message.
  public func delivery(of message: MessageID) throws -> Delivery? {
    state.withLock { state in state.deliveryRow(message).map { state.outbox[$0].delivery } }
  }

  /// The messages of a conversation before a sequence number, in the order of the transcript.
  public func transcript(
    of conversation: ConversationID,
    before: Int?,
    limit: Int
  ) throws -> [Message] {
    state.withLock { $0.transcript(of: conversation, before: before, limit: limit) }
  }

  /// A page of conversations.
  public func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) throws -> Page<Versioned<Conversation>> {
    try state.withLock { (state) throws(StorageError) in
      try state.conversations(query, after: after, limit: limit)
    }
  }

  /// How many conversations an inbox has in each of its categories.
  public func inboxCounts(_ filter: InboxFilter, sight: InboxSight) throws -> InboxCounts {
    state.withLock { $0.inboxCounts(filter, sight: sight) }
  }

  /// A page of documents.
  public func documents(
    _ query: DocumentQuery,
    after: PageCursor?,
    limit: Int
  ) throws -> Page<Versioned<Document>> {
    try state.withLock { (state) throws(StorageError) in
      try state.documents(query, after: after, limit: limit)
    }
  }

  /// The events after a cursor, in order.
  public func events(after cursor: EventCursor, limit: Int) throws -> [RecordedEvent] {
    state.withLock { $0.events(after: cursor, limit: limit) }
  }

  /// The cursor of the last event there is.
  public func lastCursor() throws -> EventCursor { state.withLock { $0.events.last } }

  /// Forgets claims that have expired, and reports that have waited in vain for seven days.
  public func removeExpired(at now: Date, limit: Int) throws -> Int {
    state.withLock { $0.removeExpired(at: now, limit: limit) }
  }
}
