public import ConversationCore

/// A message to a customer, with everything that an adapter needs to send it.
public struct OutboundMessage: Hashable, Sendable {
  /// Our name for it, which providers that take one hand back in their reports.
  public let id: MessageID
  /// The entry point that it leaves by.
  public let entryPoint: EntryPoint
  /// Where it goes.
  public let recipient: ChannelAddress
  /// The text; it may be empty beside attachments.
  public let text: String
  /// The files, by reference.
  public let attachments: [Attachment]
  /// The answers that the customer can give by a button.
  public let quickReplies: [QuickReply]
  /// Whether a program wrote it, not a person.
  public let isAutomatic: Bool
  /// Whether the channel's standard messaging window has closed, so that only what a person wrote
  /// may still go, where the channel marks such messages (C-03).
  public let isOutsideStandardWindow: Bool
  /// The provider's identifier of the customer's message that it answers.
  public let answers: String?
  /// The messages before that one in its thread, the oldest first, on channels that name them.
  public let thread: [String]
  /// The subject of the conversation, on channels that have one.
  public let subject: String?
  /// The approved wording that it is sent by, on channels that take one; ``text`` then says what the
  /// customer is going to read.
  public let template: MessageTemplate?

  /// Describes a message.
  public init(
    id: MessageID,
    entryPoint: EntryPoint,
    recipient: ChannelAddress,
    text: String,
    attachments: [Attachment] = [],
    quickReplies: [QuickReply] = [],
    isAutomatic: Bool = false,
    isOutsideStandardWindow: Bool = false,
    answers: String? = nil,
    thread: [String] = [],
    subject: String? = nil,
    template: MessageTemplate? = nil
  ) {
    self.id = id
    self.entryPoint = entryPoint
    self.recipient = recipient
    self.text = text
    self.attachments = attachments
    self.quickReplies = quickReplies
    self.isAutomatic = isAutomatic
    self.isOutsideStandardWindow = isOutsideStandardWindow
    self.answers = answers
    self.thread = thread
    self.subject = subject
    self.template = template
  }
}
