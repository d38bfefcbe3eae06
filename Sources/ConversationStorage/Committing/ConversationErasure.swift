public import ConversationCore

/// The erasure of what a storage holds about a customer under one of their conversations.
///
/// Promise: each message of the conversation is what `Message.erased()` makes of it, and each delivery
/// what `Delivery.erased()` does, so that none is sent any more; no thread key points to the
/// conversation, and none of the old contents can be read anywhere in the storage. The conversation
/// itself is changed by the same batch, its events stay. Where a storage keeps a log of changes or
/// backups, it says for how long these hold what was erased.
public struct ConversationErasure: Hashable, Sendable {
  /// The conversation.
  public let conversation: ConversationID

  /// Erases what is held under a conversation.
  public init(_ conversation: ConversationID) { self.conversation = conversation }
}
