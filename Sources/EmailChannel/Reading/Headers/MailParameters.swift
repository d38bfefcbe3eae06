/// A value with parameters: `text/plain; charset=utf-8`, `attachment; filename*=UTF-8''…`.
struct MailParameters {
  /// What stands before the first parameter, in lower case.
  let value: String
  private let parameters: [String: String]

  /// Reads a value; whatever is no parameter is skipped.
  init(_ bytes: [UInt8]) {
    let segments = Self.segments(bytes)
    value = segments.first.map { Charset.guessed(Array(Self.trimmed($0))).lowercased() } ?? ""
    var collector = ParameterCollector()
    for segment in segments.dropFirst() {
      guard let equals = segment.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: Self.trimmed(segment[..<equals]), as: UTF8.self).lowercased()
      collector.add(name, Self.unquoted(Self.trimmed(segment[(equals + 1)...])))
    }
    parameters = collector.values
  }

  /// The value of a parameter; its name is in lower case.
  subscript(name: String) -> String? { parameters[name] }

  /// What stands between semicolons, those in quotes aside, without comments.
  private static func segments(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var segments: [ArraySlice<UInt8>] = []
    var current: [UInt8] = []
    var isQuoted = false
    var commentDepth = 0
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        isEscaped = false
        if commentDepth == 0 { current.append(byte) }
        continue
      }
      switch byte {
      case UInt8(ascii: "\\") where isQuoted || commentDepth > 0:
        isEscaped = true
        if commentDepth == 0 { current.append(byte) }
      case UInt8(ascii: "\"") where commentDepth == 0:
        isQuoted.toggle()
        current.append(byte)
      case UInt8(ascii: "(") where !isQuoted: commentDepth += 1
      case UInt8(ascii: ")") where !isQuoted && commentDepth > 0: commentDepth -= 1
      case UInt8(ascii: ";") where !isQuoted && commentDepth == 0:
        segments.append(current[...])
        current = []
      default:
        if commentDepth == 0 { current.append(byte) }
      }
    }
    segments.append(current[...])
    return segments
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.first == UInt8(ascii: "\"") else { return Array(bytes) }
    var text: [UInt8] = []
    var isEscaped = false
    for byte in bytes.dropFirst() {
      if !isEscaped, byte == UInt8(ascii: "\"") { break }
      if !isEscaped, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        text.append(byte)
        isEscaped = false
      }
    }
    return text
  }
}
