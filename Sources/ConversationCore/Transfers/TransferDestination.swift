/// Where a conversation is transferred: exactly one of the two (L-13, L-14).
@nonexhaustive
public enum TransferDestination: Hashable, Sendable, Codable {
  /// An agent, who has to accept.
  case agent(AgentID)
  /// A queue, which needs no acceptance.
  case queue(QueueID)
}
