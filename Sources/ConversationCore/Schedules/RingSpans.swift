/// Hours of one day of the week, half-open: the start belongs to them, the end does not.
///
/// An end that is not after the start is on the next day: 22:00 to 06:00 is a night, 09:00 to 09:00
/// are 24 hours. A span belongs to the day on which it starts.
public struct WeeklySpan: Hashable, Sendable, Codable {
  /// The day on which it starts.
  public let day: Weekday
  /// When it starts.
  public let start: LocalTime
  /// When it ends.
  public let end: LocalTime

  /// Names a span.
  public init(_ day: Weekday, from start: LocalTime, to end: LocalTime) {
    self.day = day
    self.start = start
    self.end = end
  }

  /// The same hours on several days.
  public static func each(
    _ days: [Weekday],
    from start: LocalTime,
    to end: LocalTime
  ) -> [WeeklySpan] {
    days.map { WeeklySpan($0, from: start, to: end) }
  }

  /// The same day from its start to its end.
  public static func wholeDay(_ day: Weekday) -> WeeklySpan {
    WeeklySpan(day, from: .midnight, to: .endOfDay)
  }

  /// Whether it ends on the day after it starts.
  public var isOvernight: Bool { end <= start }

  /// Minutes after the midnight at which its day begins.
  var minutes: (start: Int, end: Int) {
    (start.minutes, isOvernight ? end.minutes + 1_440 : end.minutes)
  }
}

/// Hours that come once, half-open.
public struct OneOffSpan: Hashable, Sendable, Codable {
  /// When it starts.
  public let start: LocalDateTime
  /// When it ends.
  public let end: LocalDateTime

  /// Names a span.
  public init(from start: LocalDateTime, to end: LocalDateTime) {
    self.start = start
    self.end = end
  }

  /// Whole days, from the first to the last.
  public static func days(_ first: LocalDate, through last: LocalDate) -> OneOffSpan {
    OneOffSpan(
      from: LocalDateTime(first, .midnight),
      to: LocalDateTime(last.adding(days: 1), .midnight)
    )
  }
}
