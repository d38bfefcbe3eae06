/// A day of the Gregorian calendar as a clock on a wall shows it: no time, no zone.
///
/// Its text is `2026-12-24`. Years 1 to 9999.
public struct LocalDate: Hashable, Comparable, Sendable, LosslessStringConvertible {
  /// Days since 1970-01-01; what arithmetic goes by.
  public let dayNumber: Int

  /// The day so many days after 1970-01-01, moved into the years 1 to 9999.
  public init(dayNumber: Int) {
    self.dayNumber = min(max(dayNumber, Self.firstDay), Self.lastDay)
  }

  /// A day by its parts; `nil` if there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    let number = Self.dayNumber(year: year, month: month, day: day)
    let parts = Self.parts(of: number)
    guard parts.month == month, parts.day == day else { return nil }
    dayNumber = number
  }

  /// Reads `2026-12-24`; `nil` for any other text and for a day that does not exist.
  public init?(_ description: String) {
    let bytes = Array(description.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Digits.value(of: bytes[0..<4]), let month = Digits.value(of: bytes[5..<7]),
      let day = Digits.value(of: bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month and day of the month.
  public var parts: (year: Int, month: Int, day: Int) { Self.parts(of: dayNumber) }
  /// The day of the week.
  public var weekday: Weekday { Weekday(dayNumber: dayNumber) }
  /// `2026-12-24`.
  public var description: String {
    let (year, month, day) = parts
    return "\(Digits.text(year, 4))-\(Digits.text(month, 2))-\(Digits.text(day, 2))"
  }

  /// The day so many days later; earlier for a negative number.
  public func adding(days: Int) -> LocalDate { LocalDate(dayNumber: dayNumber + days) }

  /// Orders by time.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.dayNumber < rhs.dayNumber }

  private static let firstDay = dayNumber(year: 1, month: 1, day: 1)
  private static let lastDay = dayNumber(year: 9999, month: 12, day: 31)

  // The year is taken to begin in March, so that the leap day is its last; 400 years have 146,097
  // days.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func parts(of number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

/// Numbers as fixed digits.
enum Digits {
  /// The value of ASCII digits; `nil` if there is anything else.
  static func value(of bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// A number with zeros in front.
  static func text(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
