/// A clock that shows how far a ``ManualTime`` was advanced.
public struct ManualClock: Clock, Sendable {
  /// A point of the clock's time.
  public struct Instant: InstantProtocol, Sendable {
    /// How far time had been advanced in all.
    public let elapsed: Duration

    /// The instant some time later.
    public func advanced(by duration: Duration) -> Self { Self(elapsed: elapsed + duration) }

    /// The time from here to another instant.
    public func duration(to other: Self) -> Duration { other.elapsed - elapsed }

    /// Orders by time.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.elapsed < rhs.elapsed }
  }

  let time: ManualTime

  /// The instant now.
  public var now: Instant { Instant(elapsed: time.elapsed) }

  /// A millisecond.
  public var minimumResolution: Duration { .milliseconds(1) }

  /// Sleeps until the test has advanced the time far enough.
  ///
  /// - Throws: `CancellationError` as soon as the task is cancelled.
  public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try await time.sleep(until: deadline.elapsed)
  }
}

extension ManualTime {
  /// A clock that goes as this time is advanced.
  public var clock: ManualClock { ManualClock(time: self) }
}
