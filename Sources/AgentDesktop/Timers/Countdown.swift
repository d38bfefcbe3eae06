#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A timer that shows how long something will still last, as of one time.
public struct Countdown: Hashable, Sendable {
  /// When it is over: what it counts to is valid before this instant, and over from it on.
  public let deadline: Date
  private let remaining: Timespan

  /// Reads the timer at a time; from the deadline on it stands at zero.
  public init(to deadline: Date, at now: Date) {
    self.deadline = deadline
    remaining = Timespan(from: now, to: deadline)
  }

  /// The same timer, read at another time.
  public func read(at now: Date) -> Self { Self(to: deadline, at: now) }

  /// The time that is left, in seconds; never negative.
  public var seconds: TimeInterval { remaining.seconds }

  /// The seconds that are left; a second that has begun counts, so that zero means over.
  public var wholeSeconds: Int64 { remaining.secondsRoundedUp }

  /// Whether nothing is left.
  public var isOver: Bool { remaining.milliseconds == 0 }

  /// The whole seconds as `m:ss`, from an hour on as `h:mm:ss`.
  public var text: String { Timespan.text(seconds: wholeSeconds) }
}
