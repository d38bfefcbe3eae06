/// A canned response with its fields filled in.
public struct FilledResponse: Hashable, Sendable {
  /// The text; a field without a value stands in it as it was written.
  public let text: String
  /// The fields that have no value and no words for that case: the agent has to see to them.
  public let missing: [String]
}

extension CannedResponse {
  /// Fills the fields in, in one pass: what a value holds is text, whatever it looks like.
  ///
  /// An empty value counts as none.
  public func filled(with values: [String: String]) -> FilledResponse {
    var result = ""
    var missing: [String] = []
    var rest = text.unicodeScalars[...]
    while let open = Self.find("{", in: rest) {
      let inside = rest[rest.index(open, offsetBy: 2)...]
      guard let close = Self.find("}", in: inside) else { break }
      let field = Self.parts(of: inside[..<close])
      result += String(rest[..<open])
      let end = inside.index(close, offsetBy: 2)
      if let value = values[field.name], !value.isEmpty {
        result += value
      } else if let fallback = field.fallback {
        result += fallback
      } else {
        result += String(rest[open..<end])
        if !missing.contains(field.name) { missing.append(field.name) }
      }
      rest = rest[end...]
    }
    return FilledResponse(text: result + String(rest), missing: missing)
  }

  /// The names of its fields, each once, in the order in which they first stand.
  public var fields: [String] {
    var names: [String] = []
    var rest = text.unicodeScalars[...]
    while let open = Self.find("{", in: rest) {
      let inside = rest[rest.index(open, offsetBy: 2)...]
      guard let close = Self.find("}", in: inside) else { break }
      let name = Self.parts(of: inside[..<close]).name
      if !names.contains(name) { names.append(name) }
      rest = inside[inside.index(close, offsetBy: 2)...]
    }
    return names
  }

  /// Where a brace stands twice.
  private static func find(
    _ brace: Unicode.Scalar,
    in text: Substring.UnicodeScalarView
  ) -> String.Index? {
    var index = text.startIndex
    while let found = text[index...].firstIndex(of: brace) {
      let next = text.index(after: found)
      guard next < text.endIndex else { return nil }
      if text[next] == brace { return found }
      index = next
    }
    return nil
  }

  private static func parts(
    of field: Substring.UnicodeScalarView
  ) -> (name: String, fallback: String?) {
    let parts = field.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let words = (parts.first.map { String($0) } ?? "").split(whereSeparator: \.isWhitespace)
    return (words.joined(separator: " "), parts.count > 1 ? String(parts[1]) : nil)
  }
}
