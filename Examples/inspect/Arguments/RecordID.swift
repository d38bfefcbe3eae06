/// The id of a line of JSON: whatever it is, it goes back as it stands there, digit by digit.
enum RecordID {
  /// The value of an object's own `id`, as JSON; `null` where it has none.
  ///
  /// `line`: an object that a decoder has read.
  static func json(in line: [UInt8]) -> String {
    guard let start = line.firstIndex(of: UInt8(ascii: "{")) else { return "null" }
    var rest = line[(start + 1)...]
    while true {
      rest = rest.drop { isSpace($0) || $0 == UInt8(ascii: ",") }
      guard rest.first == UInt8(ascii: "\"") else { return "null" }
      let key = rest.prefix(stringLength(rest))
      rest = rest.dropFirst(key.count).drop { isSpace($0) || $0 == UInt8(ascii: ":") }
      let value = rest.prefix(valueLength(rest))
      if key.elementsEqual("\"id\"".utf8) { return String(decoding: value, as: UTF8.self) }
      guard !value.isEmpty else { return "null" }
      rest = rest.dropFirst(value.count)
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// The length of a string, from its first quotation mark to its last.
  private static func stringLength(_ bytes: ArraySlice<UInt8>) -> Int {
    var isEscaped = false
    for (index, byte) in bytes.enumerated().dropFirst() {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        return index + 1
      }
    }
    return bytes.count
  }

  /// The length of a value, up to the white space, comma or brace behind it.
  private static func valueLength(_ bytes: ArraySlice<UInt8>) -> Int {
    var index = bytes.startIndex
    var depth = 0
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += stringLength(bytes[index...])
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return index - bytes.startIndex }
        depth -= 1
      case UInt8(ascii: ","): if depth == 0 { return index - bytes.startIndex }
      case let byte: if depth == 0, isSpace(byte) { return index - bytes.startIndex }
      }
      index += 1
    }
    return bytes.count
  }
}
