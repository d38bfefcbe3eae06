/// The order in which agents are considered for a conversation: each is an index.
@nonexhaustive
public enum AgentOrder: String, CaseIterable, Hashable, Sendable {
  /// Who has rested longest first.
  case longestRested
  /// Who has the fewest contacts first, then who has rested longest.
  case leastLoad
  /// Whose last offer is longest ago first.
  case leastRecentlyOffered
}
