#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What happened to an agent (W-06).
@nonexhaustive
public enum AgentEvent: Hashable, Sendable, Codable {
  /// The agent has signed in.
  case signedIn
  /// The agent has signed out, or counts as such.
  case signedOut
  /// The agent's connection is lost.
  case connectionLost(graceUntil: Date)
  /// The agent's connection is back.
  case connectionRestored
  /// The agent was removed.
  case removed
  /// The state for a class of channels has changed; who changed it and the reason they gave.
  case stateChanged(ChannelClass, AgentState, by: Caller, note: String?)
  /// The agent goes idle when the last contact of the class ends (W-04).
  case idlePending(ChannelClass, IdleReason)
  /// A customer's message came while the agent was offline (H-34).
  case offlineMessage(MessageID)
  /// A visitor has left while this message of theirs waited for an answer (H-35).
  case missedConversation(MessageID)
}
