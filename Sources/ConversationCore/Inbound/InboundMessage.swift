#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A customer's message, as an adapter has read it off the wire.
public struct InboundMessage: Hashable, Sendable, Codable {
  /// The channel that carried it.
  public let channel: ChannelKind
  /// What the provider calls the entry point it was sent to: number, page id, mailbox, widget.
  public let recipient: String
  /// The customer's address, normalised.
  public let sender: ChannelAddress
  /// Whether the sender is proven: by the provider's word or a signed identity.
  public let isVerifiedSender: Bool
  /// The name in the channel's profile, if there is one.
  public let senderName: String?
  /// The text; it may be empty.
  public private(set) var text: String
  /// The files, by reference.
  public let attachments: [Attachment]
  /// The provider's identifier: what makes a second copy a duplicate.
  public let externalID: String
  /// When the provider says that it was sent.
  public let sentAt: Date?
  /// The subject, on channels that have one.
  public private(set) var subject: String?
  /// The message of ours that it answers, where the channel proves that (a signed reference).
  public let answersMessage: MessageID?
  /// References by which the message says what it answers, in order of trust.
  public let answers: [String]
  /// References by which later messages may answer this one.
  public let references: [String]
  /// What a button that the customer pressed carries for programs; its words are the text.
  public let payload: String?
  /// The group of numbers that the recipient belongs to, where the provider keeps consents for the
  /// whole of it (a messaging service).
  public let recipientGroup: String?
  /// What the provider itself recognised the message to ask for, and has answered (C-02).
  public let consentRequest: ConsentRequest?

  /// Describes a message.
  public init(
    channel: ChannelKind,
    recipient: String,
    sender: ChannelAddress,
    isVerifiedSender: Bool = true,
    senderName: String? = nil,
    text: String,
    attachments: [Attachment] = [],
    externalID: String,
    sentAt: Date? = nil,
    subject: String? = nil,
    answersMessage: MessageID? = nil,
    answers: [String] = [],
    references: [String] = [],
    payload: String? = nil,
    recipientGroup: String? = nil,
    consentRequest: ConsentRequest? = nil
  ) {
    self.channel = channel
    self.recipient = recipient
    self.sender = sender
    self.isVerifiedSender = isVerifiedSender
    self.senderName = senderName
    self.text = text
    self.attachments = attachments
    self.externalID = externalID
    self.sentAt = sentAt
    self.subject = subject
    self.answersMessage = answersMessage
    self.answers = answers
    self.references = references
    self.payload = payload
    self.recipientGroup = recipientGroup
    self.consentRequest = consentRequest
  }

  /// The message with other words, as it is to be stored instead.
  public func saying(_ text: String, subject: String?) -> Self {
    var other = self
    other.text = text
    other.subject = subject
    return other
  }
}
