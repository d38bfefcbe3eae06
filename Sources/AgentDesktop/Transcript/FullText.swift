public import ConversationCore
import Masking

/// All that the author of a message sent, where its bubble shows it without what they quoted and
/// signed: what a desktop shows when its viewer asks for the whole mail.
public struct FullText: Hashable, Sendable, Identifiable {
  /// The message.
  public let id: MessageID
  /// The subject of its conversation, on channels that have one; masked like a text.
  public let subject: String?
  /// All of it; masked for whom the tenant masks (V-23).
  public let text: String

  /// Describes it for the viewer of a state.
  ///
  /// `nil` where the bubble shows all there is: nothing was cut off, or the message was amended since,
  /// which takes away what was cut off.
  public init?(_ message: Message, in state: DeskState) {
    guard let fullText = message.fullText else { return nil }
    let shown = ShownValues(state)
    let direction = DisplayDirection(message.direction)
    id = message.id
    subject = state.conversation.subject.map {
      shown.text($0, on: .digitalMediaMessage, direction)
    }
    text = shown.text(fullText, on: .digitalMediaMessage, direction)
  }
}
