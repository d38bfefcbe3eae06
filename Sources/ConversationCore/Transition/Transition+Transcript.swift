#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Transition {
  /// Appends a message at the next position of the transcript.
  @discardableResult
  mutating func append(
    _ content: MessageContent,
    author: MessageAuthor,
    direction: MessageDirection,
    channel: ChannelKind? = nil,
    attachments: [Attachment] = [],
    quickReplies: [QuickReply]? = nil,
    at now: Date,
    sentAt: Date? = nil,
    externalID: String? = nil,
    isVerifiedSender: Bool = true,
    fullText: String? = nil,
    automaticSignal: String? = nil,
    payload: String? = nil,
    template: MessageTemplate? = nil,
    askedBy agent: AgentID? = nil,
    consent: ConsentRequest? = nil
  ) -> Message {
    conversation.messageCount += 1
    var message = Message(
      id: MessageID(conversation: conversation.id, sequence: conversation.messageCount),
      author: author,
      direction: direction,
      channel: channel ?? conversation.channel,
      content: content,
      attachments: attachments,
      quickReplies: quickReplies,
      at: now,
      sentAt: sentAt,
      externalID: externalID,
      isVerifiedSender: isVerifiedSender,
      fullText: fullText,
      automaticSignal: automaticSignal,
      payload: payload,
      template: template,
      status: direction == .outbound ? .queued : nil
    )
    if let agent { message.askedBy = agent }
    if let consent { message.consent = consent }
    messages.append(message)
    if direction != .internal { countMessage(at: now) }
    note(.messageAppended(sequence: message.id.sequence, direction))
    return message
  }

  /// Appends a notice of the SDK.
  mutating func append(_ notice: SystemNotice, at now: Date) {
    append(.notice(notice), author: .system, direction: .internal, at: now)
  }
}
