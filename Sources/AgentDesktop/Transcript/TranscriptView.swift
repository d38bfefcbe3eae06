public import ConversationCore

/// The transcript of a conversation as its viewer sees it, in order.
public struct TranscriptView: Hashable, Sendable {
  /// The entries.
  public let bubbles: [Bubble]

  /// Describes messages for a viewer: a page of the transcript, or all of it.
  public init(_ messages: [Message], in state: DeskState, for viewer: AgentID) {
    let shown = ShownValues(state)
    bubbles = messages.map { Bubble($0, in: state, shown, for: viewer) }
  }
}
