public import ConversationCore

/// Whether a conversation is being transferred to an agent.
///
/// A transfer to a queue is complete at once and leaves no state (V-33, A-3).
@nonexhaustive
public enum TransferState: Hashable, Sendable {
  /// It is not.
  case none
  /// An agent was asked to take it over and has not answered (F-20).
  case requested(from: AgentID, to: AgentID)

  /// Reads the state off a conversation.
  public init(of conversation: Conversation) {
    if let offer = conversation.openOffer, case .transfer(let giver) = offer.purpose {
      self = .requested(from: giver, to: offer.agent)
    } else {
      self = .none
    }
  }
}
