import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How long a decision is made again when its records have changed meanwhile.
///
/// A time, not a count: the more hosts there are, the more conflicts are normal.
struct ConflictBudget: Sendable {
  private let clock = ContinuousClock()
  private let end: ContinuousClock.Instant
  private(set) var attempts = 0

  init(_ settings: EngineSettings) {
    end = clock.now.advanced(by: .seconds(settings.conflictBudget))
  }

  /// Waits before the next attempt; the first one follows at once.
  ///
  /// - Throws: the error again when the time is used up or it is none that another attempt helps.
  mutating func wait(after error: StorageError, _ surroundings: Surroundings) async throws {
    switch error.code {
    // A claim that somebody else has just taken is seen by the next attempt.
    case .conflict, .duplicate: break
    default: throw error
    }
    guard clock.now < end else { throw error }
    attempts += 1
    guard attempts > 1 else { return }
    // Doubled each time up to 64 ms, spread so that those who collided do not collide again.
    let longest = Double(1 << min(attempts - 1, 6))
    try await surroundings.sleep(.milliseconds(longest * surroundings.chance()))
  }
}
