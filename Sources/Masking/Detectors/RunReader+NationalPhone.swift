/// Phone numbers as people write them at home: by the numbering plans of the home regions.
extension RunReader {
  /// Adds the first phone number without a plus sign that is not claimed yet.
  mutating func findPhone() -> Bool {
    var first = firstFree
    while first < run.count {
      guard !found.isClaimed(first) else {
        first += 1
        continue
      }
      let last = lastUnclaimed(from: first)
      let count = run.digitCount(from: first, through: last)
      if count >= 7, first < last || count <= 17, let (match, groups) = phone(first, last) {
        found.add(match, over: groups)
        return true
      }
      first = last + 1
    }
    return false
  }

  /// A phone number in the unclaimed stretch of groups `first` to `last`: the whole, else the
  /// longest part that begins first.
  private func phone(_ first: Int, _ last: Int) -> (Match, ClosedRange<Int>)? {
    let isBound = first == 0 && (isGluedLeft || !isFreeOnTheLeft(0))
    if isBound && first == last { return nil }
    let isCode = isBound || (isGluedRight && last == run.count - 1)
    for begin in (isBound ? first + 1 : first)...last {
      if run.digitCount(from: begin, through: last) < 7 { break }
      guard mayBegin(begin) else { continue }
      if begin > first && !isPartBoundary(run[begin].separators) { continue }
      if let (match, end) = prefixedPhone(begin) { return (match, begin...end) }
      if !rules.hasHome && !rules.isBroad { continue }
      var end = last
      while end >= begin, run.digitCount(from: begin, through: end) >= 7 {
        let isWhole = begin == first && end == last
        if isWhole || (!isCode && isPart(begin, end, of: first, last)), mayEndPhone(end),
          mayBeHome(begin, end), isFreeOnTheRight(end),
          let (confidence, region) = national(begin, end, isWhole: isWhole)
        {
          let start = openingParenthesis(before: run[begin].start, until: end)
          let match = Match(
            kind: .phone,
            confidence: confidence,
            detail: region,
            start: start ?? run[begin].start,
            end: run[end].end
          )
          return (match, begin...end)
        }
        end -= 1
      }
    }
    return nil
  }

  private func isPartBoundary(_ separators: Separators) -> Bool {
    separators.contains(.space) || separators.contains(.newline) || separators.contains(.several)
      || separators == .slash
  }

  /// Whether the groups `begin` to `end` stand for themselves in a longer run: not cut out of groups
  /// of the same size that go on.
  private func isPart(_ begin: Int, _ end: Int, of first: Int, _ last: Int) -> Bool {
    if begin > first && run[begin - 1].count == run[begin].count && begin < end { return false }
    guard end < last else { return true }
    return isPartBoundary(run[end + 1].separators)
      && (run[end + 1].count != run[end].count || begin == end)
  }

  /// Whether the groups are a number of a home region, or look enough like one in broad mode.
  private func national(
    _ first: Int,
    _ last: Int,
    isWhole: Bool
  ) -> (Finding.Confidence, region: UInt16)? {
    let count = run.digitCount(from: first, through: last)
    guard count <= 15 else { return nil }
    let region = region(first, last, count)
    guard region != nil || rules.isBroad else { return nil }
    let shape = PhoneShape(run: run, first: first, last: last)
    guard !shape.isDateOrAddress else { return nil }
    guard let region else {
      guard isWhole, shape.isLoose,
        ContextWords.meaning(text, before: run[first].start, floor: floor) != .other
      else { return nil }
      return (.low, 0)
    }
    let meaning = ContextWords.meaning(text, before: run[first].start, floor: floor)
    if meaning == .other && !rules.isBroad { return nil }
    if meaning == .phone && shape.isPossible { return (.high, region) }
    if first == last {
      let hasTrunk = run.digit(Int(run[first].firstDigit)) == 0 && count >= 9
      guard meaning == .number || hasTrunk || rules.isBroad || isWholeText else { return nil }
      return (meaning == .number ? .medium : .low, region)
    }
    guard isWhole ? shape.isUsual : shape.isTidy else { return nil }
    if rules.isNorthAmerican, isNorthAmerican(region), !hasNorthAmericanShape(first, last) {
      return nil
    }
    return (meaning == .number ? .high : .medium, region)
  }

  /// Whether the run is all that the text says: then it is an answer, and not an order's number.
  private var isWholeText: Bool {
    guard !isContinued, !run.isCut else { return false }
    func isSilent(_ range: Range<Int>) -> Bool {
      var index = range.lowerBound
      while index < range.upperBound {
        let (value, length) = text.scalar(at: index)
        guard value != UInt32(Ascii.star), value != UInt32(Ascii.hash),
          !ScalarClass.isSpacedLetter(value), !ScalarClass.isAddressLetter(value),
          text.digit(at: index) == nil
        else { return false }
        index += length
      }
      return true
    }
    return run.start <= 8 && text.count - run.end <= 8 && isSilent(0..<run.start)
      && isSilent(run.end..<text.count)
  }

