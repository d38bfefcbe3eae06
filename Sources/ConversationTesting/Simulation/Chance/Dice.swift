/// Chance as a simulation asks for it: whole numbers that a seed decides.
struct Dice: Sendable {
  private var random: SeededRandom

  init(seed: UInt64, part: Int) { random = Self.random(seed: seed, part: part) }

  /// The chance of one part of a run, so that leaving another part out changes nothing in this one.
  static func random(seed: UInt64, part: Int) -> SeededRandom {
    var mixed = SeededRandom(
      seed: seed &+ UInt64(truncatingIfNeeded: part) &* 0xD1B5_4A32_D192_ED03
    )
    return SeededRandom(seed: mixed.next())
  }

  /// A number in `0..<bound`; 0 for a bound below 2.
  mutating func number(below bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    return Int(random.next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number in a range.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + number(below: range.upperBound - range.lowerBound + 1)
  }

  /// True so many times in a hundred.
  mutating func isLucky(_ percent: Int) -> Bool { number(below: 100) < percent }

  /// One element; `nil` if there is none.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[number(below: elements.count)]
  }
}
