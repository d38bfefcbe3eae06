import ConversationCore
import Foundation
import Testing

@Suite struct ICalendarTests {
  private func lines(_ calendar: RingCalendar, _ first: String, _ last: String) throws -> [String] {
    let bytes = calendar.iCalendar(
      from: try #require(LocalDate(first)),
      through: try #require(LocalDate(last)),
      at: Hours.time("2026-01-01T12:00:00Z")
    )
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasSuffix("END:VCALENDAR\r\n"))
    for line in text.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75) }
    // Unfolded, as a reader does it.
    return text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
  }

  @Test func `E-10 weekly hours are a recurring event without holidays`() throws {
    let calendar = try Hours.calendar([Hours.office(holidays: ["2026-05-01", "2026-05-02"])])
    let lines = try lines(calendar, "2026-04-27", "2026-05-10")
    #expect(lines.contains("DTSTART;TZID=Europe/Helsinki:20260427T090000"))
    #expect(lines.contains("DTEND;TZID=Europe/Helsinki:20260427T170000"))
    #expect(lines.contains("RRULE:FREQ=WEEKLY;UNTIL=20260508T180000Z;BYDAY=MO,TU,WE,TH,FR"))
    // A holiday on a Saturday takes nothing away.
    #expect(lines.contains("EXDATE;TZID=Europe/Helsinki:20260501T090000"))
    #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 1)
  }

  @Test func `E-10 what a newer closure leaves of a day is an event of its own`() throws {
    let closure = RingSchedule.closure(
      "lunch",
      name: "Lunch",
      createdAt: Hours.created(2),
      [Hours.span("2026-04-28T11:00", "2026-04-28T12:00")]
    )
    let lines = try lines(Hours.calendar([Hours.office(), closure]), "2026-04-27", "2026-05-01")
    #expect(lines.contains("EXDATE;TZID=Europe/Helsinki:20260428T090000"))
    #expect(lines.contains("DTSTART:20260428T060000Z") && lines.contains("DTEND:20260428T080000Z"))
    #expect(lines.contains("DTSTART:20260428T090000Z") && lines.contains("DTEND:20260428T140000Z"))
    #expect(!lines.contains { $0.contains("Lunch") })
    // An older closure takes nothing from it.
    let older = RingSchedule.closure(
      "lunch",
      name: "L",
      createdAt: Hours.created(0),
      [
        Hours.span("2026-04-28T11:00", "2026-04-28T12:00")
      ]
    )
    #expect(
      try !self.lines(Hours.calendar([Hours.office(), older]), "2026-04-27", "2026-05-01")
        .contains { $0.hasPrefix("EXDATE") }
    )
  }

  @Test func `A night in which clocks change is a single event in UTC`() throws {
    let night = RingSchedule.weekly(
      "night",
      name: "Night",
      createdAt: Hours.created(1),
      [WeeklySpan(.saturday, from: Hours.clock("22:00"), to: Hours.clock("06:00"))]
    )
    let lines = try lines(Hours.calendar([night]), "2026-03-20", "2026-04-10")
    #expect(lines.contains("EXDATE;TZID=Europe/Helsinki:20260328T220000"))
    #expect(lines.contains("DTSTART:20260328T200000Z") && lines.contains("DTEND:20260329T030000Z"))
    #expect(lines.contains("BEGIN:DAYLIGHT") && lines.contains("TZOFFSETTO:+0300"))
  }

  @Test func `Names are escaped and folded without tearing a character apart`() throws {
    let long = String(repeating: "ä€🙂", count: 20)
    // Wherever the folds fall.
    for length in 0..<9 {
      let start = String(repeating: "x", count: length)
      var office = Hours.office()
      office.name = start + "a,b;c\\d\ne\u{7}" + long
      let lines = try lines(Hours.calendar([office]), "2026-04-27", "2026-05-01")
      #expect(lines.contains("SUMMARY:" + start + "a\\,b\\;c\\\\d\\ne" + long))
    }
  }

  @Test func `A team without hours has a calendar without events`() throws {
    let lines = try lines(Hours.calendar([]), "2026-04-27", "2026-05-01")
    #expect(!lines.contains("BEGIN:VEVENT") && lines.contains("BEGIN:VTIMEZONE"))
  }
}
