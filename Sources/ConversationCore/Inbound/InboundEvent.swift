#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a provider reports of messages that went out.
public struct DeliveryReport: Hashable, Sendable {
  /// Which messages it is about.
  @nonexhaustive
  public enum Target: Hashable, Sendable {
    /// The message to which the provider gave this identifier.
    case providerID(String)
    /// The message that we named so when we sent it.
    case message(MessageID)
    /// Every message that was sent to a customer up to a time (watermarks).
    case sentUntil(Date, to: ChannelAddress)
  }

  /// The channel.
  public let channel: ChannelKind
  /// What the provider calls the entry point.
  public let recipient: String
  /// Which messages it is about.
  public let target: Target
  /// How far they have come.
  public let status: DeliveryStatus
  /// Why they failed.
  public let failure: DeliveryFailure?
  /// The provider's identifier, where the report reveals it.
  public let providerID: String?

  /// Describes a report.
  public init(
    channel: ChannelKind,
    recipient: String,
    target: Target,
    status: DeliveryStatus,
    failure: DeliveryFailure? = nil,
    providerID: String? = nil
  ) {
    self.channel = channel
    self.recipient = recipient
    self.target = target
    self.status = status
    self.failure = failure
    self.providerID = providerID
  }
}

/// The customer has ended the conversation on their side (W-40).
public struct CustomerEnd: Hashable, Sendable {
  /// The channel.
  public let channel: ChannelKind
  /// What the provider calls the entry point.
  public let recipient: String
  /// The customer's address.
  public let sender: ChannelAddress

  /// Describes the end.
  public init(channel: ChannelKind, recipient: String, sender: ChannelAddress) {
    self.channel = channel
    self.recipient = recipient
    self.sender = sender
  }
}

/// What an adapter has read off the wire, ready for `ContactCenter.ingest`.
@nonexhaustive
public enum InboundEvent: Hashable, Sendable {
  /// A customer's message.
  case message(InboundMessage)
  /// A part of a customer's message, whose siblings come by themselves.
  indirect case part(MessagePart)
  /// What a provider reports about a customer's consent.
  indirect case consent(ConsentReport)
  /// A report on messages that went out.
  indirect case delivery(DeliveryReport)
  /// Something in a customer's thread that is no message of theirs.
  indirect case sign(ThreadSign)
  /// Something about the business's own account.
  indirect case account(AccountNotice)
  /// A customer is known by another address from now on.
  indirect case addressChanged(AddressChange)
  /// The customer has ended the conversation.
  indirect case customerEnded(CustomerEnd)
}
