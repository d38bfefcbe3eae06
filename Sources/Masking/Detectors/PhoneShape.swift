/// How the groups of a possible phone number look.
struct PhoneShape {
  /// A date, a time, an internet address, a version or a decimal number.
  let isDateOrAddress: Bool
  /// Groups that people make with a word such as "call" before them.
  let isPossible: Bool
  /// Groups that people make anyway.
  let isUsual: Bool
  /// Usual, and with one sort of separator, so that it may be part of a longer run.
  let isTidy: Bool
  /// Enough for broad mode: there is a separator.
  let isLoose: Bool

  init(run: borrowing DigitRun, first: Int, last: Int) {
    let groups = last - first + 1
    var all: Separators = []
    var longest = 0
    var shortest = Int.max
    var singles = 0
    var isUniform = true
    for index in first...last {
      let count = Int(run[index].count)
      longest = max(longest, count)
      shortest = min(shortest, count)
      if count == 1 { singles += 1 }
      guard index > first else { continue }
      all.formUnion(run[index].separators)
      if run[index].separators != run[last].separators { isUniform = false }
    }
    func size(_ index: Int) -> Int { Int(run[first + index].count) }
    func value(_ index: Int) -> Int {
      var value = 0
      let group = run[first + index]
      for place in 0..<min(Int(group.count), 9) {
        value = value * 10 + Int(run.digit(Int(group.firstDigit) + place))
      }
      return value
    }
    isDateOrAddress =
      groups > 1
      && (Self.isDate(groups, size, value) || Self.isDotted(groups, all, size, value))
    let hasParenthesis = all.contains(.parenthesis)
    let breaks = all.contains(.newline) || (all.contains(.several) && !hasParenthesis)
    let isZip = groups == 2 && size(0) == 5 && size(1) == 4 && all == .dash
    let isSocialSecurity = groups == 3 && size(0) == 3 && size(1) == 2 && size(2) == 4
    let isDatedNumber = groups == 2 && size(0) == 4 && (1900...2099).contains(value(0))
    isLoose =
      groups > 1 && groups <= 7 && !breaks && !isZip && longest >= 2 && all != .dot
      && !isSocialSecurity && !isDatedNumber
    isPossible = !breaks && !all.contains(.underscore) && (groups == 1 || singles < groups)
    let hasFewKinds =
      all.subtracting([.parenthesis, .several, .slash]).rawValue.nonzeroBitCount <= 2
      && !(all.contains(.dot) && (all.contains(.dash) || all.contains(.space)))
    // Behind an area code with its zero, Austrians and Germans write the rest in one piece.
    let hasTrunk = run.digit(Int(run[first].firstDigit)) == 0
    // A slash stands between area and number only.
    let hasGoodSlash = !all.contains(.slash) || (groups >= 2 && run[first + 1].separators == .slash)
    isUsual =
      isPossible && hasFewKinds && hasGoodSlash && !isZip && groups >= 2 && groups <= 6
      && size(groups - 1) >= 2 && longest <= (hasTrunk ? 12 : 8) && singles <= 2
    isTidy = isUsual && (isUniform || hasParenthesis || (groups == 3 && !all.contains(.dot)))
  }

  private static func isDate(_ groups: Int, _ size: (Int) -> Int, _ value: (Int) -> Int) -> Bool {
    guard groups >= 3 else { return false }
    func isDay(_ index: Int) -> Bool { size(index) <= 2 && (1...31).contains(value(index)) }
    func isYear(_ index: Int) -> Bool { size(index) == 4 && (1900...2099).contains(value(index)) }
    if isDay(0) && isDay(1) && isYear(2) && (value(0) <= 12 || value(1) <= 12) { return true }
    return isYear(0) && isDay(1) && isDay(2) && value(1) <= 12
  }

  /// Internet addresses, versions, decimals and numbers with dots between the thousands.
  private static func isDotted(
    _ groups: Int,
    _ all: Separators,
    _ size: (Int) -> Int,
    _ value: (Int) -> Int
  ) -> Bool {
    guard all == .dot else { return false }
    if groups == 2 { return true }
    if groups == 4 && (0..<4).allSatisfy({ size($0) <= 3 && value($0) <= 255 }) { return true }
    if (0..<groups).contains(where: { size($0) == 1 }) { return true }
    return (1..<groups).allSatisfy { size($0) == 3 } && size(0) <= 3 && groups < 4 && size(0) < 3
  }
}
