/// The alphabet of GSM-7 with its extension (3GPP TS 23.038, sections 6.2.1 and 6.2.1.1).
///
/// It is easily mistaken: `à è é ù ì ò` and `Ç` are in it, `á í ó ú`, `ç`, the backtick, the
/// tabulator, no-break spaces and typographic quotes are not.
public enum GSMAlphabet: Sendable {
  /// How many septets a scalar takes: 1, or 2 in the extension (`^ { } \ [ ~ ] | €` and form feed).
  ///
  /// - Returns: `nil` for a scalar that is not in the alphabet.
  public static func septets(of scalar: Unicode.Scalar) -> Int? {
    let septets = cost(of: scalar.value)
    return septets == 0 ? nil : septets
  }

  /// The septets of a scalar's number; 0 if it is not in the alphabet.
  @inline(__always)
  static func cost(of value: UInt32) -> Int {
    if value < 0x80 { return cost(ofASCII: UInt8(truncatingIfNeeded: value)) }
    return cost(beyondASCII: value)
  }

  /// The septets of an ASCII byte; 0 if it is not in the alphabet.
  @inline(__always)
  static func cost(ofASCII byte: UInt8) -> Int {
    let (basic, extended) = byte < 64 ? (basicLow, extendedLow) : (basicHigh, extendedHigh)
    let bit = UInt64(byte & 63)
    return Int(truncatingIfNeeded: basic >> bit & 1 | (extended >> bit & 1) << 1)
  }

  /// The septets of a scalar's number outside of ASCII; 0 if it is not in the alphabet.
  static func cost(beyondASCII value: UInt32) -> Int {
    switch value {
    case 0xA1, 0xA3...0xA5, 0xA7, 0xBF,  // ¡ £ ¤ ¥ § ¿
      0xC4...0xC7, 0xC9, 0xD1, 0xD6, 0xD8, 0xDC,  // Ä Å Æ Ç É Ñ Ö Ø Ü
      0xDF, 0xE0, 0xE4...0xE6, 0xE8, 0xE9, 0xEC,  // ß à ä å æ è é ì
      0xF1, 0xF2, 0xF6, 0xF8, 0xF9, 0xFC,  // ñ ò ö ø ù ü
      0x393, 0x394, 0x398, 0x39B, 0x39E, 0x3A0, 0x3A3, 0x3A6, 0x3A8, 0x3A9:  // Γ Δ Θ Λ Ξ Π Σ Φ Ψ Ω
      1
    case 0x20AC: 2  // €
    default: 0
    }
  }

  // One bit a character: line feed, carriage return, space to `?`.
  private static let basicLow: UInt64 = 0xFFFF_FFFF_0000_2400
  // `@`, letters, `_`.
  private static let basicHigh: UInt64 = 0x07FF_FFFE_87FF_FFFF
  // Form feed.
  private static let extendedLow: UInt64 = 0x0000_0000_0000_1000
  // `[ \ ] ^ { | } ~`.
  private static let extendedHigh: UInt64 = 0x7800_0000_7800_0000
}
