/// The issuer ranges of payment cards, ready to be asked.
final class CardRanges: Sendable {
  private struct Entry: Sendable {
    var low: UInt32
    var high: UInt32
    var prefixLength: Int
    var lengths: UInt32
    var brand: UInt16
  }

  /// The table, read when it is first needed.
  static let all = CardRanges()

  /// The words of the brands; a brand's place here is what a match carries.
  let brands: [String]
  /// By first digit; among those, ranges with longer prefixes come first, because they say more.
  private let entries: [Entry]
  /// Where the entries for each first digit begin; one place more than there are digits.
  private let starts: [Int]

  private init() {
    var brands: [String] = []
    var entries: [Entry] = []
    for word in TableText.words(of: CardRangeTable.text) {
      let parts = word.split(separator: ":")
      guard parts.count == 2 else {
        brands.append(word)
        continue
      }
      let lengths = TableText.lengths(parts[0])
      for (low, high) in TableText.ranges(parts[1]) {
        let span = TableText.span(low, high, width: 8)
        entries.append(
          Entry(
            low: UInt32(span.lowerBound),
            high: UInt32(span.upperBound),
            prefixLength: low.count,
            lengths: lengths,
            brand: UInt16(brands.count - 1)
          )
        )
      }
    }
    // Maestro's range is all that begins with 6: any other brand of the same width knows better.
    let broad = brands.firstIndex(of: "maestro").map(UInt16.init)
    entries.sort { one, other in
      let digits = (one.low / 10_000_000, other.low / 10_000_000)
      if digits.0 != digits.1 { return digits.0 < digits.1 }
      if one.prefixLength != other.prefixLength { return one.prefixLength > other.prefixLength }
      return one.brand != broad && other.brand == broad
    }
    self.brands = brands
    self.entries = entries
    starts = (0...10).map { digit in
      entries.firstIndex { $0.low / 10_000_000 >= digit } ?? entries.count
    }
  }

  /// The brand of a number with these first eight digits and this length.
  func brand(prefix: UInt32, length: Int) -> UInt16? {
    let bit: UInt32 = 1 << UInt32(length)
    let digit = Int(prefix / 10_000_000)
    guard digit < 10 else { return nil }
    for index in starts[digit]..<starts[digit + 1] {
      let entry = entries[index]
      if entry.lengths & bit != 0 && entry.low <= prefix && prefix <= entry.high {
        return entry.brand
      }
    }
    return nil
  }
}
