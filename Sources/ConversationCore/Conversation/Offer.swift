#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Why a conversation is offered to an agent.
@nonexhaustive
public enum OfferPurpose: Hashable, Sendable, Codable {
  /// It waits in a queue, and routing has chosen the agent.
  case route
  /// Another agent wants to transfer it to them.
  case transfer(from: AgentID)
  /// Its owner wants them to join.
  case conference(invitedBy: AgentID)
}

/// A request to an agent to take on a conversation or to join it (F-05).
///
/// It ends exactly once: accepted, declined, expired or withdrawn. It is valid while `now` is
/// before `expiresAt`, and expired from then on.
public struct Offer: Hashable, Sendable, Codable {
  /// Its number in the conversation, from 1 on.
  public let number: Int
  /// Whom it is made to.
  public let agent: AgentID
  /// What they are asked to do.
  public let purpose: OfferPurpose
  /// When it was made: the timer counts from here (F-07, A-11).
  public let offeredAt: Date
  /// When it expires.
  public let expiresAt: Date
  /// When it is withdrawn, if the agent's connection stays lost.
  public internal(set) var absentUntil: Date?

  /// The time that has passed since it was made, in seconds; never negative.
  public func elapsed(at now: Date) -> TimeInterval {
    max(0, now.timeIntervalSince(offeredAt))
  }
}

/// How an offer ended.
@nonexhaustive
public enum OfferOutcome: String, Hashable, Sendable, Codable {
  /// The agent took it.
  case accepted
  /// The agent declined it.
  case declined
  /// Its time was over.
  case expired
  /// It was taken back: nobody is to blame.
  case withdrawn
}
