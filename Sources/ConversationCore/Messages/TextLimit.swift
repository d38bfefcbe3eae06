/// How the length of a text is measured.
public struct TextMeasure: Sendable {
  /// What is counted, for messages to people.
  public let unit: String
  /// Counts a text.
  public let count: @Sendable (String) -> Int

  /// Creates a measure.
  public init(unit: String, count: @escaping @Sendable (String) -> Int) {
    self.unit = unit
    self.count = count
  }

  /// What a person would call a character: the default.
  public static let characters = Self(unit: "characters") { text in
    // Plain ASCII without line ends has one character a byte: ten times faster to count.
    text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D } ? text.utf8.count : text.count
  }
  /// Unicode scalars.
  public static let unicodeScalars = Self(unit: "Unicode scalars") { $0.unicodeScalars.count }
  /// UTF-16 units, as a browser counts.
  public static let utf16 = Self(unit: "UTF-16 units") { $0.utf16.count }
}

extension TextMeasure: Hashable {
  /// Whether two measures count the same unit.
  public static func == (one: Self, other: Self) -> Bool { one.unit == other.unit }

  /// Hashes the unit.
  public func hash(into hasher: inout Hasher) { hasher.combine(unit) }
}

/// The largest text that an agent may send (F-12, V-08, L-07).
public struct TextLimit: Hashable, Sendable {
  /// The largest number of units.
  public let maximum: Int
  /// What is counted.
  public let measure: TextMeasure

  /// Whatever the measure, a text is never more than this many bytes of UTF-8.
  public static let maximumBytes = 16 * 1024

  /// Creates a limit.
  public init(maximum: Int = 1000, measure: TextMeasure = .characters) {
    self.maximum = maximum
    self.measure = measure
  }

  /// Refuses a text that is empty or too long.
  ///
  /// Nothing is trimmed before counting.
  ///
  /// - Throws: ``ConversationError`` `textEmpty`, `textTooLarge` or `textTooLong` with limit and
  ///   actual length.
  public func check(_ text: String, isEmptyAllowed: Bool = false) throws(ConversationError) {
    let bytes = text.utf8.count
    guard bytes <= Self.maximumBytes else {
      throw ConversationError(.textTooLarge(maximumBytes: Self.maximumBytes, actual: bytes))
    }
    if !isEmptyAllowed, text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
      throw ConversationError(.textEmpty)
    }
    let length = measure.count(text)
    guard length <= maximum else {
      throw ConversationError(
        .textTooLong(maximum: maximum, actual: length, unit: measure.unit)
      )
    }
  }
}
