/// Spans with the same hours on several days of the week, as one recurring event and what does not
/// fit into it.
///
/// A recurring event says the same hours for each week. Where clocks change within a span, where a
/// holiday or a newer closure takes it, the day is taken out of the series; what is left of the span
/// becomes an event of its own, in UTC, so that no calendar program can understand it differently.
struct WeeklySeries {
  /// The days of the week, in order.
  let days: [Weekday]
  /// Minutes after the midnight of the day.
  let start: Int
  let end: Int
  /// The first day of the series; `nil` if no day fits into it.
  private(set) var first: Int?
  /// The last one.
  private(set) var last: Int?
  /// The days between them that are taken out.
  private(set) var exceptions: [Int] = []
  /// What is left of the spans of days that are taken out.
  private(set) var fragments: [Occurrence] = []

  /// The series of a weekly schedule between two days, first the longest ago.
  static func all(
    of spans: [WeeklySpan],
    in calendar: RingCalendar,
    _ schedule: PreparedSchedule,
    closures: [Occurrence],
    between range: ClosedRange<Int>
  ) -> [WeeklySeries] {
    var groups: [(hours: (start: Int, end: Int), days: Set<Weekday>)] = []
    for span in spans {
      let hours = span.minutes
      if let index = groups.firstIndex(where: { $0.hours == hours }) {
        groups[index].days.insert(span.day)
      } else {
        groups.append((hours, [span.day]))
      }
    }
    return groups.flatMap { group in
      var parts = [WeeklySeries(days: group.days, hours: group.hours)]
      for day in range where group.days.contains(Weekday(dayNumber: day)) {
        if calendar.zone.has(LocalDate(dayNumber: day)) {
          parts[parts.count - 1].add(day, in: calendar.zone, schedule, closures: closures)
        } else {
          // A day that clocks skip cannot be named as an exception: its times are the next day's.
          parts.append(WeeklySeries(days: group.days, hours: group.hours))
        }
      }
      for index in parts.indices { parts[index].trim() }
      return parts
    }
  }

  private init(days: Set<Weekday>, hours: (start: Int, end: Int)) {
    self.days = Weekday.allCases.filter(days.contains)
    (start, end) = hours
  }

  private mutating func add(
    _ day: Int,
    in zone: TimeZoneRules,
    _ schedule: PreparedSchedule,
    closures: [Occurrence]
  ) {
    let (opens, closes) = (day * 86_400 + start * 60, day * 86_400 + end * 60)
    let span = Occurrence(start: zone.second(showing: opens), end: zone.second(showing: closes))
    // Holidays are the schedule's to know.
    guard schedule.occurrences(startingOn: day, in: zone).contains(span) else {
      exceptions.append(day)
      return
    }
    let remaining = closures.reduce([span]) { pieces, closure in
      pieces.flatMap { $0.subtracting(closure) }
    }
    let isRegular =
      remaining == [span] && span.end - span.start == closes - opens
      && zone.isShownOnce(opens) && zone.isShownOnce(closes)
    if isRegular {
      first = first ?? day
      last = day
    } else {
      exceptions.append(day)
      fragments += remaining
    }
  }

  private mutating func trim() {
    guard let first, let last else {
      exceptions = []
      return
    }
    exceptions.removeAll { $0 < first || $0 > last }
  }
}

extension Occurrence {
  /// What is left of it without another one.
  func subtracting(_ other: Occurrence) -> [Occurrence] {
    guard other.start < end, other.end > start else { return [self] }
    var pieces: [Occurrence] = []
    if start < other.start { pieces.append(Occurrence(start: start, end: other.start)) }
    if other.end < end { pieces.append(Occurrence(start: other.end, end: end)) }
    return pieces
  }
}

extension TimeZoneRules {
  /// Whether clocks show a time exactly once.
  func isShownOnce(_ local: Int) -> Bool {
    let instant = second(showing: local)
    guard instant + offset(second: instant) == local else { return false }
    // Shown again a little later, when clocks were set back: by any of the offsets near it.
    return changes.allSatisfy { change in
      abs(change.at - instant) > 2 * 86_400 || change.at <= instant
        || local - change.offset < change.at
    }
  }
}
