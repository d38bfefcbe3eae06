/// What somebody who gives a command is in the contact centre.
@nonexhaustive
public enum Role: String, Hashable, Sendable, Codable {
  /// Handles conversations.
  case agent
  /// Looks after agents of their teams, and may change their states (W-06).
  case supervisor
  /// Sets up agents, queues and entry points.
  case administrator
  /// The host itself, or the passing of time.
  case system
}

/// Who gives a command.
public struct Caller: Hashable, Sendable, Codable {
  /// What they are.
  public let role: Role
  /// Which agent they are; `nil` for the system and for people who have no agent record.
  public let agent: AgentID?

  /// Names a caller.
  public init(role: Role, agent: AgentID? = nil) {
    self.role = role
    self.agent = agent
  }

  /// An agent.
  public static func agent(_ id: AgentID) -> Self { Self(role: .agent, agent: id) }
  /// A supervisor.
  public static func supervisor(_ id: AgentID) -> Self { Self(role: .supervisor, agent: id) }
  /// An administrator.
  public static let administrator = Self(role: .administrator)
  /// The host itself, or the passing of time.
  public static let system = Self(role: .system)
}
