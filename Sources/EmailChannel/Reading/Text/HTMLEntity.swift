/// A character that HTML writes as `&name;` or `&#number;`.
enum HTMLEntity {
  /// The character at an ampersand, and the position behind it; `nil` for one that is not known,
  /// of which the ampersand stays.
  static func scalar(in bytes: [UInt8], at start: Int) -> (Unicode.Scalar?, Int) {
    let limit = min(bytes.count, start + 12)
    var end = start + 1
    while end < limit, isNameByte(bytes[end]) { end += 1 }
    guard end > start + 1 else { return (nil, start + 1) }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: ";")
    let scalar: Unicode.Scalar? =
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        UInt32(name.dropFirst(2), radix: 16).flatMap(printable)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst()).flatMap(printable)
      } else if isClosed || withoutSemicolon.contains(name) {
        named[name]
      } else {
        nil
      }
    return scalar.map { ($0, isClosed ? end + 1 : end) } ?? (nil, start + 1)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  private static func printable(_ number: UInt32) -> Unicode.Scalar? {
    if (0x80...0x9f).contains(number) { return Windows1252.scalar(UInt8(number)) }
    guard let scalar = Unicode.Scalar(number) else { return nil }
    return scalar.properties.generalCategory == .control ? " " : scalar
  }

  /// Those that programs write without a semicolon, as old HTML allowed.
  private static let withoutSemicolon: Set<String> = ["amp", "lt", "gt", "quot", "nbsp"]

  private static let named: [String: Unicode.Scalar] = {
    var named: [String: Unicode.Scalar] = [:]
    let words = HTMLEntityTable.text.description.split { $0 == " " || $0 == "\n" }
    for word in words {
      let ends = word.split(separator: ":")
      if ends.count == 2, let number = UInt32(ends[1], radix: 16) {
        named[String(ends[0])] = Unicode.Scalar(number)
      }
    }
    return named
  }()
}
