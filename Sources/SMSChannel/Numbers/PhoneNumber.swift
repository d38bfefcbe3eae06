public import ConversationCore

/// A phone number or short code that can stand in a text message's From and To.
///
/// ```swift
/// let number = try PhoneNumber("+1 (555) 555-0123")
/// number.normalized  // "+15555550123"
/// number.kind        // .longCode
/// ```
public struct PhoneNumber: Sendable {
  /// The lengths of an international number in digits, country code included (E.164; the shortest
  /// real ones have seven).
  public static let internationalDigits = 7...15

  /// The lengths of a short code in digits; five and six in the US and Canada.
  public static let shortCodeDigits = 3...6

  /// The number as it was written.
  public let raw: String

  /// `+` and digits for an international number, digits alone for a short code.
  public let normalized: String

  /// Reads a number in any usual way of writing.
  ///
  /// An international number begins with `+`. Spaces, hyphens, dots, slashes and brackets between
  /// the digits are dropped. No zero is dropped and no country is guessed: only three to six digits
  /// are taken without `+`. ``init(_:in:)`` reads national numbers, and ``checkLength()`` knows how
  /// long the numbers of each country are.
  ///
  /// - Throws: ``PhoneNumberError``, which says what is wrong and holds nothing of the number.
  public init(_ text: String) throws(PhoneNumberError) {
    let written = try WrittenNumber(text)
    let count = written.digits.utf8.count
    let lengths = written.isInternational ? Self.internationalDigits : Self.shortCodeDigits
    guard count >= lengths.lowerBound else { throw PhoneNumberError(.tooShort) }
    guard count <= lengths.upperBound else { throw PhoneNumberError(.countryMissing) }
    if written.isInternational, written.digits.utf8.first == UInt8(ascii: "0") {
      throw PhoneNumberError(.countryMissing)
    }
    self.init(
      raw: text,
      normalized: (written.isInternational ? "+" : "") + written.digits
    )
  }

  init(raw: String, normalized: String) {
    self.raw = raw
    self.normalized = normalized
  }

  /// Whether it is a short code, which only works inside its country.
  public var isShortCode: Bool { normalized.utf8.first != UInt8(ascii: "+") }

  /// What kind of number it is: what decides rules for opting out and for registration.
  ///
  /// Toll-free numbers are those of North America (+1 and 800, 833, 844, 855, 866, 877 or 888, with
  /// ten digits) and of no country (+800): elsewhere they take no text messages.
  public var kind: NumberKind {
    if isShortCode { return .shortCode }
    let isTollFree =
      normalized.utf8.count == 12
      && Self.tollFreeAreas.contains { normalized.hasPrefix("+1\($0)") }
    return isTollFree || callingCode == "800" ? .tollFree : .longCode
  }

  private static let tollFreeAreas = ["800", "833", "844", "855", "866", "877", "888"]
}

extension PhoneNumber: Hashable {
  /// Compares the normalised forms: two ways of writing one number are equal.
  public static func == (left: Self, right: Self) -> Bool {
    left.normalized == right.normalized
  }

  /// Feeds the normalised form to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(normalized)
  }
}

extension PhoneNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `‹redacted›`: a number is personal data.
  public var description: String { "‹redacted›" }

  /// Always `‹redacted›`.
  public var debugDescription: String { description }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
