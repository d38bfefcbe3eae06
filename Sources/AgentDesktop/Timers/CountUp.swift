#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A timer that shows how long something has lasted, as of one time.
public struct CountUp: Hashable, Sendable {
  /// Since when it counts.
  public let since: Date
  private let elapsed: Timespan

  /// Reads the timer at a time; before its start it stands at zero.
  public init(since: Date, at now: Date) {
    self.since = since
    elapsed = Timespan(from: since, to: now)
  }

  /// The same timer, read at another time.
  public func read(at now: Date) -> Self { Self(since: since, at: now) }

  /// The time that has passed, in seconds; never negative.
  public var seconds: TimeInterval { elapsed.seconds }

  /// The full seconds that have passed.
  public var wholeSeconds: Int64 { elapsed.secondsRoundedDown }

  /// The full seconds as `m:ss`, from an hour on as `h:mm:ss`.
  public var text: String { Timespan.text(seconds: wholeSeconds) }
}
