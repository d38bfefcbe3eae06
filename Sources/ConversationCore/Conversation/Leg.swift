#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// An agent's wrap-up of a conversation (V-36: it belongs to the agent's leg).
public struct WrapUp: Hashable, Sendable, Codable {
  /// When it began: the count-up timer counts from here (W-15).
  public let startedAt: Date
  /// When the default reason is taken; `nil` where the agent decides when they are through.
  public internal(set) var deadline: Date?
}

/// How a wrap-up was finished.
public struct WrapUpResult: Hashable, Sendable, Codable {
  /// The reason.
  public let reason: WrapUpReasonID
  /// Whether it was taken by itself at the deadline.
  public let isAutomatic: Bool
}

/// The part that one agent takes in a conversation, from joining to the end of their wrap-up.
public struct Leg: Hashable, Sendable, Codable {
  /// What the agent is in the conversation.
  @nonexhaustive
  public enum Role: String, Hashable, Sendable, Codable {
    /// Responsible for it.
    case owner
    /// Invited to a conference.
    case guest
  }

  /// How far the agent has come.
  @nonexhaustive
  public enum State: Hashable, Sendable, Codable {
    /// Handles the conversation.
    case handling
    /// Wraps it up.
    case wrapUp(WrapUp)
    /// Is through, with the result of the wrap-up where there was one.
    case done(at: Date, WrapUpResult?)
  }

  /// The agent.
  public let agent: AgentID
  /// What they are in the conversation.
  public let role: Role
  /// When they joined.
  public let joinedAt: Date
  /// How far they have come.
  public internal(set) var state: State

  /// The wrap-up that is going on, if any.
  public var wrapUp: WrapUp? {
    if case .wrapUp(let wrapUp) = state { return wrapUp }
    return nil
  }

  /// Whether the agent is not through yet.
  public var isOpen: Bool {
    if case .done = state { return false }
    return true
  }
}
