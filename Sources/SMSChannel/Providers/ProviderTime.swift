#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Times as providers write them, read without a calendar.
enum ProviderTime {
  /// How far a signed time may lie from ours, in seconds.
  static let tolerance: TimeInterval = 300

  /// `2026-01-01T12:00:00.123456Z`, with any number of digits behind the point, a blank in the place
  /// of the `T`, an offset in the place of the `Z`, or nothing for UTC.
  static func date(_ text: String) -> Date? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, bytes.count <= 40,
      let year = number(bytes[0..<4]), bytes[4] == UInt8(ascii: "-"),
      let month = number(bytes[5..<7]), (1...12).contains(month), bytes[7] == UInt8(ascii: "-"),
      let day = number(bytes[8..<10]), (1...31).contains(day),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let hour = number(bytes[11..<13]), hour < 24, bytes[13] == UInt8(ascii: ":"),
      let minute = number(bytes[14..<16]), minute < 60, bytes[16] == UInt8(ascii: ":"),
      let second = number(bytes[17..<19]), second <= 60
    else { return nil }
    var rest = bytes[19...]
    var milliseconds = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      let three = (Array(digits.prefix(3)) + [0x30, 0x30, 0x30]).prefix(3)
      milliseconds = number(three) ?? 0
      rest = rest.dropFirst(1 + digits.count)
    }
    guard let offset = offset(rest) else { return nil }
    let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Date(timeIntervalSince1970: TimeInterval(seconds) + TimeInterval(milliseconds) / 1000)
  }

  /// Seconds since 1970.
  static func seconds(_ text: String) -> Date? {
    guard (1...12).contains(text.utf8.count), let seconds = number(Array(text.utf8)[...]) else {
      return nil
    }
    return Date(timeIntervalSince1970: TimeInterval(seconds))
  }

  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(text)
    if bytes.isEmpty || bytes == [UInt8(ascii: "Z")] { return 0 }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = number(bytes[1..<3]),
      let minutes = number(bytes[4..<6])
    else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
    case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
    default: return nil
    }
  }

  /// The days from 1970 to a date of the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years begin in March, so that the leap day is the last of them.
    let year = month <= 2 ? year - 1 : year
    let month = (month + 9) % 12
    let ofYear = (153 * month + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + ofYear - 719_468
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(0 as Int?) { number, byte in
      guard let number, (0x30...0x39).contains(byte) else { return nil }
      return number * 10 + Int(byte - 0x30)
    }
  }
}
