#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Which way a message goes.
@nonexhaustive
public enum MessageDirection: String, Hashable, Sendable, Codable {
  /// From the customer.
  case inbound
  /// To the customer.
  case outbound
  /// Neither: a private note or a notice, which never leaves.
  case `internal`
}

/// One message of a conversation's transcript.
public struct Message: Hashable, Sendable, Codable, Identifiable {
  /// The conversation and the position in it, from 1 on, without gaps.
  ///
  /// Immutable.
  public let id: MessageID
  /// Who wrote it.
  public let author: MessageAuthor
  /// Which way it goes.
  public let direction: MessageDirection
  /// The channel that carried it: the badge of each single message (H-09, A-39).
  ///
  /// An answer that goes out another way than it was written for changes it when it leaves.
  public internal(set) var channel: ChannelKind
  /// What it says.
  ///
  /// Redaction, edits and erasure replace it.
  public internal(set) var content: MessageContent
  /// When it entered the transcript.
  public let at: Date
  /// When the provider says that it was sent, for inbound messages.
  public let sentAt: Date?
  /// The provider's identifier, for inbound messages.
  public let externalID: String?
  /// Whether the sender is proven to be the customer; `false` marks a stranger in a known thread.
  public let isVerifiedSender: Bool
  /// How far an outbound message has come; storages keep it in step with its delivery.
  public var status: DeliveryStatus?
  /// What few messages have.
  var rareDetails: Rare<MessageDetails>?

  /// Creates a message.
  public init(
    id: MessageID,
    author: MessageAuthor,
    direction: MessageDirection,
    channel: ChannelKind,
    content: MessageContent,
    attachments: [Attachment] = [],
    quickReplies: [QuickReply]? = nil,
    at: Date,
    sentAt: Date? = nil,
    externalID: String? = nil,
    isVerifiedSender: Bool = true,
    fullText: String? = nil,
    automaticSignal: String? = nil,
    payload: String? = nil,
    template: MessageTemplate? = nil,
    status: DeliveryStatus? = nil
  ) {
    self.id = id
    self.author = author
    self.direction = direction
    self.channel = channel
    self.content = content
    self.at = at
    self.sentAt = sentAt
    self.externalID = externalID
    self.isVerifiedSender = isVerifiedSender
    self.status = status
    guard
      fullText != nil || !attachments.isEmpty || quickReplies != nil || automaticSignal != nil
        || payload != nil || template != nil
    else { return }
    rareDetails = Rare(
      MessageDetails(
        fullText: fullText,
        attachments: attachments,
        quickReplies: quickReplies,
        automaticSignal: automaticSignal,
        payload: payload,
        template: template
      )
    )
  }

  /// Whether it is a private note of an agent.
  public var isNote: Bool {
    if case .agent = author { return direction == .internal }
    return false
  }

  /// The text, if the message is one.
  public var text: String? {
    if case .text(let text) = content { return text }
    return nil
  }
}
