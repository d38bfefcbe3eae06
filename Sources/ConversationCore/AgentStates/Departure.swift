#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// How an agent goes away.
@nonexhaustive
public enum Departure: Hashable, Sendable, Codable {
  /// Their connection is lost; until a time they may come back as if nothing had been.
  case connectionLost(graceUntil: Date)
  /// They have signed out.
  case signedOut
  /// An administrator has removed them; there is nobody to wait for.
  case removed
}

extension Agent {
  /// Takes note that the agent goes away.
  ///
  /// What becomes of each of their conversations is ``Transition/depart(_:as:at:)``; both belong in
  /// one commit.
  public mutating func depart(as departure: Departure, at now: Date) -> [Event] {
    leave(departure, at: now.inWholeMilliseconds)
  }
}