  /// A quick first answer: whether digits of this length and beginning can be a number at home.
  private func mayBeHome(_ first: Int, _ last: Int) -> Bool {
    let count = run.digitCount(from: first, through: last)
    if rules.isBroad || (rules.isNorthAmerican && (count == 10 || count == 11)) { return true }
    return rules.isHomeNumber(
      length: count,
      prefix: value(Int(run[first].firstDigit), count: 4)
    )
  }

  /// The home region in which the digits are a number.
  private func region(_ first: Int, _ last: Int, _ count: Int) -> UInt16? {
    let start = Int(run[first].firstDigit)
    let prefix = value(start, count: 4)
    if rules.isHomeNumber(length: count, prefix: prefix) {
      return rules.plans.first { $0.contains(length: count, prefix: prefix) }?.region
    }
    guard rules.isNorthAmerican, count == 10 || count == 11 else { return nil }
    let isDialled =
      count == 11 && run.digit(start) == 1
      && rules.isHomeNumber(length: 10, prefix: value(start + 1, count: 4))
    // (123) 456-7890: the shape alone says what it is.
    let isShaped =
      count == 10 && last == first + 2 && run[first].count == 3 && run[first + 1].count == 3
      && run[first + 1].separators.contains(.parenthesis)
    guard isDialled || isShaped else { return nil }
    return rules.plans.first { $0.callingCode == 1 }?.region
  }

  private func isNorthAmerican(_ region: UInt16) -> Bool {
    rules.plans.contains { $0.region == region && $0.callingCode == 1 }
  }

  /// 3-3-4 or 3-7, behind a 1 or not.
  private func hasNorthAmericanShape(_ first: Int, _ last: Int) -> Bool {
    var sizes = 0
    for index in first...last { sizes = sizes * 10 + Int(run[index].count) }
    return sizes == 334 || sizes == 1334 || sizes == 37 || sizes == 137
  }

  // MARK: Neighbours

  /// Whether nothing before group `first` makes it another number: a sign, a currency, a path.
  private func isFreeOnTheLeft(_ first: Int) -> Bool {
    guard first == 0 else { return true }
    let start = run[0].start
    if start == floor || isBehindMatch { return true }
    switch text[start - 1] {
    case Ascii.hyphen, Ascii.hash, Ascii.slash, 0x3D, 0x26, 0x24, 0x25, 0x5C, 0x7E, 0x5E, Ascii.at:
      return false
    case Ascii.comma, Ascii.colon, Ascii.dot:
      return start - 2 < floor || !text.isDigitOrMask(at: start - 2)
    case Ascii.space: return !isCurrency(endingAt: start - 1)
    case 0x80...: return !isCurrency(endingAt: start)
    default: return true
    }
  }

  private func isCurrency(endingAt end: Int) -> Bool {
    if text[end - 1] == 0x24 { return true }
    guard text[end - 1] >= 0x80 else { return false }
    return Self.isCurrencySign(text.scalar(at: text.start(before: end)).value)
  }

  private static func isCurrencySign(_ value: UInt32) -> Bool {
    (0xA2...0xA5).contains(value) || (0x20A0...0x20C0).contains(value) || value == 0xB0
      || value == 0x2030
  }

  /// Whether nothing behind group `last` makes it another number: decimals, a unit, a clock.
  private func isFreeOnTheRight(_ last: Int) -> Bool {
    guard last == run.count - 1 else { return true }
    var end = run[last].end
    switch visible[end] {
    case Ascii.comma, Ascii.colon: return !visible.isDigitOrMask(at: end + 1)
    case Ascii.dot, Ascii.hyphen:
      return !visible.isGluedRight(at: end + 1) && !visible.isDigitOrMask(at: end + 1)
    case 0x25, 0x24, 0x3D, 0x26, Ascii.at: return false
    case Ascii.space: end += 1
    case 0xC2 where visible[end + 1] == 0xA0: end += 2
    default: break
    }
    let (value, _) = visible.scalar(at: end)
    if value == 0x24 || Self.isCurrencySign(value) { return false }
    var word = end
    while word - end < 6, visible.isGluedRight(at: word) { word += visible.scalar(at: word).length }
    return !Self.units.contains(visible, end..<word)
  }

  private static let units = WordIndex([(0, unitWords)])

  private static let unitWords: StaticString = """
     eur usd gbp sek nok dkk chf pln zł zl czk kč huf ft kr ron uah грн руб rub jpy cny try tl km kg \
    cm mm mb gb kb ms px pcs kpl st stk 
    """
}
