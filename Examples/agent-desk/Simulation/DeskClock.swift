import ConversationEngine
import Foundation
import Synchronization

/// The clock of the whole program: it stands still until somebody sets it.
///
/// A script lets it jump from one deadline to the next; a live session lets it follow the wall clock.
/// Either way one and the same course of events follows from one and the same commands.
final class DeskClock: Sendable {
  /// When the desk opened.
  let opening: Date
  private let time: Mutex<Date>

  init(opening: Date) {
    self.opening = opening
    time = Mutex(opening)
  }

  /// The time now.
  var now: Date { time.withLock { $0 } }

  /// Sets the time; it never goes back.
  func set(_ date: Date) { time.withLock { $0 = max($0, date) } }

  /// What the contact center gets its time, identifiers and chance from: nothing that differs from
  /// run to run.
  var surroundings: Surroundings {
    let chance = SeededChance(seed: 1_000)
    return Surroundings(now: { self.now }, random: { chance.next() })
  }
}

/// Numbers that look random and are the same in every run (SplitMix64).
final class SeededChance: Sendable {
  private let state: Mutex<UInt64>

  init(seed: UInt64) { state = Mutex(seed) }

  func next() -> UInt64 {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }
  }
}
