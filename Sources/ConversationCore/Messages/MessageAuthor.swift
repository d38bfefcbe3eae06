/// Who wrote a message: what decides the side of its bubble (V-05).
@nonexhaustive
public enum MessageAuthor: Hashable, Sendable, Codable {
  /// The customer.
  case customer
  /// An agent.
  case agent(AgentID)
  /// The SDK itself: a notice in the transcript.
  case system
  /// A program of the host, by name: a bot, an automatic reply.
  case automation(String)
  /// The business by another way than this contact center, by the provider's word for it: an inbox
  /// of the provider's own, another program.
  case outside(String?)
}
