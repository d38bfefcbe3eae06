#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A date in a header, in any of the three forms that RFC 9110 section 5.6.7 tells us to read.
///
/// ```
/// Sun, 06 Nov 1994 08:49:37 GMT     the form of today
/// Sunday, 06-Nov-94 08:49:37 GMT    RFC 850
/// Sun Nov  6 08:49:37 1994          asctime
/// ```
struct HTTPDate {
  /// The moment, in whole seconds.
  let date: Date

  /// Reads a date; the name of the day is not checked.
  ///
  /// - Parameters:
  ///   - text: The value of a header such as `Date`.
  ///   - now: Decides the century of a year with two digits: one that seems more than 50 years
  ///     ahead is in the past.
  init?(_ text: String, receivedAt now: Date) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    let date: Date? =
      switch words.count {
      case 6 where words[5] == "GMT":
        Self.date(day: words[1], month: words[2], year: words[3], time: words[4])
      case 4 where words[3] == "GMT":
        Self.date(dayMonthYear: words[1], time: words[2], receivedAt: now)
      case 5:
        Self.date(day: words[2], month: words[1], year: words[4], time: words[3])
      default:
        nil
      }
    guard let date else { return nil }
    self.date = date
  }

  private static func date(
    day: Substring,
    month: Substring,
    year: Substring,
    time: Substring
  ) -> Date? {
    guard let year = DecimalDigits.number(year.utf8, digits: 4...4) else { return nil }
    return date(day: day, month: month, year: year, time: time)
  }

  private static func date(
    dayMonthYear: Substring,
    time: Substring,
    receivedAt now: Date
  ) -> Date? {
    let parts = dayMonthYear.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let twoDigits = DecimalDigits.number(parts[2].utf8, digits: 2...2)
    else {
      return nil
    }
    let latest = now.addingTimeInterval(50 * 365.2425 * 86_400)
    return [2100, 2000, 1900].lazy
      .compactMap { date(day: parts[0], month: parts[1], year: $0 + twoDigits, time: time) }
      .first { $0 <= latest }
  }

  private static func date(
    day: Substring,
    month: Substring,
    year: Int,
    time: Substring
  ) -> Date? {
    guard year >= 1900, let month = months.firstIndex(of: String(month)),
      let day = DecimalDigits.number(day.utf8, digits: 1...2),
      let secondOfDay = secondOfDay(time)
    else { return nil }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month]).contains(day) else { return nil }
    let days = daysBefore(year) - daysBefore(1970) + lengths[..<month].reduce(0, +) + day - 1
    return Date(timeIntervalSince1970: Double(days * 86_400 + secondOfDay))
  }

  private static func secondOfDay(_ time: Substring) -> Int? {
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
      .map { DecimalDigits.number($0.utf8, digits: 2...2) }
    guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
      hour < 24, minute < 60, second <= 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// The number of days from the beginning of the calendar to the first of January.
  private static func daysBefore(_ year: Int) -> Int {
    let years = year - 1
    return 365 * years + years / 4 - years / 100 + years / 400
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
