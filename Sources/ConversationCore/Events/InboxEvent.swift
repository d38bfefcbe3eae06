#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What happened to a conversation in a shared inbox.
///
/// As all events it holds no customer data.
@nonexhaustive
public enum InboxEvent: Hashable, Sendable, Codable {
  /// An agent has assigned it to somebody else (S-02).
  case assignedBy(AgentID, to: AgentID)
  /// An agent has joined without being assigned (S-05).
  case joined(AgentID)
  /// An agent who had joined has left.
  case left(AgentID)
  /// It was taken out of sight, until a time or the customer's next message.
  case snoozed(by: AgentID, until: Date?)
  /// It is in sight again.
  case snoozeEnded
  /// An agent has reopened it.
  case reopenedBy(AgentID)
  /// Its tags have changed: people type what they like into them, so that only the conversation says
  /// which they are (V-10).
  case tagged
  /// Its visitor was blocked.
  case visitorBlocked(by: AgentID)
  /// Its visitor is heard again.
  case visitorUnblocked(by: AgentID)
  /// Its customer has rated it.
  case rated(Int)
  /// A note names an agent.
  case mentioned(AgentID, sequence: Int)
}
