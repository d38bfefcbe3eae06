import ChannelAdapters
import Locking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Token buckets in memory, in bounded space.
///
/// Of those who have been quiet while many others were counted, the bucket is forgotten: it would be
/// full again. Somebody with a great many addresses only crowds out their own.
public final class InMemoryVisitorLimiter: VisitorLimiting {
  /// How many buckets of a kind are kept in each of two generations.
  public static let bucketsPerGeneration = 50_000

  private struct Key: Hashable {
    let action: VisitorAction
    let key: String
  }

  private struct State {
    var young: [Key: TokenBucket] = [:]
    var old: [Key: TokenBucket] = [:]
  }

  private let rates: VisitorRates
  private let generation: Int
  private let state = Locked(State())

  /// Begins with full buckets.
  public init(
    _ rates: VisitorRates = VisitorRates(),
    bucketsPerGeneration: Int = InMemoryVisitorLimiter.bucketsPerGeneration
  ) {
    self.rates = rates
    generation = max(1, bucketsPerGeneration)
  }

  /// Counts an action.
  public func wait(for action: VisitorAction, by key: String, at now: Date) async
    -> TimeInterval?
  {
    let key = Key(action: action, key: key)
    let limit = rates[action]
    return state.withLock { state in
      var bucket = state.young[key] ?? state.old[key] ?? TokenBucket(limit, at: now)
      let wait = bucket.take(at: now)
      if state.young[key] == nil, state.young.count >= generation {
        state.old = state.young
        state.young = [:]
      }
      state.young[key] = bucket
      // The bucket spreads out a queue of its own; a visitor is told the plain time.
      return wait > 0 ? min(wait, 1 / limit.perSecond) : nil
    }
  }
}
