/// A character set by which bytes of a mail become text.
///
/// All are tables and loops of this package: they read the same on every platform.
struct Charset {
  /// How bytes become characters.
  enum Scheme {
    case utf8
    /// What mails say when nobody asked: UTF-8 if the bytes are that, else Windows-1252.
    case ascii
    case windows1252
    /// The characters of the bytes from 0x80 on.
    case singleByte([UInt32])
    case utf16(isBigEndian: Bool?)
    case utf32(isBigEndian: Bool?)
    case utf7
    case gb18030
    case hz
    /// Hong Kong's supplement uses lead bytes that elsewhere are accidents.
    case big5(isHongKong: Bool)
    case shiftJIS
    case eucJP
    case iso2022JP
    case eucKR
    case iso2022KR
    /// Not known; all of its bytes below 128 are ASCII.
    case unknown
    /// Not known, and its bytes below 128 mean something else than ASCII.
    case stateful
  }

  private let scheme: Scheme

  /// Finds a character set by its name, without regard to case and hyphens.
  init(_ name: String) {
    let key = CharsetName.key(name)
    scheme = CharsetName.scheme(key) ?? (Self.isStateful(key) ? .stateful : .unknown)
  }

  /// Whether the name is one that is known.
  var isKnown: Bool {
    switch scheme {
    case .unknown, .stateful: false
    default: true
    }
  }

  /// Whether characters have at least two bytes each, those of line ends too.
  var hasWideLineEnds: Bool {
    switch scheme {
    case .utf16, .utf32: true
    default: false
    }
  }

  /// The text for these bytes; what cannot be read becomes U+FFFD.
  func text(_ bytes: [UInt8]) -> String { decoded(bytes).text }

  /// The text for these bytes, and whether all of them were what the character set has.
  func decoded(_ bytes: [UInt8]) -> (text: String, isDamaged: Bool) {
    switch scheme {
    case .utf8:
      // Most texts are sound, and finding that out is quick.
      if let text = String(validating: bytes, as: UTF8.self) { return (Self.plain(text), false) }
      return (Self.plain(String(decoding: bytes, as: UTF8.self)), true)
    case .ascii:
      return (Self.guessed(bytes), bytes.contains { $0 >= 0x80 })
    case .windows1252: return (Self.windows(bytes), false)
    case .unknown:
      // A name that nobody knows is often no name at all, and the text plain UTF-8.
      if let text = String(validating: bytes, as: UTF8.self) { return (Self.plain(text), true) }
      return (Self.ascii(bytes), true)
    case .stateful: return (Self.ascii(bytes), true)
    default:
      var decoder = CharsetDecoder(bytes)
      decoder.decode(scheme)
      return (decoder.output.text, decoder.output.isDamaged)
    }
  }

  /// Whether these bytes can be read without guessing.
  func mayBeRead(_ bytes: [UInt8]) -> Bool {
    switch scheme {
    case .unknown: bytes.allSatisfy { $0 < 0x80 }
    case .stateful: false
    // A word in ASCII under such a name is one that was named wrongly.
    case .utf16: bytes.count.isMultiple(of: 2)
    case .utf32: bytes.count.isMultiple(of: 4)
    default: true
    }
  }

  /// The text for bytes about which nothing is stated: UTF-8 if they are that, else Windows-1252.
  static func guessed(_ bytes: [UInt8]) -> String {
    String(validating: bytes, as: UTF8.self).map(plain) ?? windows(bytes)
  }

  private static func windows(_ bytes: [UInt8]) -> String {
    var text = CharsetText(capacity: bytes.count + bytes.count / 8)
    for byte in bytes { text.append(Windows1252.scalar(byte).value) }
    return text.text
  }

  private static func ascii(_ bytes: [UInt8]) -> String {
    var text = CharsetText(capacity: bytes.count)
    for byte in bytes { text.append(byte < 0x80 ? UInt32(byte) : 0xfffd) }
    return text.text
  }

  /// Without U+0000, which many databases do not take.
  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(scalar.value == 0 ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }

  private static func isStateful(_ key: String) -> Bool {
    ["utf16", "utf32", "utf7", "iso2022", "hz", "ucs", "utfebcdic", "ebcdic"].contains {
      key.hasPrefix($0)
    }
  }
}
