import ConversationCore
import Foundation
import Synchronization

/// The time of the day that is shown, moved by hand, and repeatable chance.
final class DayClock: Sendable {
  /// Monday, 2 March 2026, 08:00 UTC.
  static let opening: Int64 = 1_772_438_400_000

  private let milliseconds = Atomic<Int64>(DayClock.opening)
  private let chance = Atomic<UInt64>(0)

  var now: Date { Date(milliseconds: milliseconds.load(ordering: .relaxed)) }

  /// Moves on to a time of the day.
  func turn(to hour: Int, _ minute: Int, _ second: Int = 0) {
    let time = Int64((hour - 8) * 3600 + minute * 60 + second) * 1000
    milliseconds.store(Self.opening + time, ordering: .relaxed)
  }

  /// Moves on by some seconds.
  func pass(_ seconds: Int) { milliseconds.add(Int64(seconds) * 1000, ordering: .relaxed) }

  /// The next number of a fixed sequence (SplitMix64).
  func random() -> UInt64 {
    var bits = chance.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// `09:00:12`.
  static func text(_ date: Date) -> String {
    let seconds = Int((date.milliseconds - opening) / 1000) + 8 * 3600
    return String(format: "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
  }
}
