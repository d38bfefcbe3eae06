/// Bytes as pairs of hexadecimal digits.
public enum HexadecimalCoding: Sendable {
  /// Two lower-case digits for each byte.
  public static func encode(_ bytes: some Collection<UInt8>) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      digits.append(digit(byte >> 4))
      digits.append(digit(byte & 0x0f))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The bytes of a text of digits in either case; nothing else may stand in it.
  ///
  /// - Throws: ``ByteCodingError`` at the first byte that is no digit, or at the end when the last
  ///   digit has no partner.
  public static func decode(_ text: String) throws(ByteCodingError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 2)
    var high: UInt8?
    for (position, character) in text.utf8.enumerated() {
      guard let value = value(of: character) else {
        throw ByteCodingError(.invalidCharacter, position: position)
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    guard high == nil else {
      throw ByteCodingError(.incomplete, position: text.utf8.count)
    }
    return bytes
  }

  /// The digit's value, 0 to 15, or `nil` for a byte that is none.
  static func value(of character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
