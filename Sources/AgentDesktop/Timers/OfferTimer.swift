public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The two timers of an offer: how long its agent has had it, and how long it is still open.
public struct OfferTimer: Hashable, Sendable {
  /// The time since this agent got this offer; another offer starts again (F-07, V-01, A-11).
  public let elapsed: CountUp
  /// The time until it expires.
  public let remaining: Countdown

  /// Reads the timers of an offer at a time.
  public init(_ offer: Offer, at now: Date) {
    elapsed = CountUp(since: offer.offeredAt, at: now)
    remaining = Countdown(to: offer.expiresAt, at: now)
  }

  private init(elapsed: CountUp, remaining: Countdown) {
    self.elapsed = elapsed
    self.remaining = remaining
  }

  /// The same timers, read at another time.
  public func read(at now: Date) -> Self {
    Self(elapsed: elapsed.read(at: now), remaining: remaining.read(at: now))
  }
}
