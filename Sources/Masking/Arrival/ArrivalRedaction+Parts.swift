extension ArrivalRedaction {
  /// Redacts the card numbers of one text that comes in parts, also where they go from one part into
  /// the next.
  ///
  /// What is stored while further parts are waited for is stored without them.
  /// - Parameter parts: Parts that follow each other.
  /// - Returns: The parts as they are to be stored, or `nil` if there is no card number in them.
  public func redact(parts: [String]) -> [String]? {
    guard policy != .off, parts.contains(where: concerns) else { return nil }
    let whole = parts.joined()
    let findings = masker.findings(in: whole)
    guard !findings.isEmpty else { return nil }
    var ranges = findings.lazy.map(\.range).makeIterator()
    var range = ranges.next()
    var place = whole.startIndex
    return parts.map { part in
      var redacted = String.UnicodeScalarView()
      for _ in part.unicodeScalars {
        let scalar = whole.unicodeScalars[place]
        while let passed = range, passed.upperBound <= place { range = ranges.next() }
        if range?.contains(place) != true {
          redacted.append(scalar)
        } else if !scalar.properties.isWhitespace {
          redacted.append("*")
        }
        place = whole.unicodeScalars.index(after: place)
      }
      return String(redacted)
    }
  }
}
