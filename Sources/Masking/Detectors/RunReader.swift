/// Finds cards, social security numbers and phone numbers in one run of digits.
///
/// Precedence is card, then social security number, then phone number. What one claims is out of
/// the others' reach and bounds them like the end of the run; after each claim the rest is asked
/// again, which is what makes masking a masked text change nothing.
struct RunReader {
  let text: ByteView
  let rules: DetectionRules
  var run: DigitRun
  var found: RunMatches
  /// Where the match before this run ends; nothing before it counts.
  var floor = 0
  /// Where the plus sign before the run stands, if one does.
  var plus: Int?
  /// Whether the run goes on to the left of its first group, because it was cut there.
  var isContinued = false
  /// Whether a letter touches the first or the last group.
  var isGluedLeft = false
  var isGluedRight = false

  /// Reads the run that begins at `start`; its matches are in ``found`` afterwards.
  mutating func read(from start: Int, floor: Int, limit: Int, isContinued: Bool) {
    found.reset()
    run.read(text.prefix(limit), from: start)
    guard run.digitCount >= 7 else { return }
    self.isContinued = isContinued
    self.floor = floor
    let sign = isContinued ? nil : plusSign(before: start)
    plus = sign.flatMap { isFreeSign($0) ? $0 : nil }
    // Digits behind a sign that begins nothing belong to what stands before the sign.
    isGluedLeft =
      isContinued || (sign != nil && plus == nil) || text.isGluedLeft(at: start, floor: floor)
    isGluedRight = run.isCut || text.isGluedRight(at: run.end)
    if text.isMaskedLeft(at: start) { found.claim(0...0) }
    if text.isMaskedRight(at: run.end) { found.claim((run.count - 1)...(run.count - 1)) }
    while findNext() && !found.isFull && hasUnclaimedDigits {}
  }

  /// Finds one more match; false when there is none left.
  private mutating func findNext() -> Bool {
    if plus != nil && !found.isClaimed(0) && rules.kinds.contains(.phone) {
      if let (match, last) = internationalPhone() {
        found.add(match, over: 0...last)
        return true
      }
      plus = nil
      isGluedLeft = true
    }
    if rules.kinds.contains(.card), run.digitCount >= 12, findCard() { return true }
    if rules.kinds.contains(.ssn), run.digitCount >= 9, findSocialSecurity() { return true }
    if rules.kinds.contains(.phone), !run.isCut, !isContinued, findPhone() { return true }
    return false
  }

  /// Whether enough digits are left for anything.
  private var hasUnclaimedDigits: Bool {
    var digits = 0
    for group in 0..<run.count where !found.isClaimed(group) { digits += Int(run[group].count) }
    return digits >= 7
  }

  // MARK: Parts of a run

  /// The last group of the unclaimed stretch that begins with group `first`.
  @inline(__always)
  func lastUnclaimed(from first: Int) -> Int {
    var last = first
    while last + 1 < run.count && !found.isClaimed(last + 1) { last += 1 }
    return last
  }

  /// Whether group `first` may begin a number: nothing glued to it.
  @inline(__always)
  func mayBegin(_ first: Int) -> Bool {
    !found.isClaimed(first) && !run.isTooLong(first) && !(first == 0 && isGluedLeft)
  }

  /// Whether group `last` may end a number.
  @inline(__always)
  func mayEnd(_ last: Int) -> Bool { !(last == run.count - 1 && isGluedRight) }

  /// Whether an unclaimed group stands directly before group `first` in the run.
  @inline(__always)
  func hasLeftNeighbour(_ first: Int) -> Bool {
    first > 0 ? !found.isClaimed(first - 1) : isContinued
  }

  /// Whether an unclaimed group stands directly behind group `last` in the run.
  @inline(__always)
  func hasRightNeighbour(_ last: Int) -> Bool {
    last + 1 < run.count ? !found.isClaimed(last + 1) : run.isCut
  }

  /// All separators inside the groups `first` to `last`.
  @inline(__always)
  func separators(_ first: Int, _ last: Int) -> Separators {
    var all: Separators = []
    if first < last { for group in (first + 1)...last { all.formUnion(run[group].separators) } }
    return all
  }

  /// The number that `count` digits from digit `first` make.
  @inline(__always)
  func value(_ first: Int, count: Int) -> Int {
    var value = 0
    for index in first..<(first + count) { value = value * 10 + Int(run.digit(index)) }
    return value
  }

  private func isFreeSign(_ sign: Int) -> Bool {
    !text.isGluedLeft(at: sign, floor: floor) && !text.isMaskedLeft(at: sign)
  }

  /// Whether nothing but separators stands between this run and the match before it: a number there
  /// is as good as at the beginning of the text.
  var isBehindMatch: Bool {
    let start = run.start
    guard floor > 0, start - floor <= 3 else { return false }
    return (floor..<start).allSatisfy { ByteTable.separators[text[$0]] != 0 }
  }

  private func plusSign(before start: Int) -> Int? {
    switch text[start - 1] {
    case Ascii.plus, Ascii.leftParenthesis, Ascii.space, 0x80...: break
    default: return nil
    }
    var index = start
    var steps = 0
    while index > floor, steps < 3 {
      let before = text.start(before: index)
      let byte = text[before]
      if byte == Ascii.plus || (byte == 0xEF && text[before + 1] == 0xBC && text[before + 2] == 0x8B)
      {
        return before
      }
      let (value, _) = text.scalar(at: before)
      guard byte == Ascii.leftParenthesis || ScalarClass.isSpace(value) else { return nil }
      index = before
      steps += 1
    }
    return nil
  }
}
