extension Finding {
  /// The offsets of findings counted in Unicode scalars, as many other languages count them.
  ///
  /// One pass over the text, however many findings there are.
  /// - Parameters:
  ///   - findings: Findings in `text`, in the order in which a masker gives them.
  ///   - text: The string that was searched.
  /// - Returns: One half-open range a finding.
  public static func scalarOffsets(of findings: [Finding], in text: String) -> [Range<Int>] {
    offsets(of: findings, in: text) { lead in lead & 0xC0 == 0x80 ? 0 : 1 }
  }

  /// The offsets of findings counted in UTF-16 units, as JavaScript and Foundation count them.
  ///
  /// One pass over the text, however many findings there are.
  /// - Parameters:
  ///   - findings: Findings in `text`, in the order in which a masker gives them.
  ///   - text: The string that was searched.
  /// - Returns: One half-open range a finding.
  public static func utf16Offsets(of findings: [Finding], in text: String) -> [Range<Int>] {
    offsets(of: findings, in: text) { lead in lead & 0xC0 == 0x80 ? 0 : lead >= 0xF0 ? 2 : 1 }
  }

  private static func offsets(
    of findings: [Finding],
    in text: String,
    width: (UInt8) -> Int
  ) -> [Range<Int>] {
    let utf8 = text.utf8
    var offset = 0
    var index = utf8.startIndex
    func advance(to target: String.Index) -> Int {
      while index < target {
        offset += width(utf8[index])
        index = utf8.index(after: index)
      }
      return offset
    }
    var result: [Range<Int>] = []
    result.reserveCapacity(findings.count)
    for finding in findings {
      let start = advance(to: finding.range.lowerBound)
      result.append(start..<advance(to: finding.range.upperBound))
    }
    return result
  }
}
