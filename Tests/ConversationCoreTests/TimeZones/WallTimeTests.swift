import ConversationCore
import Foundation
import Testing

@Suite struct WallTimeTests {
  @Test func `Dates, times and both are read from their texts, and from nothing else`() {
    #expect(LocalDate("2028-02-29")?.weekday == .tuesday)
    #expect(LocalDateTime("2026-12-24T24:00")?.description == "2026-12-24T24:00")
    for text in [
      "2026-02-29", "2026-2-9", "2026-13-01", "0000-01-01", "2026-01-01 ", "", "٢٠٢٦-٠١-٠١",
    ] {
      #expect(LocalDate(text) == nil, "\(text)")
    }
    for text in ["24:01", "9:00", "12:60", "-1:00", "12.00", ""] {
      #expect(LocalTime(text) == nil, "\(text)")
    }
    for text in ["2026-01-01", "2026-01-01T", "2026-01-01T09:00T", "T09:00"] {
      #expect(LocalDateTime(text) == nil, "\(text)")
    }
  }

  @Test func `Every day of four centuries comes back from its parts`() throws {
    var expected = LocalDate(dayNumber: -10_957).weekday
    for number in -10_957..<(-10_957 + 146_097) {
      let date = LocalDate(dayNumber: number)
      let (year, month, day) = date.parts
      #expect(LocalDate(year: year, month: month, day: day) == date)
      #expect(LocalDate(date.description) == date)
      #expect(date.weekday == expected)
      expected = Weekday.allCases[(expected.position + 1) % 7]
    }
    #expect(LocalDate(dayNumber: 0).description == "1970-01-01")
    #expect(LocalDate(dayNumber: .max / 2).description == "9999-12-31")
  }

  @Test func `A-31 a skipped time counts with the offset before, a repeated one is the first`()
    throws
  {
    let zone = Hours.helsinki
    // 03:00 became 04:00 on 29 March, and 04:00 became 03:00 on 25 October.
    let skipped = zone.instant(of: Hours.wall("2026-03-29T03:30"))
    #expect(skipped == Hours.time("2026-03-29T01:30:00Z"))
    #expect(zone.localDateTime(at: skipped).description == "2026-03-29T04:30")
    let repeated = zone.instant(of: Hours.wall("2026-10-25T03:30"))
    #expect(repeated == Hours.time("2026-10-25T00:30:00Z"))
    #expect(zone.localDateTime(at: repeated + 3_600).description == "2026-10-25T03:30")
  }

  @Test func `A date that clocks skip does not exist, and has no hours`() throws {
    let change = Hours.time("2011-12-30T10:00:00Z")
    let samoa = TimeZoneRules(
      name: "Pacific/Apia",
      firstOffset: -36_000,
      changes: [.init(at: Int(change.timeIntervalSince1970), offset: 50_400)]
    )
    let friday = try #require(LocalDate("2011-12-30"))
    #expect(!samoa.has(friday) && samoa.has(friday.adding(days: 1)))
    let only = RingSchedule.weekly(
      "friday",
      name: "Friday",
      createdAt: Hours.created(1),
      [.wholeDay(.friday)]
    )
    let calendar = try Hours.calendar([only], zone: samoa)
    #expect(
      calendar.activePeriods(from: change - 3 * 86_400, to: change + 3 * 86_400).isEmpty
    )
  }

  @Test func `Changes of a zone count in order, and those without effect do not`() {
    let one = TimeZoneRules(
      name: "X",
      firstOffset: 0,
      changes: [.init(at: 200, offset: 0), .init(at: 100, offset: 60), .init(at: 50, offset: 0)]
    )
    #expect(one.changes.map(\.at) == [100, 200])
  }
}
