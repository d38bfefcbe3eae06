/// The names of character sets, as mails write them.
enum CharsetName {
  /// What is left of a name when only letters and digits count, in lower case: `ISO_8859-1` and
  /// `iso-8859-1` are one.
  static func key(_ name: String) -> String {
    var key: [UInt8] = []
    for byte in name.utf8.prefix(64) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        key.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(byte | 0x20)
      default: continue
      }
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The scheme that a key stands for, or `nil` if nobody knows it.
  static func scheme(_ key: String) -> Charset.Scheme? {
    if let scheme = schemes[key] { return scheme }
    let plain = aliases[key] ?? key
    if let upper = SingleByteCharsets.upperHalves[plain] { return .singleByte(upper) }
    // "x-sjis", "x-gbk", "x-windows-1250".
    if key.hasPrefix("x"), key.utf8.count > 3 { return scheme(String(key.dropFirst())) }
    return nil
  }

  /// The schemes by key.
  ///
  /// ISO-8859-1 is read as Windows-1252, as browsers do: where the two differ, the first has
  /// control characters that no mail means. Sets of China, Japan and Korea are read as the largest
  /// of their kind.
  private static let schemes: [String: Charset.Scheme] = [
    "utf8": .utf8, "unicode11utf8": .utf8, "unicodeutf8": .utf8, "cp65001": .utf8,
    "usascii": .ascii, "ascii": .ascii, "ansix341968": .ascii, "iso646us": .ascii, "us": .ascii,
    "7bit": .ascii, "8bit": .ascii, "default": .ascii, "none": .ascii,
    "iso88591": .windows1252, "latin1": .windows1252, "l1": .windows1252,
    "windows1252": .windows1252, "cp1252": .windows1252, "1252": .windows1252,
    "ansi": .windows1252, "windows28591": .windows1252,
    "utf16": .utf16(isBigEndian: nil), "unicode": .utf16(isBigEndian: nil),
    "utf16be": .utf16(isBigEndian: true), "utf16le": .utf16(isBigEndian: false),
    "ucs2": .utf16(isBigEndian: nil), "iso10646ucs2": .utf16(isBigEndian: nil),
    "utf32": .utf32(isBigEndian: nil), "utf32be": .utf32(isBigEndian: true),
    "utf32le": .utf32(isBigEndian: false), "ucs4": .utf32(isBigEndian: nil),
    "utf7": .utf7, "unicode11utf7": .utf7,
    "gb18030": .gb18030, "gbk": .gb18030, "gb2312": .gb18030, "gb23121980": .gb18030,
    "gb231280": .gb18030, "euccn": .gb18030, "cp936": .gb18030, "936": .gb18030,
    "windows936": .gb18030, "chinese": .gb18030, "csgb2312": .gb18030, "hzgb2312": .hz,
    "big5": .big5(isHongKong: false), "cp950": .big5(isHongKong: false),
    "950": .big5(isHongKong: false), "windows950": .big5(isHongKong: false),
    "cnbig5": .big5(isHongKong: false), "csbig5": .big5(isHongKong: false),
    "big5hkscs": .big5(isHongKong: true), "big5hk": .big5(isHongKong: true),
    "shiftjis": .shiftJIS, "sjis": .shiftJIS, "mskanji": .shiftJIS, "cp932": .shiftJIS,
    "932": .shiftJIS, "windows31j": .shiftJIS, "windows932": .shiftJIS, "csshiftjis": .shiftJIS,
    "eucjp": .eucJP, "ujis": .eucJP, "cseucpkdfmtjapanese": .eucJP, "eucjpms": .eucJP,
    "cp51932": .eucJP,
    "iso2022jp": .iso2022JP, "iso2022jp1": .iso2022JP, "iso2022jp2": .iso2022JP,
    "iso2022jpms": .iso2022JP, "csiso2022jp": .iso2022JP, "cp50220": .iso2022JP,
    "euckr": .eucKR, "ksc56011987": .eucKR, "ksc56011992": .eucKR, "ksc5601": .eucKR,
    "cp949": .eucKR, "949": .eucKR, "uhc": .eucKR, "windows949": .eucKR, "cseuckr": .eucKR,
    "korean": .eucKR, "isoir149": .eucKR,
    "iso2022kr": .iso2022KR, "csiso2022kr": .iso2022KR,
  ]

  private static let aliases: [String: String] = [
    "latin2": "iso88592", "l2": "iso88592", "latin3": "iso88593", "latin4": "iso88594",
    "cyrillic": "iso88595", "arabic": "iso88596", "greek": "iso88597", "elot928": "iso88597",
    "hebrew": "iso88598", "iso88598i": "iso88598", "iso88598e": "iso88598",
    "latin5": "iso88599", "l5": "iso88599", "latin6": "iso885910", "latin7": "iso885913",
    "latin8": "iso885914", "latin9": "iso885915", "latin0": "iso885915", "latin10": "iso885916",
    "tis620": "windows874", "iso885911": "windows874", "cp874": "windows874",
    "cp1250": "windows1250", "1250": "windows1250", "cp1251": "windows1251",
    "1251": "windows1251", "win1251": "windows1251", "cp1253": "windows1253",
    "cp1254": "windows1254", "cp1255": "windows1255", "cp1256": "windows1256",
    "cp1257": "windows1257", "cp1258": "windows1258", "koi8": "koi8r", "cskoi8r": "koi8r",
    "koi8ru": "koi8u", "mac": "macintosh", "macroman": "macintosh", "csmacintosh": "macintosh",
    "maccyrillic": "xmaccyrillic", "cp437": "ibm437", "437": "ibm437", "cp850": "ibm850",
    "850": "ibm850", "cp852": "ibm852", "852": "ibm852", "cp855": "ibm855", "cp866": "ibm866",
    "866": "ibm866",
  ]
}
