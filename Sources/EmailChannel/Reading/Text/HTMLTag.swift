/// A tag of HTML: its name, and those of its attributes that matter to its words.
struct HTMLTag {
  let name: String
  let isEnd: Bool
  private(set) var attributes: [String: String] = [:]
  /// The position behind it.
  private(set) var end: Int

  /// What is read of an attribute's value; a longer one is no link and no name.
  private static let longestValue = 2048

  /// The attributes that are kept.
  private static let known: Set<String> = [
    "href", "alt", "id", "class", "type", "name", "start", "title",
  ]

  /// Reads the tag at a `<`; what it needs of quotes that are never closed is remembered, so that
  /// nobody looks for them twice.
  init(in bytes: [UInt8], at start: Int, _ missing: inout Set<UInt8>) {
    var position = start + 1
    isEnd = position < bytes.count && bytes[position] == UInt8(ascii: "/")
    if isEnd { position += 1 }
    let nameStart = position
    while position < bytes.count, Self.isNameByte(bytes[position]) { position += 1 }
    name = Self.lowerCased(bytes[nameStart..<position].prefix(16))
    let wantsAttributes = !isEnd && Self.hasAttributes.contains(name)
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      guard Self.isNameByte(bytes[position]) else {
        position += 1
        continue
      }
      let attributeStart = position
      while position < bytes.count, Self.isNameByte(bytes[position]) { position += 1 }
      let attribute = attributeStart..<position
      guard let value = Self.value(in: bytes, &position, &missing), wantsAttributes else {
        continue
      }
      let key = Self.lowerCased(bytes[attribute].prefix(16))
      if Self.known.contains(key), attributes[key] == nil, value.count <= Self.longestValue {
        attributes[key] = Self.unescaped(Array(bytes[value]))
      }
    }
    end = min(position + 1, bytes.count)
  }

  /// The tags whose attributes are looked at; others are only passed over.
  private static let hasAttributes: Set<String> = [
    "a", "img", "div", "span", "hr", "blockquote", "table", "td", "p", "ol", "body", "section",
  ]

  /// The value behind a `=`, with or without quotes; `nil` if there is no `=`.
  private static func value(
    in bytes: [UInt8],
    _ position: inout Int,
    _ missing: inout Set<UInt8>
  ) -> Range<Int>? {
    var next = position
    while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return nil }
    next += 1
    while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
    guard next < bytes.count else {
      position = next
      return nil
    }
    let quote = bytes[next]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), !missing.contains(quote) {
      if let close = bytes[(next + 1)...].firstIndex(of: quote) {
        position = close + 1
        return (next + 1)..<close
      }
      missing.insert(quote)
    }
    let start = next
    while next < bytes.count, bytes[next] > 0x20, bytes[next] != UInt8(ascii: ">") { next += 1 }
    position = next
    return start..<next
  }

  private static func unescaped(_ bytes: [UInt8]) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var text = ""
    var position = 0
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "&")) ?? bytes.count
      text += String(decoding: bytes[position..<end], as: UTF8.self)
      guard end < bytes.count else { break }
      let (scalar, next) = HTMLEntity.scalar(in: bytes, at: end)
      text.unicodeScalars.append(scalar ?? "&")
      position = next
    }
    return text
  }

  private static func lowerCased(_ bytes: ArraySlice<UInt8>) -> String {
    let lowered = bytes.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
    return String(decoding: lowered, as: UTF8.self)
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
