/// An identifier that the SDK mints: 16 bytes, ordered by the time it was made.
///
/// Its text form has 26 characters of the alphabet `0-9a-z` without `i l o u`, sorts like the
/// number, and is what JSON and logs show.
public protocol MintedIdentifier:
  Hashable, Comparable, Sendable, Codable, LosslessStringConvertible
{
  /// The upper 8 bytes: 48 bits of time in milliseconds, then chance.
  var high: UInt64 { get }
  /// The lower 8 bytes: chance.
  var low: UInt64 { get }

  // Two words, not one `UInt128`: with Swift 6.3.1 on x86-64 an asynchronous function that takes one
  // on the stack returns with a stack pointer that is off.
  /// Creates the identifier from its 16 bytes.
  init(high: UInt64, low: UInt64)
}

extension MintedIdentifier {
  /// The 16 bytes as one number.
  public var bits: UInt128 { UInt128(high) << 64 | UInt128(low) }

  /// Creates the identifier from its 16 bytes as one number.
  public init(bits: UInt128) {
    self.init(high: UInt64(truncatingIfNeeded: bits >> 64), low: UInt64(truncatingIfNeeded: bits))
  }

  /// Orders by time of making, then by the random part.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.high != rhs.high ? lhs.high < rhs.high : lhs.low < rhs.low
  }

  /// The text form: 26 characters.
  public var description: String { IdentifierText.encode(high, low) }

  /// Reads the text form; `nil` for anything else.
  public init?(_ description: String) {
    guard let bits = IdentifierText.decode(description) else { return nil }
    self.init(bits: bits)
  }

  /// Reads the text form.
  ///
  /// - Throws: `DecodingError.dataCorrupted` for a text of another form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bits = IdentifierText.decode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected 26 characters of 0-9a-z without i, l, o, u"
      )
    }
    self.init(bits: bits)
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The text form of 16 bytes: Crockford's base 32 in lower case, most significant digit first.
enum IdentifierText {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  private static let length = 26

  /// The text of 16 bytes, and after a full stop the number of what is numbered in it, if any.
  static func encode(_ high: UInt64, _ low: UInt64, number: Int? = nil) -> String {
    let suffix = number.map { ".\($0)" } ?? ""
    return unsafe String(unsafeUninitializedCapacity: length + suffix.utf8.count) { digits in
      var (high, low) = (high, low)
      for position in stride(from: length - 1, through: 0, by: -1) {
        unsafe digits[position] = alphabet[Int(truncatingIfNeeded: low & 31)]
        low = low >> 5 | high << 59
        high >>= 5
      }
      var end = length
      for digit in suffix.utf8 {
        unsafe digits[end] = digit
        end += 1
      }
      return end
    }
  }

  static func decode(_ text: String) -> UInt128? {
    guard text.utf8.count == length else { return nil }
    var bits: UInt128 = 0
    for (position, digit) in text.utf8.enumerated() {
      guard let value = alphabet.firstIndex(of: digit) else { return nil }
      // 26 digits carry 130 bits: the first may only use its lower three.
      if position == 0, value > 7 { return nil }
      bits = bits << 5 | UInt128(value)
    }
    return bits
  }
}
