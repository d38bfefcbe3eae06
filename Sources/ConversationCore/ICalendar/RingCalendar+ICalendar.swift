#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension RingCalendar {
  /// The hours of the team as an iCalendar file (E-10, RFC 5545): what a calendar program shows is
  /// when the team is reachable.
  ///
  /// Each weekly schedule is a recurring event in the team's time zone; holidays, newer closures and
  /// nights in which clocks change are taken out of it, and what is left of them follows as single
  /// events. Closures are no events, drafts are left out. The file is exact for the days between
  /// `first` and `last`, and ends there: export it again before. `now` is the time that the file
  /// bears.
  public func iCalendar(from first: LocalDate, through last: LocalDate, at now: Date) -> [UInt8] {
    let last = max(first, last)
    var lines = ContentLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//swift-conversations//Ring schedules//EN")
    lines.add("CALSCALE", "GREGORIAN")
    lines.add("METHOD", "PUBLISH")
    lines.add("X-WR-CALNAME", text: schedules.team.rawValue)
    // The night before the first day may reach into it.
    let days = first.dayNumber - 1...last.dayNumber
    writeTimeZone(from: days.lowerBound, through: days.upperBound + 2, to: &lines)
    let stamp = Self.utc(TimeZoneRules.second(of: now))
    for (index, prepared) in prepared.enumerated() where !prepared.schedule.isClosure {
      let closures = self.prepared[..<index].filter(\.schedule.isClosure).flatMap {
        $0.occurrences(from: Int.min / 4, to: Int.max / 4, in: zone)
      }
      var event = EventLines(schedule: prepared.schedule, team: schedules.team, stamp: stamp)
      switch prepared.schedule.plan {
      case .weekly(let spans, _):
        let all = WeeklySeries.all(
          of: spans,
          in: self,
          prepared,
          closures: closures,
          between: days
        )
        for series in all {
          event.add(series, in: zone, to: &lines)
          for fragment in series.fragments { event.add(fragment, to: &lines) }
        }
      case .oneOff:
        let from = zone.second(showing: days.lowerBound * 86_400)
        let to = zone.second(showing: (days.upperBound + 1) * 86_400)
        for span in prepared.occurrences(from: from, to: to, in: zone) {
          let pieces = closures.reduce([span]) { pieces, closure in
            pieces.flatMap { $0.subtracting(closure) }
          }
          for piece in pieces { event.add(piece, to: &lines) }
        }
      }
    }
    lines.add("END", "VCALENDAR")
    return lines.bytes
  }

  /// Every change of the clocks that matters, each as an observance of its own.
  private func writeTimeZone(from first: Int, through last: Int, to lines: inout ContentLines) {
    let (start, end) = (first * 86_400, last * 86_400)
    let before = zone.changes.lastIndex { $0.at <= start }
    var observances: [(from: Int, change: TimeZoneRules.OffsetChange)] = []
    if let before {
      let from = before == 0 ? zone.firstOffset : zone.changes[before - 1].offset
      observances.append((from, zone.changes[before]))
    } else {
      observances.append((zone.firstOffset, .init(at: 0, offset: zone.firstOffset)))
    }
    for change in zone.changes where change.at > start && change.at < end {
      observances.append((observances.last?.change.offset ?? zone.firstOffset, change))
    }
    lines.add("BEGIN", "VTIMEZONE")
    lines.add("TZID", text: zone.name.rawValue)
    for (from, change) in observances {
      // A larger step than that of any summer time is a zone that moves across the date line.
      let isSummer = change.offset > from && change.offset - from <= 7_200
      let kind = isSummer ? "DAYLIGHT" : "STANDARD"
      lines.add("BEGIN", kind)
      lines.add("DTSTART", LocalDateTime.iCalendar(second: change.at + from))
      lines.add("TZOFFSETFROM", Self.offset(from))
      lines.add("TZOFFSETTO", Self.offset(change.offset))
      lines.add("END", kind)
    }
    lines.add("END", "VTIMEZONE")
  }

  /// `+0530`, with seconds where a zone had some.
  private static func offset(_ seconds: Int) -> String {
    let size = abs(seconds)
    let text = Digits.text(size / 3_600, 2) + Digits.text(size / 60 % 60, 2)
    let rest = size % 60 == 0 ? "" : Digits.text(size % 60, 2)
    return (seconds < 0 ? "-" : "+") + text + rest
  }

  static func utc(_ second: Int) -> String { LocalDateTime.iCalendar(second: second) + "Z" }
}

/// The events of one schedule.
private struct EventLines {
  let schedule: RingSchedule
  let team: TeamID
  let stamp: String
  private var count = 0

  init(schedule: RingSchedule, team: TeamID, stamp: String) {
    self.schedule = schedule
    self.team = team
    self.stamp = stamp
  }

  /// A recurring event, until its last day.
  mutating func add(_ series: WeeklySeries, in zone: TimeZoneRules, to lines: inout ContentLines) {
    guard let first = series.first, let last = series.last else { return }
    let parameter = ";TZID=" + ContentLines.parameter(zone.name.rawValue)
    func shown(_ day: Int, _ minutes: Int) -> String {
      LocalDateTime.iCalendar(second: day * 86_400 + minutes * 60)
    }
    // Half a day behind the last start: programs that read the end of a series on the clock of its
    // first day, in winter or in summer, still find the last one and no other.
    let until = zone.second(showing: last * 86_400 + series.start * 60) + 43_200
    begin(in: &lines)
    lines.add("DTSTART" + parameter, shown(first, series.start))
    lines.add("DTEND" + parameter, shown(first, series.end))
    let days = series.days.map { $0.rawValue.prefix(2).uppercased() }.joined(separator: ",")
    lines.add("RRULE", "FREQ=WEEKLY;UNTIL=\(RingCalendar.utc(until));BYDAY=\(days)")
    if !series.exceptions.isEmpty {
      let dates = series.exceptions.map { shown($0, series.start) }
      lines.add("EXDATE" + parameter, dates.joined(separator: ","))
    }
    lines.add("END", "VEVENT")
  }

  /// An event that comes once.
  mutating func add(_ span: Occurrence, to lines: inout ContentLines) {
    begin(in: &lines)
    lines.add("DTSTART", RingCalendar.utc(span.start))
    lines.add("DTEND", RingCalendar.utc(span.end))
    lines.add("END", "VEVENT")
  }

  private mutating func begin(in lines: inout ContentLines) {
    count += 1
    lines.add("BEGIN", "VEVENT")
    lines.add("UID", text: "\(team)/\(schedule.id)/\(count)@ring-schedules")
    lines.add("DTSTAMP", stamp)
    lines.add("SUMMARY", text: schedule.name)
  }
}
