import AutoReplies
import ConversationCore
import Foundation

/// Schedules by name, instants, and what is expected of them.
struct ScheduleCases {
  private struct File: Decodable {
    struct Schedule: Decodable {
      let tz: TimeZoneName
      let hours: [String: [[LocalTime]]]
      let holidays: [LocalDate]?
    }
    struct Case: Decodable {
      let schedule: String
      let at: Date
      let open: Bool
      let closesAt: Date?
      let nextOpenAfter: Date?

      private enum CodingKeys: String, CodingKey {
        case schedule, at, open
        case closesAt = "closes_at"
        case nextOpenAfter = "next_open_after"
      }
    }
    let schedules: [String: Schedule]
    let cases: [Case]
  }

  private let file: File

  init(_ bytes: [UInt8]) throws { file = try JSONInput.decode(File.self, from: bytes) }

  /// Prints the cases that differ, and how many there were.
  func run() throws -> ExitStatus {
    var calendars: [String: RingCalendar] = [:]
    for (name, schedule) in file.schedules { calendars[name] = try calendar(of: schedule) }
    var different = 0
    for each in file.cases {
      guard let calendar = calendars[each.schedule] else {
        throw InputError(message: "a case names the schedule “\(each.schedule)”, and there is none")
      }
      let isOpen = calendar.isActive(at: each.at)
      let closes = isOpen ? calendar.nextChange(after: each.at) : nil
      let opens = calendar.nextOpening(after: each.at)
      if isOpen == each.open, closes == each.closesAt, opens == each.nextOpenAfter { continue }
      different += 1
      Terminal.write(
        "\(each.schedule) at \(Sheet.time(each.at)): \(isOpen ? "open" : "closed"), "
          + "closes \(Self.text(closes)), opens next \(Self.text(opens))\n"
      )
    }
    Terminal.write("\(file.cases.count) cases, \(different) differ\n")
    return different == 0 ? .done : .refused
  }

  private func calendar(of schedule: File.Schedule) throws -> RingCalendar {
    var entry = ScheduleFile.Entry()
    entry.hours = schedule.hours
    entry.holidays = schedule.holidays
    let isEmpty = schedule.hours.values.allSatisfy(\.isEmpty)
    return try ScheduleFile(
      team: nil,
      timeZone: schedule.tz,
      schedules: isEmpty ? [] : [entry]
    ).calendar()
  }

  private static func text(_ date: Date?) -> String { date.map(Sheet.time) ?? "never" }
}
