/// A span of a schedule as instants: seconds since 1970, half-open.
struct Occurrence: Hashable, Sendable {
  let start: Int
  let end: Int
}

/// A schedule in the form in which it is asked.
struct PreparedSchedule: Sendable {
  let schedule: RingSchedule
  /// For each day of the week, the spans in minutes after its midnight.
  private var weekly: [[(start: Int, end: Int)]] = []
  private var holidays: Set<Int> = []
  private var oneOff: [Occurrence] = []

  init(_ schedule: RingSchedule, in zone: TimeZoneRules) {
    self.schedule = schedule
    switch schedule.plan {
    case .weekly(let spans, let holidays):
      weekly = Weekday.allCases.map { day in spans.filter { $0.day == day }.map(\.minutes) }
      self.holidays = Set(holidays.map(\.dayNumber))
    case .oneOff(let spans, _):
      oneOff = spans.compactMap { span in
        Self.occurrence(span.start.seconds, span.end.seconds, in: zone)
      }
    }
  }

  /// Whether a span covers an instant.
  func covers(_ second: Int, in zone: TimeZoneRules) -> Bool {
    !occurrences(from: second, to: second + 1, in: zone).isEmpty
  }

  /// The spans of which some part lies between two instants, in no order.
  func occurrences(from: Int, to: Int, in zone: TimeZoneRules) -> [Occurrence] {
    guard !weekly.isEmpty else { return oneOff.filter { $0.start < to && $0.end > from } }
    // A span may begin two days before it is over; a day is kept in hand for clocks that skip one.
    let first = (from + zone.offset(second: from)).floorDivided(by: 86_400) - 3
    let last = (to + zone.offset(second: to)).floorDivided(by: 86_400) + 1
    var found: [Occurrence] = []
    for day in first...max(first, last) {
      for occurrence in occurrences(startingOn: day, in: zone)
      where occurrence.start < to && occurrence.end > from { found.append(occurrence) }
    }
    return found
  }

  /// The spans that belong to a day: none on a holiday, or where clocks skip the day.
  func occurrences(startingOn day: Int, in zone: TimeZoneRules) -> [Occurrence] {
    let spans = weekly.isEmpty ? [] : weekly[Weekday(dayNumber: day).position]
    guard !spans.isEmpty, !holidays.contains(day), zone.has(LocalDate(dayNumber: day)) else {
      return []
    }
    return spans.compactMap { span in
      Self.occurrence(day * 86_400 + span.start * 60, day * 86_400 + span.end * 60, in: zone)
    }
  }

  /// Two times of a clock as instants; `nil` if clocks skip so much that nothing is between them.
  private static func occurrence(
    _ start: Int,
    _ end: Int,
    in zone: TimeZoneRules
  ) -> Occurrence? {
    let (start, end) = (zone.second(showing: start), zone.second(showing: end))
    return start < end ? Occurrence(start: start, end: end) : nil
  }
}
