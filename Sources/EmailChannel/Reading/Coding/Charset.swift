/// A character set by which bytes of a mail become text.
///
/// The table grows; what is not in it is read as far as it is ASCII.
struct Charset {
  private enum Table {
    case utf8
    /// What mails say when nobody asked: UTF-8 if the bytes are that, else Windows-1252.
    case ascii
    case windows1252
    /// Not known; all of its bytes below 128 are ASCII.
    case unknown
    /// Not known, and its bytes below 128 mean something else than ASCII.
    case stateful
  }

  private let table: Table

  /// Finds a character set by its name, without regard to case.
  init(_ name: String) {
    let name = name.lowercased()
    table = Self.tables[name] ?? (Self.isStateful(name) ? .stateful : .unknown)
  }

  /// The text for these bytes; what cannot be read becomes U+FFFD.
  func text(_ bytes: some Collection<UInt8>) -> String {
    switch table {
    case .utf8: Self.plain(String(decoding: bytes, as: UTF8.self))
    case .ascii: Self.guessed(bytes)
    case .windows1252: Self.windows(bytes)
    // A name that nobody knows is often no name at all, and the text plain UTF-8.
    case .unknown: String(validating: bytes, as: UTF8.self).map(Self.plain) ?? Self.ascii(bytes)
    case .stateful: Self.ascii(bytes)
    }
  }

  /// The text for these bytes, or `nil` if that would be a guess.
  func certainText(_ bytes: [UInt8]) -> String? {
    switch table {
    case .utf8, .ascii, .windows1252: text(bytes)
    case .unknown: bytes.allSatisfy { $0 < 0x80 } ? text(bytes) : nil
    case .stateful: nil
    }
  }

  /// The text for bytes about which nothing is stated: UTF-8 if they are that, else Windows-1252.
  static func guessed(_ bytes: some Collection<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self).map(plain) ?? windows(bytes)
  }

  private static func windows(_ bytes: some Collection<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append(Windows1252.scalar(byte))
    }
    return plain(String(text))
  }

  private static func ascii(_ bytes: some Collection<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append(byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}")
    }
    return plain(String(text))
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

  private static func isStateful(_ name: String) -> Bool {
    ["utf-16", "utf-32", "utf-7", "iso-2022", "hz", "ucs-"].contains { name.hasPrefix($0) }
  }

  /// ISO-8859-1 is read as Windows-1252, as browsers do: where the two differ, the first has
  /// control characters that no mail means.
  private static let tables: [String: Table] = [
    "us-ascii": .ascii, "ascii": .ascii, "ansi_x3.4-1968": .ascii, "iso646-us": .ascii,
    "utf-8": .utf8, "utf8": .utf8, "unicode-1-1-utf-8": .utf8,
    "iso-8859-1": .windows1252, "iso_8859-1": .windows1252, "iso8859-1": .windows1252,
    "latin1": .windows1252, "l1": .windows1252,
    "windows-1252": .windows1252, "cp1252": .windows1252, "x-cp1252": .windows1252,
  ]
}
