/// Phone numbers that say their country: behind a plus sign or an international prefix.
extension RunReader {
  /// The phone number behind the plus sign, and the last group it takes.
  ///
  /// A known country code and a length that fits it are enough, whatever the area code.
  func internationalPhone() -> (Match, last: Int)? {
    guard let plus, let found = bestEnd(first: 0, skipping: 0) else { return nil }
    let start = openingParenthesis(before: plus, until: found.last) ?? plus
    return (
      Match(
        kind: .phone,
        confidence: .high,
        detail: found.region,
        start: start,
        end: found.end
      ),
      found.last
    )
  }

  /// The phone number that begins with group `first` and an international prefix in digits, such as
  /// 00 or, at home in North America, 011.
  func prefixedPhone(_ first: Int) -> (Match, last: Int)? {
    let skipped = internationalPrefix(first)
    guard skipped > 0, let found = bestEnd(first: first, skipping: skipped) else { return nil }
    let digits = run.digitCount(from: first, through: found.last) - skipped
    // Without a plus sign, a short number is as likely anything else.
    guard digits >= 8 else { return nil }
    return (
      Match(
        kind: .phone,
        confidence: .medium,
        detail: found.region,
        start: run[first].start,
        end: found.end
      ),
      found.last
    )
  }

  /// How many digits of group `first` people dial before a country code; none for most groups.
  private func internationalPrefix(_ first: Int) -> Int {
    let start = Int(run[first].firstDigit)
    let size = Int(run[first].count)
    guard run.digit(start) == 0, size > 1, run.digitCount - start > 8 else { return 0 }
    func begins(_ digits: (UInt8, UInt8, UInt8)) -> Bool {
      size > 2 && run.digit(start) == digits.0 && run.digit(start + 1) == digits.1
        && run.digit(start + 2) == digits.2
    }
    if rules.isNorthAmerican && begins((0, 1, 1)) { return 3 }
    if rules.isJapanese && begins((0, 1, 0)) { return 3 }
    if rules.isAustralian && size > 3 && begins((0, 0, 1)) && run.digit(start + 3) == 1 { return 4 }
    return run.digit(start + 1) == 0 ? 2 : 0
  }

  /// The last group with which the digits behind `skipped` ones make a number of some country: the
  /// longest of an ordinary length, else the longest possible.
  private func bestEnd(
    first: Int,
    skipping skipped: Int
  ) -> (last: Int, end: Int, region: UInt16)? {
    let start = Int(run[first].firstDigit) + skipped
    guard let (code, width) = callingCode(at: start) else { return nil }
    let entry = CallingCodes.all[code]
    var last = first
    let final = lastUnclaimed(from: first)
    var best: (last: Int, rank: Int)?
    while last <= final {
      if last > first {
        if breaks(before: last, best != nil, isPrefixed: skipped > 0) { break }
        // A number that could end here does not go on in another manner.
        let isNew =
          last == first + 1 || separators(first, last - 1).isDisjoint(with: run[last].separators)
        if best?.rank == 2 && isNew { break }
      }
      if run.isTooLong(last) { break }
      let national = run.digitCount(from: first, through: last) - skipped - width
      if national > 17 { break }
      if mayEndPhone(last) {
        let rank = rank(national, at: start + width, code, entry)
        if rank > 0, rank >= (best?.rank ?? 0) { best = (last, rank) }
      }
      last += 1
    }
    guard let best else { return nil }
    return (best.last, run[best.last].end, entry.region)
  }

  /// 2 for an ordinary length, 1 for a possible one, 0 for none.
  private func rank(
    _ national: Int,
    at start: Int,
    _ code: Int,
    _ entry: CallingCodes.Entry
  ) -> Int {
    func rank(_ length: Int) -> Int {
      guard length >= 4, length <= 17, length + (code > 99 ? 3 : code > 9 ? 2 : 1) >= 7 else {
        return 0
      }
      let bit: UInt32 = 1 << UInt32(length)
      return entry.ordinary & bit != 0 ? 2 : entry.lengths & bit != 0 ? 1 : 0
    }
    // +44 (0)20 … and +44 020 …: the trunk prefix does not count. Italy's zero does.
    if national > 1, code != 39, run.digit(start) == 0 {
      let without = rank(national - 1)
      return without > 0 ? without : rank(national)
    }
    return rank(national)
  }

  /// The country code at a digit of the run, and how many digits it has.
  private func callingCode(at start: Int) -> (code: Int, width: Int)? {
    var code = 0
    for width in 1...3 where start + width <= run.digitCount {
      code = code * 10 + Int(run.digit(start + width - 1))
      if code == 0 { return nil }
      if CallingCodes.all[code].lengths != 0 { return (code, width) }
    }
    return nil
  }

  /// Whether a number ends before group `next` at the latest.
  private func breaks(before next: Int, _ isComplete: Bool, isPrefixed: Bool) -> Bool {
    let separators = run[next].separators
    if separators.contains(.newline) { return isComplete || separators.contains(.several) }
    if separators.contains(.underscore) { return true }
    if separators.contains(.several) && !separators.contains(.parenthesis) {
      return isComplete || isPrefixed
    }
    return false
  }

  /// Whether group `last` may end a phone number; `x12` and `ext. 12` may follow.
  func mayEndPhone(_ last: Int) -> Bool {
    guard last == run.count - 1 else { return true }
    let end = run[last].end
    if isGluedRight {
      let isExtension = text[end] | 0x20 == 0x78 && Ascii.isDigit(text[end + 1])
      let isWord = text[end] | 0x20 == 0x65 && text[end + 1] | 0x20 == 0x78
      return !run.isCut && (isExtension || isWord)
    }
    return true
  }

  /// A parenthesis that opens before the number and closes inside it belongs to it.
  func openingParenthesis(before start: Int, until last: Int) -> Int? {
    guard text[start - 1] == Ascii.leftParenthesis else { return nil }
    var index = start
    while index < run[last].end {
      if text[index] == Ascii.leftParenthesis { return nil }
      if text[index] == Ascii.rightParenthesis { return start - 1 }
      index += 1
    }
    return nil
  }
}
