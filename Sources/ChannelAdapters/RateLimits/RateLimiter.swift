import Locking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// One token bucket for each sender, for the adapters of one process.
///
/// It only spares a provider calls that it would refuse: nothing is lost with it, and a host that
/// runs several processes shares the limit out among them.
public final class RateLimiter: Sendable {
  /// How many senders are kept apart; beyond that, all begin anew.
  public static let mostSenders = 10_000

  private let limit: RateLimit
  private let state = Locked([String: TokenBucket]())

  /// Begins with full buckets.
  public init(_ limit: RateLimit) { self.limit = limit }

  /// Lets a message of a sender pass, or says how many seconds to wait; `nil` lets it pass.
  public func wait(for sender: String, cost: Double = 1, at now: Date) -> TimeInterval? {
    state.withLock { buckets in
      if buckets.count >= Self.mostSenders, buckets[sender] == nil { buckets.removeAll() }
      let wait = buckets[sender, default: TokenBucket(limit, at: now)].take(cost, at: now)
      return wait > 0 ? wait : nil
    }
  }
}
