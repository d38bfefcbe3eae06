#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A date in a mail: `Tue, 1 Sep 2026 10:00:00 +0200` (RFC 5322 section 3.3).
enum MailDate {
  /// Reads a date, or `nil` for any other text; comments and the day's name are not looked at.
  static func date(_ value: [UInt8]) -> Date? {
    let plain = value.prefix { $0 != UInt8(ascii: "(") }
    var words = plain.split { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }
      .map { String(decoding: $0, as: UTF8.self) }
    if let first = words.first, number(first) == nil { words.removeFirst() }
    guard words.count >= 4, let day = number(words[0]), let year = year(words[2]),
      let month = months.firstIndex(of: words[1].prefix(3).lowercased()),
      let seconds = secondOfDay(words[3])
    else { return nil }
    let offset = words.count > 4 ? offset(words[4]) : 0
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month]).contains(day), (1900...9999).contains(year) else { return nil }
    let days = daysBefore(year) - daysBefore(1970) + lengths[..<month].reduce(0, +) + day - 1
    return Date(timeIntervalSince1970: Double(days * 86_400 + seconds - offset))
  }

  /// Writes a date in UTC.
  static func text(_ date: Date) -> String {
    let seconds = Int64(max(0, min(date.timeIntervalSince1970, 253_402_300_799)))
    let days = Int(seconds / 86_400)
    let time = Int(seconds % 86_400)
    var year = 1970 + days / 366
    while daysBefore(year + 1) - daysBefore(1970) <= days { year += 1 }
    var day = days - (daysBefore(year) - daysBefore(1970))
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var month = 0
    while day >= lengths[month] {
      day -= lengths[month]
      month += 1
    }
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let name = months[month].prefix(1).uppercased() + months[month].dropFirst()
    let clock = [time / 3600, time / 60 % 60, time % 60].map(twoDigits).joined(separator: ":")
    return "\(weekdays[(days + 4) % 7]), \(day + 1) \(name) \(year) \(clock) +0000"
  }

  /// A number of at most four ASCII digits.
  private static func number(_ text: some StringProtocol) -> Int? {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy(digits.contains) else {
      return nil
    }
    return Int(text)
  }

  /// Years of two and three digits count from 1900 or 2000 (RFC 5322 section 4.3).
  private static func year(_ text: String) -> Int? {
    guard let year = number(text) else { return nil }
    switch text.utf8.count {
    case 2: return year + (year < 50 ? 2000 : 1900)
    case 3: return year + 1900
    default: return year
    }
  }

  private static func secondOfDay(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { number($0) }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1],
      let second = parts.count == 3 ? parts[2] : 0, hour < 24, minute < 60, second <= 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// The offset from UTC in seconds; a zone that nobody knows stands for UTC (section 4.3).
  private static func offset(_ text: String) -> Int {
    if let hours = zones[text.uppercased()] { return hours * 3600 }
    guard let sign = text.utf8.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      text.utf8.count == 5, let digits = number(text.dropFirst()), digits % 100 < 60
    else { return 0 }
    let seconds = (digits / 100 * 60 + digits % 100) * 60
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }

  /// The number of days from the beginning of the calendar to the first of January.
  private static func daysBefore(_ year: Int) -> Int {
    let years = year - 1
    return 365 * years + years / 4 - years / 100 + years / 400
  }

  private static let zones = [
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
  ]
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}
