import AutoReplies
import ConversationCore
import Foundation

/// The published cases of business hours: schedules, instants, and what is open then.
struct BusinessHoursVectors: Decodable {
  struct Schedule: Decodable {
    let tz: TimeZoneName
    let hours: [String: [[LocalTime]]]
    let holidays: [LocalDate]?

    func calendar(_ directory: TimeZoneDirectory) throws -> RingCalendar {
      let spans = try hours.flatMap { day, spans in
        guard let day = Weekday(rawValue: day) else { throw CocoaError(.coderInvalidValue) }
        return spans.map { WeeklySpan(day, from: $0[0], to: $0[1]) }
      }
      var schedules = RingSchedules(team: "desk", timeZone: tz)
      if !spans.isEmpty {
        let created = Date(timeIntervalSince1970: 0)
        let plan = RingSchedule.Plan.weekly(spans: spans, holidays: holidays ?? [])
        try schedules.save(RingSchedule(id: "week", name: "Week", createdAt: created, plan: plan))
      }
      return try directory.calendar(of: schedules)
    }
  }

  struct Case: Decodable {
    let schedule: String
    let at: Date
    let open: Bool
    let closesAt: Date?
    let nextOpenAfter: Date?
    let note: String
  }

  let schedules: [String: Schedule]
  let cases: [Case]

  static func read() throws -> Self {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Vectors/business-hours.json")
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Self.self, from: Data(contentsOf: file))
  }
}
