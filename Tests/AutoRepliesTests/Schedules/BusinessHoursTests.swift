import AutoReplies
import ConversationCore
import Foundation
import Testing

@Suite struct BusinessHoursTests {
  @Test func `A-31 all published cases of business hours: open, closes, opens next`() throws {
    let vectors = try BusinessHoursVectors.read()
    let directory = TimeZoneDirectory()
    #expect(vectors.cases.count == 51 && vectors.schedules.count == 17)
    for each in vectors.cases {
      let schedule = try #require(vectors.schedules[each.schedule])
      let calendar = try schedule.calendar(directory)
      let name = Comment(rawValue: "\(each.schedule) at \(each.at): \(each.note)")
      #expect(calendar.isActive(at: each.at) == each.open, name)
      #expect(calendar.nextOpening(after: each.at) == each.nextOpenAfter, name)
      if each.open { #expect(calendar.nextChange(after: each.at) == each.closesAt, name) }
    }
  }

  @Test func `A-31 a time zone that is not known is an error, never another zone`() throws {
    let directory = TimeZoneDirectory()
    for name: TimeZoneName in ["Europe/Atlantis", "", "GMT+25", "europe/ber lin", "\u{0}"] {
      #expect(throws: ConversationError(.unknownTimeZone(name))) { try directory.rules(for: name) }
    }
    #expect(try directory.rules(for: "UTC").changes.isEmpty)
    #expect(try directory.rules(for: "Asia/Kathmandu").offset(at: .now) == 20_700)
  }

  @Test func `A wall time becomes the instant that Foundation's calendar says`() throws {
    let directory = TimeZoneDirectory()
    let names = [
      "America/New_York", "Europe/London", "Europe/Berlin", "Asia/Kathmandu",
      "Australia/Lord_Howe", "Africa/Cairo", "America/Havana", "Pacific/Apia",
    ]
    var compared = 0
    for name in names {
      let rules = try directory.rules(for: TimeZoneName(name))
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = try #require(TimeZone(identifier: name))
      for change in rules.changes where (1_293_840_000..<1_861_920_000).contains(change.at) {
        for minutes in stride(from: -180, through: 180, by: 15) {
          let instant = Date(timeIntervalSince1970: Double(change.at + minutes * 60))
          let local = rules.localDateTime(at: instant)
          let (year, month, day) = local.date.parts
          let parts = DateComponents(
            year: year,
            month: month,
            day: day,
            hour: local.time.minutes / 60,
            minute: local.time.minutes % 60
          )
          // What the calendar says of the parts is the instant, or the first of two.
          let expected = try #require(calendar.date(from: parts))
          #expect(rules.instant(of: local) == expected, "\(name) \(local)")
          #expect(rules.localDateTime(at: expected) == local)
          compared += 1
        }
      }
    }
    #expect(compared > 2_000)
  }
}
