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
  public private(set) var senderName: String?
  /// The text; it may be empty.
  public private(set) var text: String
  /// All that its author sent, where ``text`` is without what they quoted and signed.
  public private(set) var fullText: String?
  /// The files, by reference.
  public private(set) var attachments: [Attachment]
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
  /// The messages before it in its thread, as it names them, the oldest first: what an answer to it
  /// is to name as well, on channels whose programs sort by that.
  public var thread: [String] { earlier ?? [] }
  /// What a button that the customer pressed carries for programs; its words are the text.
  public let payload: String?
  /// By what the customer came, if they came by a link or advertisement.
  public let referral: Referral?
  /// The group of numbers that the recipient belongs to, where the provider keeps consents for the
  /// whole of it (a messaging service).
  public let recipientGroup: String?
  /// What the provider itself recognised the message to ask for, and has answered (C-02).
  public let consentRequest: ConsentRequest?
  /// What tells that no person has written it for the business, such as `auto-submitted`; nothing
  /// answers such a message by itself (C-04).
  public let automaticSignal: String?
  /// Whether it may reopen a conversation that has ended; absence notes and bounces may not.
  public var mayReopen: Bool { keepsEnded != true }
  /// The files that were dropped on the way, and why (W-28, W-29, W-38).
  public var droppedAttachments: [DroppedAttachment] { dropped ?? [] }
  // Absent where there is nothing to say: records from before they were there are read.
  private let keepsEnded: Bool?
  private var dropped: [DroppedAttachment]?
  private let earlier: [String]?

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
    referral: Referral? = nil,
    recipientGroup: String? = nil,
    consentRequest: ConsentRequest? = nil,
    fullText: String? = nil,
    automaticSignal: String? = nil,
    mayReopen: Bool = true,
    droppedAttachments: [DroppedAttachment] = [],
    thread: [String] = []
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
    self.referral = referral
    self.recipientGroup = recipientGroup
    self.consentRequest = consentRequest
    self.fullText = fullText
    self.automaticSignal = automaticSignal
    keepsEnded = mayReopen ? nil : true
    dropped = droppedAttachments.isEmpty ? nil : droppedAttachments
    earlier = thread.isEmpty ? nil : thread
  }

  /// When it was sent, where the provider vouches for that.
  ///
  /// On email and web chat it is the customer's own computer that says so.
  var sentAtByProvider: Date? {
    guard let sentAt, channel != .email, channel != .webChat else { return nil }
    return sentAt.inWholeMilliseconds
  }

  /// The message with other words, as it is to be stored instead; all that its author sent is left
  /// out unless it is stated again, since it holds what was changed.
  public func saying(_ text: String, subject: String?, fullText: String? = nil) -> Self {
    var other = self
    other.text = text
    other.subject = subject
    other.fullText = fullText
    return other
  }

  /// The message without its files.
  var withoutFiles: Self {
    var other = self
    other.attachments = []
    return other
  }

  /// The message with another sender's name, and other names of its files, one for each.
  package func naming(sender: String?, files: [String?], dropped: [String?] = []) -> Self {
    var other = self
    if !dropped.isEmpty {
      other.dropped = zip(droppedAttachments, dropped).map {
        DroppedAttachment(name: $1, reason: $0.reason)
      }
    }
    other.senderName = sender
    other.attachments = zip(attachments, files).map { $0.named($1) }
    return other
  }
}
