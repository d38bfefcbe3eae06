import AutoReplies
import ConversationCore
import Foundation

/// `inspect schedule`: whether a team is open, and why.
struct ScheduleCommand: InspectCommand {
  static let name = "schedule"
  static let summary = "explains ring schedules: open or closed, the week, a calendar file"
  static let usage = """
    usage: inspect schedule FILE [OPTION …]

    Reads the ring schedules of a team (- reads standard input) and says whether it is open, which
    schedule decided, and when that changes.

      --at TIME        at this time: 2026-03-02T09:30:00Z with a zone, or 2026-03-02T09:30 on the
                       team's clock; without it, now
      --week           draws the week of that time
      --ics            writes the hours as a calendar file (RFC 5545)
      --periods        writes each period in which the team is open as two times in UTC
      --from DATE      the first day for --ics and --periods; without it, that of the time
      --through DATE   the last day; without it, a year later
      --json           writes one JSON object, keys sorted
      --cases          FILE has schedules by name, and cases with what is expected of them:
                       prints those that differ
      --help           shows this

    The file is an object of JSON:

      {"team": "service", "timeZone": "Europe/Helsinki", "schedules": [
        {"name": "Weekdays", "hours": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]],
                                       "fri": [["22:00", "06:00"]], "sat": [["00:00", "24:00"]]},
         "holidays": ["2026-12-25"], "advisors": ["anna"]},
        {"name": "Fair", "open": [["2026-08-01T08:00", "2026-08-01T20:00"]]},
        {"name": "Stocktaking", "closed": [["2026-06-30T12:00", "2026-06-30T18:00"]],
         "created": "2026-02-01T12:00:00Z", "draft": true}]}

    An end that is not after its start is on the next day. Of several schedules that cover a time the
    newest decides: the last in the file, unless they say when they were created. Drafts decide
    nothing.

    Exit status: 0 whether open or closed, 1 when the file was refused or cases differ, 2 for bad
    usage.

    """

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let options = try Options(
      arguments,
      Options.Known(
        flags: ["--week", "--ics", "--periods", "--json", "--cases"],
        values: ["--at", "--from", "--through"]
      )
    )
    if options.asksForHelp {
      Terminal.write(usage)
      return .done
    }
    guard options.operands.count == 1, let path = options.operands.first else {
      throw UsageError(message: "name one file with schedules.")
    }
    let bytes =
      try path == "-" ? InputFile.standardInput(hint: "schedules") : InputFile.bytes(at: path)
    if options.has("--cases") { return try ScheduleCases(bytes).run() }
    let calendar = try ScheduleFile(bytes).calendar()
    let instant = try instant(options["--at"], calendar)
    if options.has("--ics") || options.has("--periods") {
      let (first, last) = try days(options, from: calendar.zone.localDateTime(at: instant).date)
      if options.has("--ics") {
        Terminal.write(calendar.iCalendar(from: first, through: last, at: instant))
      } else {
        writePeriods(of: calendar, from: first, through: last)
      }
    } else if options.has("--week") {
      Terminal.write(WeekChart(calendar, at: instant).text)
    } else {
      let sheet = Sheet(of: calendar.explain(at: instant), in: calendar.zone)
      let style = PlainText(hasColour: Terminal.hasColour)
      Terminal.write(options.has("--json") ? sheet.json + "\n" : style.text(sheet))
    }
    return .done
  }

  private static func instant(_ text: String?, _ calendar: RingCalendar) throws -> Date {
    guard let text else { return Date() }
    if let local = LocalDateTime(text) { return calendar.zone.instant(of: local) }
    guard let instant = JSONInput.instant(text) else {
      throw UsageError(message: "--at is a time such as 2026-03-02T09:30:00Z or 2026-03-02T09:30.")
    }
    return instant
  }

  private static func days(_ options: Options, from day: LocalDate) throws
    -> (first: LocalDate, last: LocalDate)
  {
    func date(_ name: String, otherwise standard: LocalDate) throws -> LocalDate {
      guard let text = options[name] else { return standard }
      guard let date = LocalDate(text) else {
        throw UsageError(message: "\(name) is a date such as 2026-03-02.")
      }
      return date
    }
    let first = try date("--from", otherwise: day)
    let last = try date("--through", otherwise: first.adding(days: 365))
    guard first <= last else { throw UsageError(message: "--through is before --from.") }
    guard last.dayNumber - first.dayNumber <= 3_700 else {
      throw UsageError(message: "--from and --through are more than ten years apart.")
    }
    return (first, last)
  }

  private static func writePeriods(
    of calendar: RingCalendar,
    from first: LocalDate,
    through last: LocalDate
  ) {
    let start = calendar.zone.instant(of: LocalDateTime(first, .midnight))
    let end = calendar.zone.instant(of: LocalDateTime(last.adding(days: 1), .midnight))
    for period in calendar.activePeriods(from: start, to: end) {
      Terminal.write("\(Sheet.time(period.lowerBound)) \(Sheet.time(period.upperBound))\n")
    }
  }
}

extension Sheet {
  /// Why a team is open or closed.
  fileprivate init(of explanation: RingExplanation, in zone: TimeZoneRules) {
    self.init(explanation.isActive ? "open" : "closed")
    func both(_ instant: Date?) -> Detail {
      guard let instant else { return .absent }
      let local = zone.localDateTime(at: instant)
      let day = local.date.weekday.rawValue
      return .words("\(day) \(local.date) \(local.time)", for: .text(Self.time(instant)))
    }
    add("open", .words("", for: .flag(explanation.isActive)))
    add("at", both(explanation.instant))
    add("why", explanation.text)
    add(explanation.isActive ? "closes" : "opens", both(explanation.until))
    if explanation.isActive { add("opens next", both(explanation.nextOpening)) }
    if explanation.until == nil { add("changes", "not within \(RingCalendar.horizon) days") }
    add("covering", .list(explanation.covering.map { .text($0.name) }))
    add("warning", explanation.warnings.map(\.text))
  }
}
