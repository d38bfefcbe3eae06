#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Why a message could not be sent, as a code without customer data.
public struct DeliveryFailure: Hashable, Sendable, Codable {
  /// What kind of failure it is, for those who handle it.
  @nonexhaustive
  public enum Kind: String, Hashable, Sendable, Codable {
    /// The recipient cannot be reached at this address.
    case unreachable
    /// The recipient does not want messages.
    case optedOut
    /// The channel's messaging window is closed.
    case windowClosed
    /// The provider refuses the content or the sender.
    case policy
    /// The credentials are wrong or expired: the channel has to be set up again.
    case credentials
    /// The request itself is wrong.
    case invalidRequest
    /// The time or the number of tries is used up.
    case exhausted
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// The provider's own code, if there is one.
  public let code: String?

  /// Describes a failure.
  public init(_ kind: Kind, code: String? = nil) {
    self.kind = kind
    self.code = code
  }
}

/// The way of one outbound message to the customer: a row of the transactional outbox.
///
/// It is stored in the commit that appends its message, and leased by a worker later.
public struct Delivery: Hashable, Sendable, Codable, Identifiable {
  /// The message that is delivered.
  public let id: MessageID
  /// Which way it goes, which seldom changes.
  var way: Rare<DeliveryWay>
  /// How far it has come.
  public internal(set) var status: DeliveryStatus
  /// How often sending was tried.
  public internal(set) var attempts: Int
  /// When it is tried next; `nil` once it is settled.
  public internal(set) var nextAttemptAt: Date?
  /// When the provider took it.
  public internal(set) var sentAt: Date?
  /// The provider's identifier, once it has taken the message.
  public internal(set) var providerID: String?
  /// Why it failed.
  public internal(set) var failure: DeliveryFailure? {
    get { rareFailure?.value }
    set { rareFailure = newValue.map { Rare($0) } }
  }
  var rareFailure: Rare<DeliveryFailure>?
  /// When the customer read it, as far as that is known (S-10).
  public internal(set) var readAt: Date? {
    get { rareReadAt?.value }
    set { rareReadAt = newValue.map { Rare($0) } }
  }
  var rareReadAt: Rare<Date>?

  /// Creates a delivery that is due at once.
  public init(
    id: MessageID,
    entryPoint: EntryPointID,
    adapter: AdapterID,
    channel: ChannelKind,
    recipient: ChannelAddress,
    answers: String? = nil,
    thread: [String]? = nil,
    subject: String? = nil,
    lastInboundAt: Date? = nil,
    at now: Date
  ) {
    self.id = id
    way = Rare(
      DeliveryWay(
        entryPoint: entryPoint,
        adapter: adapter,
        channel: channel,
        recipient: recipient,
        answers: answers,
        thread: thread,
        subject: subject,
        lastInboundAt: lastInboundAt
      )
    )
    status = .queued
    attempts = 0
    nextAttemptAt = now
  }
}
