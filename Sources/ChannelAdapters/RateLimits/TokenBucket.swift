#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A rate limit over time: a bucket that fills with one token a permitted message, and is emptied by
/// messages.
///
/// It is a value and asks no clock. Whoever finds it empty is told when to come back, each at a time
/// of their own, so that a queue does not come back as a crowd.
public struct TokenBucket: Hashable, Sendable {
  /// The limit.
  public let limit: RateLimit
  private var tokens: Double
  private var filledAt: Date
  /// For when the latest of those who found it empty was told to come back.
  private var promisedUntil: Date

  /// A full bucket.
  public init(_ limit: RateLimit, at now: Date) {
    self.limit = limit
    tokens = limit.burst
    filledAt = now
    promisedUntil = now
  }

  /// Takes tokens, or says how long to wait.
  ///
  /// A clock that goes back fills nothing. What costs more than the bucket holds is let through when
  /// the bucket is full, and leaves it in debt.
  ///
  /// - Parameters:
  ///   - cost: How many tokens a message takes: 1, or its segments where the provider counts them.
  ///   - now: The time.
  /// - Returns: 0 if the tokens were taken; otherwise how many seconds to wait, and nothing was.
  public mutating func take(_ cost: Double = 1, at now: Date) -> TimeInterval {
    let elapsed = now.timeIntervalSince(filledAt)
    if elapsed > 0 {
      tokens = min(limit.burst, tokens + elapsed * limit.perSecond)
      filledAt = now
    }
    let needed = min(max(cost, 0), limit.burst)
    // A rounded division must not leave somebody waiting for a billionth of a token.
    guard tokens + 1e-9 < needed else {
      tokens -= max(cost, 0)
      return 0
    }
    let first = now.addingTimeInterval((needed - tokens) / limit.perSecond)
    let next = promisedUntil.addingTimeInterval(max(cost, 1) / limit.perSecond)
    promisedUntil = promisedUntil > now ? max(first, next) : first
    return promisedUntil.timeIntervalSince(now)
  }
}
