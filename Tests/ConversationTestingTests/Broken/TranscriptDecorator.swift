import ConversationCore
import ConversationStorage
import ConversationTesting

/// A storage that shows another message than the one that is stored.
protocol TranscriptDecorator: StorageDecorator {
  /// What is shown of a message.
  func shown(_ message: Message) -> Message
}

extension TranscriptDecorator {
  func transcript(
    of conversation: ConversationID,
    before: Int?,
    limit: Int
  ) async throws -> [Message] {
    try await base.transcript(of: conversation, before: before, limit: limit).map(shown)
  }
}
