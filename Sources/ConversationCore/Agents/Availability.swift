#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Why an agent is idle.
///
/// The set is open: hosts configure their own reasons (W-01).
public struct IdleReason: OpenVocabulary {
  /// The reason's code.
  public let rawValue: String

  /// Creates a reason from its code.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The agent has signed in and not yet chosen a state (W-01).
  public static let signedIn: Self = "signed-in"
  /// The agent declined an offer (W-08).
  public static let declined: Self = "declined"
  /// The agent has signed out or is gone.
  public static let signedOut: Self = "signed-out"
  /// The agent takes a break.
  public static let onBreak: Self = "break"
}

/// Whether an agent takes contacts of one class of channels.
@nonexhaustive
public enum AgentState: Hashable, Sendable, Codable {
  /// Takes offers (F-08).
  case available
  /// Takes none, for a reason.
  case idle(IdleReason)
  /// Missed an offer: *redirect on no answer*. Set by the system alone, left only by hand
  /// (F-09, W-05).
  case rona
}

/// An idle choice that takes effect when the last contact of its class ends (W-04).
public struct PendingIdle: Hashable, Sendable, Codable {
  /// Why the agent will be idle.
  public let reason: IdleReason
  /// Who chose it: that is who changes the state later (W-06).
  public let chosenBy: Caller
  /// The reason that was given for the change, if any.
  public let note: String?
}

/// An agent's state for one class of channels, and how it came about (W-03, W-06).
public struct Availability: Hashable, Sendable, Codable {
  /// The state now.
  public internal(set) var state: AgentState
  /// Since when.
  public internal(set) var since: Date
  /// Who set it.
  public internal(set) var changedBy: Caller
  /// The reason that was given with the change, if any (W-06).
  public internal(set) var note: String?
  /// The idle choice that takes effect when the last contact of the class ends (W-04).
  public internal(set) var pendingIdle: PendingIdle?

  /// The state of an agent who has just signed in (W-01).
  public init(state: AgentState = .idle(.signedOut), since: Date, changedBy: Caller = .system) {
    self.state = state
    self.since = since
    self.changedBy = changedBy
  }
}
