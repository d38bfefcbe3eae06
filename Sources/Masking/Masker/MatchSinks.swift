/// Collects matches.
struct MatchList: MatchSink {
  var matches: [Match] = []

  @inline(__always)
  mutating func take(_ match: Match) -> Bool {
    if matches.isEmpty { matches.reserveCapacity(4) }
    matches.append(match)
    return true
  }
}

/// Turns matches into findings as they come.
struct FindingSink: MatchSink {
  let text: String
  var findings: [Finding] = []

  @inline(__always)
  mutating func take(_ match: Match) -> Bool {
    if findings.isEmpty { findings.reserveCapacity(4) }
    findings.append(match.finding(in: text))
    return true
  }
}

/// Stops at the first match.
struct FirstMatchSink: MatchSink {
  var isFound = false

  mutating func take(_ match: Match) -> Bool {
    isFound = true
    return false
  }
}

extension Match {
  @inline(__always)
  func finding(in text: String) -> Finding {
    Finding(
      kind: kind.kind,
      range: text.range(ofBytes: start..<end),
      confidence: confidence,
      detail: detail
    )
  }
}

extension String {
  /// Indices for byte offsets of this string.
  @inline(__always)
  func range(ofBytes bytes: Range<Int>) -> Range<String.Index> {
    let start = utf8.index(startIndex, offsetBy: bytes.lowerBound)
    return start..<utf8.index(start, offsetBy: bytes.count)
  }
}
