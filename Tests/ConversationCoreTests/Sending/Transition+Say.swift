import ConversationCore
import Foundation

extension Transition {
  /// Sends a text by the entry point of the fixtures.
  mutating func say(_ text: String, by agent: AgentID, at now: Date) throws {
    try send(
      MessageDraft(text),
      by: agent,
      from: Fixtures.sms,
      capabilities: Fixtures.capabilities,
      at: now
    )
  }
}
