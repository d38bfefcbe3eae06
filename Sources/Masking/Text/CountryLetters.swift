/// Two upper-case letters of a country as one number, so that a match carries them for nothing.
enum CountryLetters {
  static func pack(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first) << 8 | UInt16(second)
  }

  /// The letters, or nothing if the number holds none.
  static func unpack(_ packed: UInt16) -> String? {
    guard packed > 255 else { return nil }
    let letters = [Unicode.Scalar(UInt8(packed >> 8)), Unicode.Scalar(UInt8(packed & 0xFF))]
    return String(String.UnicodeScalarView(letters))
  }
}
