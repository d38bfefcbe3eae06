#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Who is responsible for an active conversation, and whom they have asked to help.
public struct Ownership: Hashable, Sendable, Codable {
  /// The agent who owns it.
  public let owner: AgentID
  /// Since when.
  public let since: Date
  /// The conference guest; at most one (L-20).
  public internal(set) var guest: AgentID?
  /// The open request for a transfer or a conference; at most one.
  public internal(set) var request: Offer? {
    get { openRequest?.value }
    set { openRequest = newValue.map { Rare($0) } }
  }
  /// When the conversation goes back to its queue, if the owner stays away.
  public internal(set) var absentUntil: Date?
  /// When the guest leaves the conference, if their connection stays lost.
  public internal(set) var guestAbsentUntil: Date?
  private var openRequest: Rare<Offer>?

  private enum CodingKeys: String, CodingKey {
    case owner, since, guest, absentUntil, guestAbsentUntil
    case openRequest = "request"
  }

  init(owner: AgentID, since: Date) {
    self.owner = owner
    self.since = since
  }
}

/// A conversation whose entry point was deleted: only its end is left (V-07).
public struct Interruption: Hashable, Sendable, Codable {
  /// The agent who owns it and has to end it.
  public let owner: AgentID
  /// The conference guest.
  public internal(set) var guest: AgentID?
  /// When it was interrupted.
  public let at: Date
}

/// How a conversation ended.
public struct Ending: Hashable, Sendable, Codable {
  /// The ways to end.
  @nonexhaustive
  public enum Reason: String, Hashable, Sendable, Codable {
    /// It was handled.
    case completed
    /// Nobody owned it: the customer gave up, or the entry point was deleted (W-10, A-9).
    case abandoned
    /// Its entry point was deleted while an agent handled it.
    case entryPointDeleted
    /// Nobody accepted its transfer, and the policy closes such conversations.
    case transferDropped
  }

  /// Who ended it.
  @nonexhaustive
  public enum Party: Hashable, Sendable, Codable {
    /// An agent.
    case agent(AgentID)
    /// The customer.
    case customer
    /// The host or the SDK.
    case system
  }

  /// The way it ended.
  public let reason: Reason
  /// Who ended it.
  public let by: Party
  /// When.
  public let at: Date
  /// Whether the agent noted that the customer had agreed to the end (F-31, A-7).
  public let customerConfirmed: Bool?
}

/// Where a conversation stands.
///
/// The table of transitions is ``TransitionTable``.
@nonexhaustive
public enum Stage: Hashable, Sendable, Codable {
  /// It waits in its queue; that alone is the request to be routed.
  case queued
  /// It is offered to an agent, and nobody owns it.
  case offered(Offer)
  /// An agent owns it.
  case active(Ownership)
  /// Its entry point is gone; its owner has to end it.
  case interrupted(Interruption)
  /// It is over. Legs may still be wrapping up.
  case ended(Ending)

  /// The stage without its values.
  public var name: StageName {
    switch self {
    case .queued: .queued
    case .offered: .offered
    case .active: .active
    case .interrupted: .interrupted
    case .ended: .ended
    }
  }
}
