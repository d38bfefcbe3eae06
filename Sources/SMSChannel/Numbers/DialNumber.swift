/// A number as agents dial and sign in by it: a `+` at most, digits, and points and hyphens between them
/// (W-33).
///
/// Unlike a ``PhoneNumber`` it may be of a telephone system of one's own, such as `4711`, and says
/// nothing of a country.
public struct DialNumber: Hashable, Sendable, Codable {
  /// The longest number, in characters.
  public static let longest = 20

  /// The number as it was written.
  public let text: String

  /// Takes a number as it was typed: `^\+{0,1}\d+[\d.\-]*$`, 20 characters at most.
  ///
  /// - Throws: ``PhoneNumberError`` for anything else.
  public init(_ text: String) throws(PhoneNumberError) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { throw PhoneNumberError(.tooShort) }
    guard bytes.count <= Self.longest else { throw PhoneNumberError(.tooLong) }
    let rest = bytes.first == UInt8(ascii: "+") ? bytes[1...] : bytes[...]
    guard let first = rest.first, Self.isDigit(first) else { throw PhoneNumberError(.tooShort) }
    guard
      rest.allSatisfy({ Self.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
    else { throw PhoneNumberError(.forbiddenCharacter) }
    self.text = text
  }

  /// Takes a number as it was pasted into the field by which agents sign in: everything but digits and a
  /// `+` at its beginning is left out.
  ///
  /// - Throws: ``PhoneNumberError`` where no digit is left, or too many are.
  public init(pasted text: String) throws(PhoneNumberError) {
    var kept: [UInt8] = []
    for byte in text.utf8 where Self.isDigit(byte) || (byte == UInt8(ascii: "+") && kept.isEmpty) {
      kept.append(byte)
    }
    try self.init(String(decoding: kept, as: UTF8.self))
  }

  /// Reads a number.
  ///
  /// - Throws: ``PhoneNumberError`` or `DecodingError` for what is none.
  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
