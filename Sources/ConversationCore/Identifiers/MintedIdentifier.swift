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
  /// The most digits that a number has.
  private static let longestNumber = 20

  /// The text of 16 bytes.
  static func encode(_ high: UInt64, _ low: UInt64) -> String {
    unsafe String(unsafeUninitializedCapacity: length) { unsafe write(high, low, to: $0) }
  }

  /// The text of 16 bytes, and after a full stop the number of what is numbered in it.
  static func encode(_ high: UInt64, _ low: UInt64, number: Int) -> String {
    unsafe String(unsafeUninitializedCapacity: length + 2 + longestNumber) { bytes in
      var end = unsafe write(high, low, to: bytes)
      unsafe bytes[end] = UInt8(ascii: ".")
      end += 1
      if number < 0 {
        unsafe bytes[end] = UInt8(ascii: "-")
        end += 1
      }
      var (rest, start) = (number.magnitude, end)
      repeat {
        unsafe bytes[end] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        end += 1
      } while rest > 0
      // The digits came last one first.
      var last = end - 1
      while start < last {
        unsafe bytes.swapAt(start, last)
        start += 1
        last -= 1
      }
      return end
    }
  }

  private static func write(
    _ high: UInt64,
    _ low: UInt64,
    to bytes: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var (high, low) = (high, low)
    for position in stride(from: length - 1, through: 0, by: -1) {
      unsafe bytes[position] = digit(UInt8(truncatingIfNeeded: low & 31))
      low = low >> 5 | high << 59
      high >>= 5
    }
    return length
  }

  /// A digit of the alphabet, worked out: looking it up would take longer.
  private static func digit(_ value: UInt8) -> UInt8 {
    if value < 10 { return UInt8(ascii: "0") &+ value }
    // Without i, l, o and u.
    let skipped: UInt8 =
      (value > 17 ? 1 : 0) &+ (value > 19 ? 1 : 0) &+ (value > 21 ? 1 : 0) &+ (value > 26 ? 1 : 0)
    return UInt8(ascii: "a") &+ (value &- 10) &+ skipped
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
