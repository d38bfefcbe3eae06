/// A time of the day as a clock on a wall shows it, to the minute, from `00:00` to `24:00`.
///
/// `24:00` is the end of a day.
public struct LocalTime: Hashable, Comparable, Sendable, LosslessStringConvertible {
  /// Minutes since midnight, 0 to 1,440.
  public let minutes: Int

  /// The time so many minutes after midnight, moved into 0 to 1,440.
  public init(minutes: Int) { self.minutes = min(max(minutes, 0), 1_440) }

  /// A time by its parts; `nil` if there is none, such as 24:01.
  public init?(hour: Int, minute: Int) {
    guard (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1_440 else {
      return nil
    }
    minutes = hour * 60 + minute
  }

  /// Reads `09:00`; `nil` for any other text.
  public init?(_ description: String) {
    let bytes = Array(description.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
      let hour = Digits.value(of: bytes[0..<2]), let minute = Digits.value(of: bytes[3..<5])
    else { return nil }
    self.init(hour: hour, minute: minute)
  }

  /// The start of the day.
  public static let midnight = Self(minutes: 0)
  /// The end of the day, which is the start of the next.
  public static let endOfDay = Self(minutes: 1_440)

  /// `09:00`.
  public var description: String {
    "\(Digits.text(minutes / 60, 2)):\(Digits.text(minutes % 60, 2))"
  }

  /// Orders by time.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.minutes < rhs.minutes }
}

/// A day and a time of the day as a clock on a wall shows them.
///
/// Its text is `2026-12-24T18:00`.
public struct LocalDateTime: Hashable, Comparable, Sendable, LosslessStringConvertible {
  /// The day.
  public let date: LocalDate
  /// The time.
  public let time: LocalTime

  /// Names a day and a time.
  public init(_ date: LocalDate, _ time: LocalTime) {
    self.date = date
    self.time = time
  }

  /// Reads `2026-12-24T18:00`; `nil` for any other text.
  public init?(_ description: String) {
    let parts = description.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let date = LocalDate(String(parts[0])),
      let time = LocalTime(String(parts[1]))
    else { return nil }
    self.init(date, time)
  }

  /// `2026-12-24T18:00`.
  public var description: String { "\(date)T\(time)" }

  /// Seconds since 1970-01-01T00:00 on the same clock.
  var seconds: Int { date.dayNumber * 86_400 + time.minutes * 60 }

  /// Orders by time: `24:00` and `00:00` of the next day are neither before the other.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.seconds < rhs.seconds }
}

// All three are written as their texts.
extension LocalDate: Codable {
  /// Reads `2026-12-24`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.lossless(Self.self, expecting: "a date such as 2026-12-24")
  }
  /// Writes `2026-12-24`.
  public func encode(to encoder: any Encoder) throws { try encoder.write(description) }
}

extension LocalTime: Codable {
  /// Reads `09:00`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.lossless(Self.self, expecting: "a time from 00:00 to 24:00")
  }
  /// Writes `09:00`.
  public func encode(to encoder: any Encoder) throws { try encoder.write(description) }
}

extension LocalDateTime: Codable {
  /// Reads `2026-12-24T18:00`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.lossless(Self.self, expecting: "a date and time such as 2026-12-24T18:00")
  }
  /// Writes `2026-12-24T18:00`.
  public func encode(to encoder: any Encoder) throws { try encoder.write(description) }
}

extension Decoder {
  /// Reads a value from its text.
  fileprivate func lossless<Value: LosslessStringConvertible>(
    _ type: Value.Type,
    expecting expectation: String
  ) throws -> Value {
    let container = try singleValueContainer()
    guard let value = Value(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected \(expectation)"
      )
    }
    return value
  }
}

extension Encoder {
  fileprivate func write(_ text: String) throws {
    var container = singleValueContainer()
    try container.encode(text)
  }
}
