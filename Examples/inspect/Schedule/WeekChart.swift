import ConversationCore
import Foundation

/// A week of a team as bars: one line a day, one cell for each half hour on the team's clock.
struct WeekChart {
  private let calendar: RingCalendar
  private let instant: Date
  private let style = PlainText(hasColour: Terminal.hasColour)

  init(_ calendar: RingCalendar, at instant: Date) {
    self.calendar = calendar
    self.instant = instant
  }

  /// The whole chart, from Monday to Sunday.
  var text: String {
    let now = calendar.zone.localDateTime(at: instant)
    let monday = now.date.adding(days: -now.date.weekday.position)
    var lines = [style.paint("\(calendar.schedules.team) · \(calendar.zone.name)", .cyan), scale]
    for offset in 0..<7 { lines.append(line(of: monday.adding(days: offset), now: now)) }
    lines.append("")
    lines.append(
      "  \(Cell.open.rawValue) open  \(Cell.part.rawValue) in part  \(Cell.closed.rawValue) closed"
    )
    lines += calendar.warnings.map { style.paint("  warning: \($0.text)", .red) }
    return lines.joined(separator: "\n") + "\n"
  }

  private enum Cell: String {
    case open = "█"
    case part = "▒"
    case closed = "·"
    /// Clocks skip this half hour.
    case skipped = " "
  }

  private var scale: String {
    let hours = stride(from: 0, to: 24, by: 3).map { hour in
      let text = String(hour)
      return text + String(repeating: " ", count: 6 - text.count)
    }
    return String(repeating: " ", count: Self.margin) + hours.joined() + "24"
  }

  private static let margin = 18

  private func line(of date: LocalDate, now: LocalDateTime) -> String {
    let cells = stride(from: 0, to: 1_440, by: 30).map { minute in
      cell(from: LocalDateTime(date, LocalTime(minutes: minute)), minutes: 30)
    }
    let mark = date == now.date ? "▸" : " "
    let label = "\(mark) \(date.weekday.rawValue) \(date)"
    let gap = String(repeating: " ", count: Self.margin - label.count)
    return style.paint(label, date == now.date ? .bold : .faint) + gap
      + cells.map(\.rawValue).joined() + "  " + periods(of: date)
  }

  private func cell(from local: LocalDateTime, minutes: Int) -> Cell {
    let start = calendar.zone.instant(of: local)
    guard calendar.zone.localDateTime(at: start) == local else { return .skipped }
    let end = start + Double(minutes * 60)
    let periods = calendar.activePeriods(from: start, to: end)
    guard let first = periods.first else { return .closed }
    return first.lowerBound == start && first.upperBound == end ? .open : .part
  }

  /// The hours of a day in words, and how long the day is if clocks change.
  private func periods(of date: LocalDate) -> String {
    let start = calendar.zone.instant(of: LocalDateTime(date, .midnight))
    let end = calendar.zone.instant(of: LocalDateTime(date.adding(days: 1), .midnight))
    let periods = calendar.activePeriods(from: start, to: end).map { period in
      let opens = calendar.zone.localDateTime(at: period.lowerBound).time
      let closes =
        period.upperBound == end
        ? "24:00" : calendar.zone.localDateTime(at: period.upperBound).time.description
      return "\(opens)–\(closes)"
    }
    let hours = end.timeIntervalSince(start) / 3_600
    let length = hours == 24 ? "" : "  (a day of \(hours.formatted()) hours)"
    return periods.joined(separator: " ") + style.paint(length, .faint)
  }
}
