/// Payment cards: 12 to 19 digits, a known prefix of that length, and the check digit of Luhn.
extension RunReader {
  /// Adds the first card that is not claimed yet.
  mutating func findCard() -> Bool {
    for first in 0..<run.count where mayLeadCard(first) {
      guard mayBegin(first) || isAfterCardWord(first) else { continue }
      // A cut run is read again from a later group on.
      if run.isCut && first >= run.count - DigitRun.overlap { return false }
      guard !isBehindPlus(first), let (last, brand, confidence) = card(from: first) else {
        continue
      }
      let match = Match(
        kind: .card,
        confidence: confidence,
        detail: brand,
        start: run[first].start,
        end: run[last].end
      )
      found.add(match, over: first...last)
      return true
    }
    return false
  }

  /// Whether any card begins with the first two digits of group `first`: a quick first answer.
  @inline(__always)
  private func mayLeadCard(_ first: Int) -> Bool {
    let start = Int(run[first].firstDigit)
    guard run.digitCount - start >= 12 else { return false }
    let lead = UInt64(run.digit(start)) * 10 + UInt64(run.digit(start + 1))
    // 18, 20 to 27, 30, 34 to 69, 81, 82, 86, 97 and 98.
    return lead < 64
      ? 0xFFFF_FFFC_4FF4_0000 as UInt64 >> lead & 1 != 0
      : 0x0000_0006_0046_003F as UInt64 >> (lead &- 64) & 1 != 0
  }

  /// "card4111…": a word for cards may touch the number.
  private func isAfterCardWord(_ first: Int) -> Bool {
    guard first == 0, isGluedLeft, !isContinued, !found.isClaimed(0), !run.isTooLong(0) else {
      return false
    }
    let start = run[0].start
    guard !Ascii.isDigit(text[start - 1]), text[start - 1] != Ascii.plus else { return false }
    var word = start
    while word > 0, Ascii.isLetter(text[word - 1]) { word -= 1 }
    return word < start && !text.isGluedLeft(at: word)
      && ContextWords.card.contains(text, word..<start)
  }

  private func isBehindPlus(_ first: Int) -> Bool {
    first == 0 && text[run[0].start - 1] == Ascii.plus
  }

  /// The longest card that begins with group `first`.
  private func card(from first: Int) -> (last: Int, brand: UInt16, Finding.Confidence)? {
    var best: (Int, UInt16, Finding.Confidence)?
    var last = first
    let final = lastUnclaimed(from: first)
    while last <= final {
      if run.isTooLong(last) { break }
      let count = run.digitCount(from: first, through: last)
      if count > 19 { break }
      if count >= 12, mayEnd(last), passesLuhn(Int(run[first].firstDigit), count),
        let brand = CardRanges.all.brand(
          prefix: UInt32(value(Int(run[first].firstDigit), count: 8)),
          length: count
        ),
        let confidence = confidence(first, last, count, brand)
      {
        best = (last, brand, confidence)
      }
      last += 1
    }
    return best
  }

  private func passesLuhn(_ start: Int, _ count: Int) -> Bool {
    var sum = 0
    var isDoubled = false
    var isUniform = true
    let lastDigit = run.digit(start + count - 1)
    var index = start + count
    while index > start {
      index -= 1
      let digit = Int(run.digit(index))
      isUniform = isUniform && run.digit(index) == lastDigit
      sum += isDoubled ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit
      isDoubled.toggle()
    }
    return sum % 10 == 0 && !isUniform
  }

  /// How sure a number with a good check digit is a card; nil when it is too doubtful.
  ///
  /// One random number in ten passes Luhn, so a short or an unusual length needs the shape of a
  /// card or a word that says so.
  private func confidence(
    _ first: Int,
    _ last: Int,
    _ count: Int,
    _ brand: UInt16
  ) -> Finding.Confidence? {
    let inside = separators(first, last)
    if inside.contains(.parenthesis) { return nil }
    let isWhole = !hasLeftNeighbour(first) && !hasRightNeighbour(last)
    let isShaped = hasCardShape(first, last, count)
    if !isWhole {
      guard isShaped, !isSlice(first, last, inside) else { return nil }
    }
    let word = CardRanges.all.brands[Int(brand)]
    let isBroad = word == "maestro"
    switch count {
    case 16: return isBroad || !(isShaped && isWhole) ? .medium : .high
    case 15 where word == "amex": return .high
    case 14 where word == "diners": return .high
    case 12:
      return hasCardWord(first) ? .medium : nil
    case 13:
      if first == last && (isBroad || passesEAN(Int(run[first].firstDigit))) {
        return hasCardWord(first) ? .medium : nil
      }
      return isShaped ? .medium : (hasCardWord(first) ? .low : nil)
    default:
      if isShaped { return .medium }
      return hasCardWord(first) ? .low : nil
    }
  }

  private func hasCardWord(_ first: Int) -> Bool {
    ContextWords.contains(ContextWords.card, text, before: run[first].start, floor: floor)
  }

  /// Whether the groups are those in which cards are printed, or there is only one.
  private func hasCardShape(_ first: Int, _ last: Int, _ count: Int) -> Bool {
    if first == last { return true }
    let groups = last - first + 1
    func size(_ index: Int) -> Int { Int(run[first + index].count) }
    // Everything alike: one separator, not a mixture.
    var kind: Separators?
    for group in (first + 1)...last {
      let separators = run[group].separators
      if let kind, kind != separators { return false }
      kind = separators
    }
    if groups == count { return true }
    if (0..<(groups - 1)).allSatisfy({ size($0) == 4 }) {
      // 4-4-4-4 and its longer and shorter kin.
      return groups >= 4 && size(groups - 1) <= 4 || (groups == 4 && size(3) == 7)
    }
    switch groups {
    case 2: return size(0) == 6 || size(0) == 8 || size(1) == 4
    case 3: return size(0) == 4 && size(1) == 6
    case 4: return size(0) == 4 && size(1) == 3 && size(2) == 3 && size(3) == 3
    default: return false
    }
  }

  /// Whether the window is cut out of a longer number that goes on in the same manner.
  private func isSlice(_ first: Int, _ last: Int, _ inside: Separators) -> Bool {
    if hasLeftNeighbour(first) {
      guard first > 0 else { return true }
      let separators = run[first].separators
      let isLike = first == last || separators == inside
      if isLike && !separators.contains(.newline) {
        if separators != .space { return true }
        if first == 1 && isGluedLeft { return true }
        if first != last && run[first - 1].count == run[first].count { return true }
      }
    }
    if hasRightNeighbour(last) {
      guard last + 1 < run.count else { return true }
      let separators = run[last + 1].separators
      let isLike = first == last || separators == inside
      if isLike && !separators.contains(.newline) {
        if separators != .space && separators != .slash { return true }
        if last + 1 == run.count - 1 && isGluedRight { return true }
      }
    }
    return false
  }

  /// The check digit of a 13-digit article number; one such number in ten passes Luhn too.
  private func passesEAN(_ start: Int) -> Bool {
    var sum = 0
    for index in 0..<13 { sum += Int(run.digit(start + index)) * (index % 2 == 0 ? 1 : 3) }
    return sum % 10 == 0
  }
}
