#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A customer's message, as an adapter has read it off the wire.
///
/// However much it holds, a copy is one reference.
public struct InboundMessage: Hashable, Sendable, Codable {
  /// The channel that carried it.
  public var channel: ChannelKind { fields.value.channel }
  /// What the provider calls the entry point it was sent to: number, page id, mailbox, widget.
  public var recipient: String { fields.value.recipient }
  /// The customer's address, normalised.
  public var sender: ChannelAddress { fields.value.sender }
  /// Another address by which the provider knows the same customer: what comes from either belongs to
  /// one thread.
  public var alias: ChannelAddress? { fields.value.alias }
  /// Whether the sender is proven: by the provider's word or a signed identity.
  public var isVerifiedSender: Bool { fields.value.isVerifiedSender }
  /// The name in the channel's profile, if there is one.
  public var senderName: String? { fields.value.senderName }
  /// The text; it may be empty.
  public var text: String { fields.value.text }
  /// All that its author sent, where ``text`` is without what they quoted and signed.
  public var fullText: String? { fields.value.fullText }
  /// The files, by reference.
  public var attachments: [Attachment] { fields.value.attachments }
  /// The provider's identifier: what makes a second copy a duplicate.
  public var externalID: String { fields.value.externalID }
  /// When the provider says that it was sent.
  public var sentAt: Date? { fields.value.sentAt }
  /// The subject, on channels that have one.
  public var subject: String? { fields.value.subject }
  /// The message of ours that it answers, where the channel proves that (a signed reference).
  public var answersMessage: MessageID? { fields.value.answersMessage }
  /// References by which the message says what it answers, in order of trust.
  public var answers: [String] { fields.value.answers }
  /// References by which later messages may answer this one.
  public var references: [String] { fields.value.references }
  /// The messages before it in its thread, as it names them, the oldest first: what an answer to it
  /// is to name as well, on channels whose programs sort by that.
  public var thread: [String] { fields.value.earlier ?? [] }
  /// What a button that the customer pressed carries for programs; its words are the text.
  public var payload: String? { fields.value.payload }
  /// By what the customer came, if they came by a link or advertisement.
  public var referral: Referral? { fields.value.referral }
  /// The group of numbers that the recipient belongs to, where the provider keeps consents for the
  /// whole of it (a messaging service).
  public var recipientGroup: String? { fields.value.recipientGroup }
  /// What the provider itself recognised the message to ask for, and has answered (C-02).
  public var consentRequest: ConsentRequest? { fields.value.consentRequest }
  /// What tells that no person has written it for the business, such as `auto-submitted`; nothing
  /// answers such a message by itself (C-04).
  public var automaticSignal: String? { fields.value.automaticSignal }
  /// Whether it may reopen a conversation that has ended; absence notes and bounces may not.
  public var mayReopen: Bool { fields.value.keepsEnded != true }
  /// Whether a card number was taken out of it before it was whole: while its parts waited.
  package var hadCardNumber: Bool { fields.value.hadCardNumber == true }
  /// The files that were dropped on the way, and why (W-28, W-29, W-38).
  public var droppedAttachments: [DroppedAttachment] { fields.value.dropped ?? [] }

  private struct Fields: Hashable, Sendable, Codable {
    let channel: ChannelKind
    let recipient: String
    let sender: ChannelAddress
    let isVerifiedSender: Bool
    var senderName: String?
    var text: String
    var fullText: String?
    var attachments: [Attachment]
    let externalID: String
    let sentAt: Date?
    var subject: String?
    let answersMessage: MessageID?
    let answers: [String]
    let references: [String]
    var payload: String?
    let alias: ChannelAddress?
    let referral: Referral?
    let recipientGroup: String?
    let consentRequest: ConsentRequest?
    let automaticSignal: String?
    // Absent where there is nothing to say: records from before they were there are read.
    let keepsEnded: Bool?
    var dropped: [DroppedAttachment]?
    let earlier: [String]?
    var hadCardNumber: Bool?
  }

  private var fields: Rare<Fields>

  /// Describes a message; what its author has written or named is taken over without U+0000.
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
    thread: [String] = [],
    alias: ChannelAddress? = nil
  ) {
    fields = Rare(
      Fields(
        channel: channel,
        recipient: recipient,
        sender: sender,
        isVerifiedSender: isVerifiedSender,
        senderName: senderName?.withoutNulls,
        text: text.withoutNulls,
        fullText: fullText?.withoutNulls,
        attachments: attachments,
        externalID: externalID,
        sentAt: sentAt,
        subject: subject?.withoutNulls,
        answersMessage: answersMessage,
        answers: answers,
        references: references,
        payload: payload?.withoutNulls,
        alias: alias == sender ? nil : alias,
        referral: referral,
        recipientGroup: recipientGroup,
        consentRequest: consentRequest,
        automaticSignal: automaticSignal,
        keepsEnded: mayReopen ? nil : true,
        dropped: droppedAttachments.isEmpty ? nil : droppedAttachments,
        earlier: thread.isEmpty ? nil : thread
      )
    )
  }

  /// When it was sent, where the provider vouches for that.
  ///
  /// On email and web chat it is the customer's own computer that says so.
  var sentAtByProvider: Date? {
    guard let sentAt, channel != .email, channel != .webChat else { return nil }
    return sentAt.inWholeMilliseconds
  }

  /// Reads a message.
  ///
  /// - Throws: `DecodingError` for what is none.
  public init(from decoder: any Decoder) throws { fields = try Rare(from: decoder) }

  /// Writes the message.
  public func encode(to encoder: any Encoder) throws { try fields.encode(to: encoder) }

  /// The message with other words, as it is to be stored instead; all that its author sent is left
  /// out unless it is stated again, since it holds what was changed.
  public func saying(_ text: String, subject: String?, fullText: String? = nil) -> Self {
    changed { fields in
      fields.text = text
      fields.subject = subject
      fields.fullText = fullText
    }
  }

  /// The message with other files, and others dropped.
  package func carrying(_ files: [Attachment], dropping dropped: [DroppedAttachment]) -> Self {
    changed { fields in
      fields.attachments = files
      fields.dropped = dropped.isEmpty ? nil : dropped
    }
  }

  /// The message without its files.
  var withoutFiles: Self {
    changed { $0.attachments = [] }
  }

  /// The message with another sender's name, other names of its files, one for each, and another
  /// payload of the button.
  package func naming(
    sender: String?,
    files: [String?],
    dropped: [String?] = [],
    payload: String?
  ) -> Self {
    changed { fields in
      fields.payload = payload
      if !dropped.isEmpty {
        fields.dropped = zip(droppedAttachments, dropped).map {
          DroppedAttachment(name: $1, reason: $0.reason)
        }
      }
      fields.senderName = sender
      fields.attachments = zip(attachments, files).map { $0.named($1) }
    }
  }

  /// The message with other words, where a card number was.
  package func redacted(_ text: String) -> Self {
    changed { fields in
      fields.text = text
      fields.hadCardNumber = true
    }
  }

  /// The first part of a message as the whole.
  func whole(text: String, attachments: [Attachment], hadCardNumber: Bool) -> Self {
    changed { fields in
      fields.text = text
      fields.attachments = attachments
      fields.hadCardNumber = hadCardNumber ? true : nil
    }
  }

  private func changed(_ change: (inout Fields) -> Void) -> Self {
    var other = self
    var fields = fields.value
    change(&fields)
    other.fields = Rare(fields)
    return other
  }
}
