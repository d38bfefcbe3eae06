/// Finds cards, social security numbers and phone numbers in one run of digits.
///
/// Precedence is card, then social security number, then phone number. What one claims is out of
/// the others' reach and bounds them like the end of the run; after each claim the rest is asked
/// again, which is what makes masking a masked text change nothing.
struct RunReader: ~Copyable {
  let text: ByteView
  let rules: DetectionRules
  var run: DigitRun
  var found: RunMatches
  /// The text up to the address behind this run, in which nothing counts either.
  var visible: ByteView
  /// Where the match before this run ends; nothing before it counts.
  var floor = 0
  /// Whether the run may be what a mask has left of a number, punctuation first.
  var mayBeTail = false
  /// The first group with which a number without a proof of its own may begin.
  var firstFree: Int {
    guard mayBeTail else { return 0 }
    var first = 0
    while first < run.count && !found.isClaimed(first) { first += 1 }
    return first
  }
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
    visible = text.prefix(limit)
    run.read(visible, from: start)
    guard run.digitCount >= 7 else { return }
    self.isContinued = isContinued
    self.floor = floor
    let sign = isContinued ? nil : plusSign(before: start)
    plus = sign.flatMap { isFreeSign($0) ? $0 : nil }
    // Digits behind a sign that begins nothing belong to what stands before the sign.
    isGluedLeft =
      isContinued || (sign != nil && plus == nil) || text.isGluedLeft(at: start, floor: floor)
    isGluedRight = run.isCut || visible.isGluedRight(at: run.end)
    claimMaskedTail()
    if visible.isMaskedRight(at: run.end) {
      // Six digits and stars are a card in the manner of PCI; fewer or more are none.
      if run[run.count - 1].count == 6 { found.claim((run.count - 1)...(run.count - 1)) }
      isGluedRight = true
    }
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

  /// Claims the groups that are the tail of an earlier mask: digits directly behind three stars,
  /// and what else the tail holds.
  ///
  /// Digits behind stars and punctuation may be a tail or not; they begin nothing that has no proof
  /// of its own.
  private mutating func claimMaskedTail() {
    mayBeTail = false
    // Without a star shortly before there is no mask.
    guard text.hasStar(shortlyBefore: run.start) else { return }
    guard text.isMaskedLeft(at: run.start) else {
      var stars = run.start
      var steps = 0
      while steps < 3, stars > floor {
        let before = text.start(before: stars)
        guard isTailPunctuation(text.scalar(at: before).value) else { break }
        stars = before
        steps += 1
      }
      mayBeTail = stars < run.start && text.isMaskedLeft(at: stars)
      return
    }
    var end = run.start
    for _ in 0..<rules.longestTail where end < text.count {
      let (value, length) = text.scalar(at: end)
      if ScalarClass.isSpace(value) { break }
      end += length
    }
    var group = 0
    while group < run.count && run[group].start < end {
      found.claim(group...group)
      group += 1
    }
  }

  private func isTailPunctuation(_ value: UInt32) -> Bool {
    value != UInt32(Ascii.star) && !ScalarClass.isSpace(value)
      && !ScalarClass.isSpacedLetter(value) && !ScalarClass.isAddressLetter(value)
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
    guard floor > 0, start - floor <= 12 else { return false }
    var index = floor
    while index < start {
      let (value, length) = text.scalar(at: index)
      let isSeparator =
        value < 0x80
        ? ByteTable.separators[UInt8(value)] != 0
        : ScalarClass.isWideSpace(value) || ScalarClass.isWideDash(value)
          || ScalarClass.isInvisible(value)
      guard isSeparator else { return false }
      index += length
    }
    return true
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
      if byte == Ascii.plus
        || (byte == 0xEF && text[before + 1] == 0xBC && text[before + 2] == 0x8B)
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
