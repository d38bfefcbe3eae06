/// Values as JSON (RFC 8259), on one line.
enum JSONText {
  /// The text as a JSON string.
  ///
  /// Whatever a terminal might obey and whatever some programs take for a line end is escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A list of JSON values.
  static func list(_ values: [String]) -> String { "[\(values.joined(separator: ", "))]" }

  /// An object of JSON values, its keys sorted by their bytes.
  static func object(_ members: [(key: String, value: String)]) -> String {
    let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let texts = sorted.map { "\(quoted($0.key)): \($0.value)" }
    return "{\(texts.joined(separator: ", "))}"
  }
}
