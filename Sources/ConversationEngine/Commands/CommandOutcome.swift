public import ConversationCore

/// What a command has done.
public struct CommandOutcome: Hashable, Sendable {
  /// The conversation it changed or started.
  public let conversation: ConversationID?
  /// The message it appended.
  public let message: MessageID?
  /// Whether it had been carried out before, under the same idempotency key.
  public let isRepeated: Bool

  init(conversation: ConversationID? = nil, message: MessageID? = nil, isRepeated: Bool = false) {
    self.conversation = conversation
    self.message = message
    self.isRepeated = isRepeated
  }
}
