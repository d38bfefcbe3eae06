import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The time between two dates, in whole milliseconds and never negative.
struct Timespan: Hashable {
  let milliseconds: Int64

  init(from start: Date, to end: Date) {
    let (difference, isOverflow) = end.milliseconds
      .subtractingReportingOverflow(start.milliseconds)
    // Dates that are further apart than 64 bits hold are somebody's sentinels.
    milliseconds = max(0, isOverflow ? (end > start ? Int64.max : 0) : difference)
  }

  var seconds: TimeInterval { Double(milliseconds) / 1000 }
  var secondsRoundedDown: Int64 { milliseconds / 1000 }
  var secondsRoundedUp: Int64 { milliseconds / 1000 + (milliseconds % 1000 > 0 ? 1 : 0) }

  /// `m:ss`, and `h:mm:ss` from an hour on.
  static func text(seconds: Int64) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    let tail = twoDigits(seconds % 60)
    return hours > 0 ? "\(hours):\(twoDigits(minutes)):\(tail)" : "\(minutes):\(tail)"
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
