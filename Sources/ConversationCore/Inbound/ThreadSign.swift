#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Something that happened in a customer's thread and is no message of theirs: an edit, a reaction,
/// an answer that was given elsewhere, a hand-over.
///
/// It never opens a conversation, and it does not open the channel's messaging window (C-03).
public struct ThreadSign: Hashable, Sendable {
  /// What happened.
  @nonexhaustive
  public enum Kind: Hashable, Sendable {
    /// The customer has changed what a message of theirs says; the provider's identifier of it.
    case edited(String, text: String, revision: Int?)
    /// The customer has taken a message of theirs back; the provider's identifier of it.
    case retracted(String)
    /// The customer has set an emoji to a message, or taken it away (`nil`); the provider's
    /// identifier of the message, which may be ours.
    case reacted(to: String, emoji: String?)
    /// The customer came by a link or advertisement, and has not written yet.
    case referred(Referral)
    /// The business has answered by another way than this contact center: in the provider's own
    /// inbox, by another program.
    case answeredElsewhere(OutsideMessage)
    /// Who answers the thread has changed, or is to change.
    case control(ThreadControl)
  }

  /// The channel.
  public let channel: ChannelKind
  /// What the provider calls the entry point.
  public let recipient: String
  /// The customer's address.
  public let customer: ChannelAddress
  /// What happened.
  public let kind: Kind
  /// When the provider says that it happened.
  public let at: Date?
  /// What makes a second copy a duplicate.
  public let externalID: String

  /// Describes a sign.
  public init(
    _ kind: Kind,
    channel: ChannelKind,
    recipient: String,
    customer: ChannelAddress,
    at: Date? = nil,
    externalID: String
  ) {
    if case .edited(let message, let text, let revision) = kind {
      self.kind = .edited(message, text: text.withoutNulls, revision: revision)
    } else {
      self.kind = kind
    }
    self.channel = channel
    self.recipient = recipient
    self.customer = customer
    self.at = at
    self.externalID = externalID
  }
}

/// A message to a customer that did not go through this contact center.
public struct OutsideMessage: Hashable, Sendable {
  /// The provider's identifier.
  public let providerID: String
  /// The text; it may be empty.
  public let text: String
  /// The files, by reference.
  public let attachments: [Attachment]
  /// What sent it, in the provider's word: the identifier of a program, or an inbox of the
  /// provider's own; `nil` if the provider does not say.
  public let sender: String?

  /// Describes a message.
  public init(
    providerID: String,
    text: String,
    attachments: [Attachment] = [],
    sender: String? = nil
  ) {
    self.providerID = providerID
    self.text = text.withoutNulls
    self.attachments = attachments
    self.sender = sender
  }
}
