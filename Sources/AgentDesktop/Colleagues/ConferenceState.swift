public import ConversationCore

/// How far a conference has come (F-26).
@nonexhaustive
public enum ConferenceState: Hashable, Sendable {
  /// There is none.
  case none
  /// An agent has been asked to join and has not answered.
  case requested(AgentID)
  /// An agent has joined as the guest.
  case active(with: AgentID)

  /// Reads the state off a conversation.
  public init(of conversation: Conversation) {
    if let guest = conversation.guest {
      self = .active(with: guest)
    } else if let offer = conversation.openOffer, case .conference = offer.purpose {
      self = .requested(offer.agent)
    } else {
      self = .none
    }
  }
}
