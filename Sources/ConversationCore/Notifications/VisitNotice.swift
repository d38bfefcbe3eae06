/// What agents are told about a visitor's message that they could not answer (H-33 … H-35).
@nonexhaustive
public enum VisitNotice: Hashable, Sendable {
  /// The agent was offline when it came (H-34).
  case offlineMessage(to: AgentID, MessageID)
  /// The agent was online when it came, and the visitor has left without an answer (H-35).
  case missedConversation(to: AgentID, MessageID)
}
