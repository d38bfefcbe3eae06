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
  /// the digits are dropped. No zero is dropped and no country is guessed: a national number
  /// cannot be told from a short code or another country's number without data about countries,
  /// so that only three to six digits are taken without `+`.
  ///
  /// - Throws: ``PhoneNumberError``, which says what is wrong and holds nothing of the number.
  public init(_ text: String) throws(PhoneNumberError) {
    var digits: [UInt8] = []
    var isInternational = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9":
        digits.append(UInt8(truncatingIfNeeded: scalar.value))
        guard digits.count <= Self.internationalDigits.upperBound else {
          throw PhoneNumberError(.tooLong)
        }
      case "+" where digits.isEmpty && !isInternational:
        isInternational = true
      case " ", "-", ".", "/", "(", ")", "\u{A0}", "\u{2010}", "\u{2011}", "\u{2013}":
        continue
      default:
        throw PhoneNumberError(.forbiddenCharacter)
      }
    }
    let lengths = isInternational ? Self.internationalDigits : Self.shortCodeDigits
    guard digits.count >= lengths.lowerBound else { throw PhoneNumberError(.tooShort) }
    guard digits.count <= lengths.upperBound else { throw PhoneNumberError(.countryMissing) }
    if isInternational, digits.first == UInt8(ascii: "0") {
      throw PhoneNumberError(.countryMissing)
    }
    raw = text
    normalized = (isInternational ? "+" : "") + String(decoding: digits, as: UTF8.self)
  }

  /// Whether it is a short code, which only works inside its country.
  public var isShortCode: Bool { normalized.utf8.first != UInt8(ascii: "+") }

  /// What kind of number it is: what decides rules for opting out and for registration.
  ///
  /// Toll-free numbers are known for North America alone (+1 and 800, 833, 844, 855, 866, 877 or
  /// 888, with ten digits).
  public var kind: NumberKind {
    if isShortCode { return .shortCode }
    let isTollFree =
      normalized.utf8.count == 12
      && Self.tollFreeAreas.contains { normalized.hasPrefix("+1\($0)") }
    return isTollFree ? .tollFree : .longCode
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
