import ConversationCore
import Foundation
import Testing

/// Schedules and clocks for tests.
enum Hours {
  /// Clocks that are two hours ahead, and three from 29 March to 25 October 2026, at 01:00 UTC.
  static let helsinki = TimeZoneRules(
    name: "Europe/Helsinki",
    firstOffset: 7_200,
    changes: [
      .init(at: Int(time("2026-03-29T01:00:00Z").timeIntervalSince1970), offset: 10_800),
      .init(at: Int(time("2026-10-25T01:00:00Z").timeIntervalSince1970), offset: 7_200),
    ]
  )

  static let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]

  /// An instant; a test with a text that is none fails.
  static func time(_ text: String) -> Date {
    if let date = try? Date(text, strategy: .iso8601) { return date }
    Issue.record("\(text) is no time")
    return .distantPast
  }

  static func wall(_ text: String) -> LocalDateTime {
    if let wall = LocalDateTime(text) { return wall }
    Issue.record("\(text) is no time on a wall")
    return LocalDateTime(LocalDate(dayNumber: 0), .midnight)
  }

  static func clock(_ text: String) -> LocalTime {
    if let clock = LocalTime(text) { return clock }
    Issue.record("\(text) is no time of the day")
    return .midnight
  }

  /// The n-th schedule to be created.
  static func created(_ number: Int) -> Date { Date(timeIntervalSince1970: Double(number)) }

  static func span(_ start: String, _ end: String) -> OneOffSpan {
    OneOffSpan(from: wall(start), to: wall(end))
  }

  /// Office hours on weekdays, the first schedule to be created.
  static func office(
    _ start: String = "09:00",
    _ end: String = "17:00",
    holidays: [String] = []
  ) -> RingSchedule {
    .weekly(
      "office",
      name: "Office",
      createdAt: created(1),
      WeeklySpan.each(weekdays, from: clock(start), to: clock(end)),
      holidays: holidays.compactMap { LocalDate($0) }
    )
  }

  static func calendar(
    _ schedules: [RingSchedule],
    zone: TimeZoneRules = helsinki
  ) throws -> RingCalendar {
    var all = RingSchedules(team: "desk", timeZone: zone.name)
    for schedule in schedules { try all.save(schedule) }
    return try RingCalendar(all, in: zone)
  }
}
