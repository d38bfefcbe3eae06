public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A record to be written, and the version it must have before.
public struct Change<Value: Sendable>: Sendable {
  /// The record as it is to be, with the version that it has then.
  public let record: Versioned<Value>
  /// The version it must have; `nil` for a record that must not exist yet.
  public let expected: Int?

  /// Writes a record.
  @inlinable
  public init(_ value: Value, expected: Int?) {
    self.init(Shared(value), expected: expected)
  }

  @inlinable
  package init(_ shared: Shared<Value>, expected: Int?) {
    record = Versioned(shared, version: (expected ?? 0) + 1)
    self.expected = expected
  }

  /// The record, as it is to be.
  @inlinable public var value: Value {
    _read { yield record.value }
  }
}

/// A document to be removed, and the version it must have before.
public struct DocumentRemoval: Hashable, Sendable {
  /// The document.
  public let id: DocumentID
  /// The version it must have.
  public let expected: Int

  /// Removes a document.
  public init(_ id: DocumentID, expected: Int) {
    self.id = id
    self.expected = expected
  }
}

/// What a command has only read and must still be so when it is committed.
@nonexhaustive
public enum Guard: Hashable, Sendable {
  /// A document has this version; `nil` if it must not exist.
  case document(DocumentID, version: Int?)
  /// An agent has this version.
  case agent(AgentID, version: Int)
  /// A conversation has this version.
  case conversation(ConversationID, version: Int)
}

/// A thread key that is to point to a conversation.
public struct ThreadBinding: Hashable, Sendable {
  /// The key.
  public let key: ThreadKey
  /// The conversation it is to point to.
  public let conversation: ConversationID
  /// The conversation it must point to before; `nil` if the key must not exist.
  public let expected: ConversationID?

  /// Binds a key.
  public init(_ key: ThreadKey, to conversation: ConversationID, expected: ConversationID?) {
    self.key = key
    self.conversation = conversation
    self.expected = expected
  }
}

/// What came of a leased delivery.
public struct DeliverySettlement: Hashable, Sendable {
  /// The lease under which it was tried.
  public let lease: LeaseID
  /// The delivery, as it is to be.
  public let delivery: Delivery

  /// Settles a delivery.
  public init(_ delivery: Delivery, under lease: LeaseID) {
    self.delivery = delivery
    self.lease = lease
  }
}

/// That a message which has gone out is looked at again, or one that waits earlier: its visitor has left
/// with it unread, or is back.
public struct DeliveryResumption: Hashable, Sendable {
  /// The message.
  public let message: MessageID
  /// When.
  public let at: Date

  /// Resumes the delivery of a message.
  public init(_ message: MessageID, at date: Date) {
    self.message = message
    self.at = date.inWholeMilliseconds
  }
}

/// A provider's report, resolved to deliveries of this storage.
public struct DeliveryReportRecord: Hashable, Sendable {
  /// Which deliveries it is about.
  @nonexhaustive
  public enum Target: Hashable, Sendable {
    /// The one that has this identifier of the provider, at this adapter. If none has it yet, the
    /// report waits and is applied when one takes the identifier.
    case providerID(String, adapter: AdapterID)
    /// The delivery of a message.
    case message(MessageID)
    /// Those of a conversation that were sent no later than a time.
    case sentUntil(Date, in: ConversationID)
  }

  /// Which deliveries it is about.
  public let target: Target
  /// How far they have come.
  public let status: DeliveryStatus
  /// Why they failed.
  public let failure: DeliveryFailure?
  /// The provider's identifier, where the report reveals it.
  public let providerID: String?

  /// Resolves a report.
  public init(
    _ target: Target,
    status: DeliveryStatus,
    failure: DeliveryFailure? = nil,
    providerID: String? = nil
  ) {
    self.target = target
    self.status = status
    self.failure = failure
    self.providerID = providerID
  }
}

/// Everything that one command changes.
///
/// It is applied as a whole or not at all.
public struct ChangeBatch: Sendable {
  /// Names the batch: committing it again changes nothing and returns the first result.
  public let id: BatchID
  /// When the command was decided.
  public let at: Date
  /// Conversations to be written.
  public var conversations: [Change<Conversation>] = []
  /// Agents to be written.
  public var agents: [Change<Agent>] = []
  /// Documents to be written.
  public var documents: [Change<Document>] = []
  /// Documents to be removed.
  public var removals: [DocumentRemoval] = []
  /// What must still be so.
  public var guards: [Guard] = []
  /// Thread keys to be bound.
  public var threads: [ThreadBinding] = []
  /// Claims to be taken.
  public var claims: [Claim] = []
  /// Claims to be forgotten, before any is taken; one that is not taken is none the less forgotten.
  public var forgottenClaims: [ClaimKey] = []
  /// Conversations whose messages, deliveries and thread keys are to be erased.
  public var erasures: [ConversationErasure] = []
  /// Messages to be appended, in order.
  public var messages: [Message] = []
  /// Contents to be replaced.
  public var amendments: [MessageAmendment] = []
  /// Deliveries to be queued.
  public var deliveries: [Delivery] = []
  /// Deliveries to be looked at again, by the rule of `Delivery.resume(at:)`.
  public var resumptions: [DeliveryResumption] = []
  /// Outcomes of leased deliveries.
  public var settlements: [DeliverySettlement] = []
  /// Providers' reports.
  public var reports: [DeliveryReportRecord] = []
  /// Events to be recorded, in order, after which come those of settlements and reports.
  public var events: [Event] = []

  /// Begins an empty batch.
  public init(id: BatchID, at: Date) {
    self.id = id
    self.at = at.inWholeMilliseconds
  }
}
