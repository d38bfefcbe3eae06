/// US social security numbers, and the ITIN and ATIN in their place (protocols C-06, E5).
extension RunReader {
  /// Adds the first social security number that is not claimed yet.
  mutating func findSocialSecurity() -> Bool {
    if run.count == 1 && run[0].count != 9 { return false }
    for first in firstFree..<run.count where mayBegin(first) {
      guard let (last, confidence) = socialSecurity(from: first) else { continue }
      let match = Match(
        kind: .ssn,
        confidence: confidence,
        detail: 0,
        start: run[first].start,
        end: run[last].end
      )
      found.add(match, over: first...last)
      return true
    }
    return false
  }

  private func socialSecurity(from first: Int) -> (last: Int, Finding.Confidence)? {
    let last: Int
    switch (run[first].count, groupCount(first + 1), groupCount(first + 2)) {
    case (3, 2, 4): last = first + 2
    case (9, _, _): last = first
    case (3, 6, _), (5, 4, _): last = first + 1
    default: return nil
    }
    guard mayEnd(last), isIssuable(Int(run[first].firstDigit)) else { return nil }
    if first == 0 && !isFreeOnTheLeft(run[0].start) { return nil }
    let inside = separators(first, last)
    if inside.contains(.several) || inside.contains(.parenthesis) { return nil }
    if last == first + 2 {
      guard run[first + 1].separators == run[first + 2].separators else { return nil }
      // Part of a longer number, if that goes on in the same manner.
      let isAlone =
        (!hasLeftNeighbour(first) || run[first].separators != inside)
        && (!hasRightNeighbour(last) || run[last + 1].separators != inside)
      if isAlone { return (last, inside == .space ? .medium : .high) }
      return inside == .space && hasWord(first, last) ? (last, .medium) : nil
    }
    if hasLeftNeighbour(first) && run[first].separators != .space { return nil }
    if hasRightNeighbour(last) && run[last + 1].separators != .space { return nil }
    if hasWord(first, last) { return (last, .medium) }
    return first == last && rules.takesBareSocialSecurity ? (last, .low) : nil
  }

  private func groupCount(_ index: Int) -> Int {
    index < run.count && !found.isClaimed(index) ? Int(run[index].count) : 0
  }

  private func hasWord(_ first: Int, _ last: Int) -> Bool {
    ContextWords.contains(
      ContextWords.socialSecurity,
      text,
      before: run[first].start,
      floor: floor
    )
      || ContextWords.contains(ContextWords.socialSecurity, text, after: run[last].end)
  }

  /// A letter and a hyphen, a hash or a currency sign make it another number.
  private func isFreeOnTheLeft(_ start: Int) -> Bool {
    if start == floor || isBehindMatch { return true }
    switch text[start - 1] {
    case Ascii.hyphen: return !text.isGluedLeft(at: start - 1, floor: floor)
    case Ascii.hash, 0x24: return false
    default: return true
    }
  }

  /// Whether the nine digits can be a number of any of the three sorts.
  private func isIssuable(_ start: Int) -> Bool {
    let area = value(start, count: 3)
    let group = value(start + 3, count: 2)
    let serial = value(start + 5, count: 4)
    if area == 0 || area == 666 || group == 0 || serial == 0 { return false }
    guard area >= 900 else { return true }
    // Group 93 is an ATIN, the others are ITINs.
    switch group {
    case 50...65, 70...88, 90...99: return true
    default: return false
    }
  }
}
