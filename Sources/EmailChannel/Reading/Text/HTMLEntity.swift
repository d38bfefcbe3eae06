/// A character that HTML writes as `&name;` or `&#number;`.
enum HTMLEntity {
  /// The character at an ampersand, and the position behind it; `nil` for one that is not known,
  /// of which the ampersand stays.
  static func scalar(in bytes: [UInt8], at start: Int) -> (Unicode.Scalar?, Int) {
    let limit = min(bytes.count, start + 12)
    guard let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")) else {
      return (nil, start + 1)
    }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    let scalar: Unicode.Scalar? =
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        UInt32(name.dropFirst(2), radix: 16).flatMap(printable)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst()).flatMap(printable)
      } else {
        named[name]
      }
    return scalar.map { ($0, end + 1) } ?? (nil, start + 1)
  }

  private static func printable(_ number: UInt32) -> Unicode.Scalar? {
    if (0x80...0x9f).contains(number) { return Windows1252.scalar(UInt8(number)) }
    guard let scalar = Unicode.Scalar(number) else { return nil }
    return scalar.properties.generalCategory == .control ? " " : scalar
  }

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "copy": "©", "reg": "®", "trade": "™", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢",
    "sect": "§", "deg": "°", "middot": "·", "bull": "•", "hellip": "…", "ndash": "–",
    "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”",
    "bdquo": "„", "laquo": "«", "raquo": "»", "times": "×", "shy": "\u{AD}", "zwnj": "\u{200C}",
    "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß",
    "aacute": "á", "agrave": "à", "acirc": "â", "atilde": "ã", "aring": "å", "aelig": "æ",
    "ccedil": "ç", "eacute": "é", "egrave": "è", "ecirc": "ê", "euml": "ë", "iacute": "í",
    "ntilde": "ñ", "oacute": "ó", "ocirc": "ô", "otilde": "õ", "oslash": "ø", "uacute": "ú",
    "Eacute": "É", "Aring": "Å", "Oslash": "Ø", "iexcl": "¡", "iquest": "¿",
  ]
}
