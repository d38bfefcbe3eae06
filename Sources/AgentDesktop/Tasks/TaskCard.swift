public import ConversationCore
import Masking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A card of the task pane: one of the conversations on an agent's desk (V-14 … V-16).
public struct TaskCard: Hashable, Sendable, Identifiable {
  /// The conversation.
  public let id: ConversationID
  /// The channel, for the icon.
  public let channel: ChannelKind
  /// Who began it.
  public let direction: MessageDirection
  /// Where an inbound contact comes from (V-14); what an outbound one has dialled (V-15, A-42).
  public let title: String
  /// The customer's name, if any is known; one that is a number is masked (V-30).
  public let customerName: String?
  /// The beginning of the last message, in one line (V-16); `nil` where nothing was said.
  public let messagePreview: String?
  /// Where it stands.
  public let stage: StageName
  /// Whether the viewer wraps it up.
  public let isWrappingUp: Bool
  /// Whether the customer waits for an agent's answer, whatever notes and notices stand below what they
  /// wrote.
  public let awaitsAnswer: Bool
  /// The time since anything was last said.
  public let sinceActivity: CountUp

  /// How many characters of the last message a card shows.
  public static let previewLength = 80

  /// Describes a conversation of a viewer, with the last message of its transcript.
  public init(
    _ state: DeskState,
    lastMessage: Message?,
    for viewer: AgentID,
    at now: Date
  ) {
    let conversation = state.advanced(to: now).conversation
    let shown = ShownValues(state)
    id = conversation.id
    channel = conversation.channel
    direction = conversation.direction
    title = shown.title(of: conversation, on: .taskPaneTitle)
    customerName = shown.name(
      in: conversation,
      on: .taskPaneTitle,
      DisplayDirection(conversation.direction)
    )
    messagePreview = lastMessage.map { message in
      // Masked before it is cut: half of a number is found by nobody.
      let text = state.text(of: message, shown, on: .taskPaneMessagePreview)
      return Self.line(text)
    }
    stage = conversation.stage.name
    isWrappingUp = conversation.openLeg(of: viewer)?.wrapUp != nil
    awaitsAnswer = conversation.waitingSince != nil
    sinceActivity = CountUp(since: conversation.lastActivityAt, at: now)
  }

  /// A text in one line, cut after ``previewLength`` characters.
  private static func line(_ text: String) -> String {
    // However long the text is, a preview needs no more of it; few characters have four scalars.
    let kept = text.unicodeScalars.drop(while: \.properties.isWhitespace).prefix(4 * previewLength)
    let words = String(kept).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isWhole = kept.endIndex == text.unicodeScalars.endIndex && words.count <= previewLength
    return isWhole ? words : words.prefix(previewLength - 1) + "…"
  }
}
