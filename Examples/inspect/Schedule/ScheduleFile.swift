import AutoReplies
import ConversationCore
import Foundation

/// A team's ring schedules as people write them into a file.
struct ScheduleFile: Decodable {
  /// One schedule: weekly `hours`, or spans that come once, `open` or `closed`.
  struct Entry: Decodable {
    var id: RingScheduleID?
    var name: String?
    var created: Date?
    var draft: Bool?
    var hours: [String: [[LocalTime]]]?
    var holidays: [LocalDate]?
    var open: [[LocalDateTime]]?
    var closed: [[LocalDateTime]]?
    var advisors: [AgentID]?
  }

  var team: TeamID?
  var timeZone: TimeZoneName
  var schedules: [Entry]

  /// Gathers what another file holds.
  init(team: TeamID?, timeZone: TimeZoneName, schedules: [Entry]) {
    self.team = team
    self.timeZone = timeZone
    self.schedules = schedules
  }

  /// Reads a file.
  ///
  /// - Throws: ``InputError`` for what is no such file, with the place of the mistake.
  init(_ bytes: [UInt8]) throws {
    self = try JSONInput.decode(Self.self, from: bytes)
  }

  /// The schedules as the SDK keeps them.
  func ringSchedules() throws -> RingSchedules {
    var schedules = RingSchedules(team: team ?? "team", timeZone: timeZone)
    for (index, entry) in self.schedules.enumerated() {
      try schedules.save(try entry.schedule(number: index + 1))
    }
    return schedules
  }

  /// The schedules on their clocks.
  func calendar() throws -> RingCalendar {
    do {
      return try TimeZoneDirectory().calendar(of: ringSchedules())
    } catch let error as ConversationError {
      throw InputError(message: error.description)
    }
  }
}

extension ScheduleFile.Entry {
  fileprivate func schedule(number: Int) throws -> RingSchedule {
    let id = self.id ?? RingScheduleID("schedule-\(number)")
    return RingSchedule(
      id: id,
      name: name ?? id.rawValue,
      // In the order of the file, unless it says when they were created.
      createdAt: created ?? Date(timeIntervalSince1970: Double(number)),
      plan: try plan(of: id),
      advisors: advisors.map { .only(Set($0)) } ?? .all,
      isDraft: draft ?? false
    )
  }

  private func plan(of id: RingScheduleID) throws -> RingSchedule.Plan {
    switch (hours, open, closed) {
    case (let hours?, nil, nil):
      let spans = try hours.sorted { $0.key < $1.key }.flatMap { day, spans in
        guard let weekday = Weekday(rawValue: day) else {
          throw InputError(message: "\(id): there is no day “\(day)”; days are mon … sun")
        }
        return try spans.map { span in
          let (start, end) = try Self.pair(span, of: id)
          return WeeklySpan(weekday, from: start, to: end)
        }
      }
      return .weekly(spans: spans, holidays: holidays ?? [])
    case (nil, let open?, nil):
      return .oneOff(spans: try Self.spans(open, of: id), isClosure: false)
    case (nil, nil, let closed?):
      return .oneOff(spans: try Self.spans(closed, of: id), isClosure: true)
    default:
      throw InputError(message: "\(id): give it one of hours, open and closed")
    }
  }

  private static func spans(_ spans: [[LocalDateTime]], of id: RingScheduleID) throws
    -> [OneOffSpan]
  {
    try spans.map { span in
      let (start, end) = try pair(span, of: id)
      return OneOffSpan(from: start, to: end)
    }
  }

  private static func pair<Value>(_ span: [Value], of id: RingScheduleID) throws -> (Value, Value) {
    guard span.count == 2 else {
      throw InputError(message: "\(id): a span is a start and an end")
    }
    return (span[0], span[1])
  }
}
