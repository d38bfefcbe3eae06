public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Where a contact center keeps what is true.
///
/// A storage serves one tenant. Everything that a command changes arrives in one
/// ``ChangeBatch``; everything it reads, in one ``LoadRequest``. Every promise below is a check in the
/// module `ConversationTesting`, which an implementation runs in its own tests; ``InMemoryStorage`` is
/// the reference.
///
/// Index keys are computed by `ConversationCore` (`Conversation.nextDeadline`,
/// `Agent.isReady(for:)`, `StoredDocument.documentKeys` and others), never by the storage. Texts are
/// told apart and ordered by their UTF-8 bytes. A limit of zero or less asks for nothing.
public protocol ContactCenterStorage: Sendable {
  /// Reads everything that a request names, as of one instant.
  ///
  /// Cost: one look-up each. Promise: what was committed before the call began is read.
  func load(_ request: LoadRequest) async throws -> Loaded

  /// Applies a batch as a whole or not at all.
  ///
  /// Versions, guards, thread keys and unique document keys are checked first, then claims. Messages
  /// continue the gapless sequence of their conversation. What a batch refers to exists before it or
  /// comes with it, and it changes each record once; all else is a `conflict`. Only reports and
  /// resumptions may be about nothing: they change nothing. A resumed delivery is handed out at its
  /// time as if nobody had leased it before, unless a report settles it first. A batch that was committed before changes nothing and
  /// returns its first result, as long as the storage remembers it: for a day, or a quarter of a
  /// million batches.
  ///
  /// - Returns: The cursor of the last event there is after the commit.
  /// - Throws: ``StorageError`` `conflict`, `duplicate`, `unavailable` or `unknownOutcome`.
  @discardableResult
  func commit(_ batch: ChangeBatch) async throws -> EventCursor

  /// The first conversations that wait in any of some queues: highest priority first, then who has
  /// waited longest.
  ///
  /// Index: queue, priority, waiting since, id.
  func waiting(in queues: [QueueID], limit: Int) async throws -> [Versioned<Conversation>]

  /// The first agents who are ready for a conversation, in the order of the query, each once.
  ///
  /// Index: team, class and order, over ready agents only.
  func readyAgents(_ query: ReadyAgentsQuery) async throws -> [Versioned<Agent>]

  /// The agents of a team, or all, by identifier, after one of them.
  ///
  /// Index: team, id.
  func agents(
    of team: TeamID?,
    after: AgentID?,
    limit: Int
  ) async throws -> [Versioned<Agent>]

  /// The conversations of which something is due, earliest deadline first.
  ///
  /// Index: next deadline, id.
  func due(at now: Date, limit: Int) async throws -> [ConversationID]

  /// The earliest deadline or delivery attempt there is, so that a worker may sleep until then. A
  /// leased delivery counts with the end of its lease.
  func nextDeadline() async throws -> Date?

  /// Leases deliveries that are due, of the adapters that the request names: only the first unsettled
  /// one of each conversation, so that messages leave in order.
  ///
  /// Index: adapter and attempt time, over the heads of conversations. Promise: no delivery is under two leases
  /// at once; one whose lease ran out is handed out again, marked as one that may have been sent.
  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery]

  /// The delivery of a message.
  func delivery(of message: MessageID) async throws -> Delivery?

  /// The messages of a conversation before a sequence number (from the end for `nil`), in the order
  /// of the transcript, each with its delivery's status and failure.
  func transcript(
    of conversation: ConversationID,
    before: Int?,
    limit: Int
  ) async throws -> [Message]

  /// A page of conversations.
  ///
  /// Promise: who reads page by page meets everything whose place does not change once, in order,
  /// whatever comes and goes meanwhile.
  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>>

  /// How many conversations an inbox has in each of its categories, as one agent sees them, and how
  /// many of them wait for an answer: as many as its lists have.
  ///
  /// Promise: kept as counters, so that its cost does not grow with the conversations.
  func inboxCounts(_ filter: InboxFilter, sight: InboxSight) async throws -> InboxCounts

  /// A page of documents, by rank and identifier; as for conversations.
  func documents(
    _ query: DocumentQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Document>>

  /// The events after a cursor, in order.
  ///
  /// Promise: nothing ever appears at or before a cursor that was handed out, though commits overlap
  /// and end in another order than they began.
  func events(after cursor: EventCursor, limit: Int) async throws -> [RecordedEvent]

  /// The cursor of the last event there is.
  func lastCursor() async throws -> EventCursor

  /// Forgets claims that have expired, and reports that have waited in vain for seven days.
  ///
  /// - Returns: How many were forgotten; fewer than `limit` means that none are left.
  func removeExpired(at now: Date, limit: Int) async throws -> Int
}
