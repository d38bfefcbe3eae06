/// Reads the tables of facts, which are written as words in a literal.
///
/// Tables are read once, when they are first needed. A word that ends in a comma goes on in the
/// next line.
enum TableText {
  /// The words of a table in order.
  static func words(of table: StaticString) -> [String] {
    var words: [String] = []
    var unfinished = ""
    for part in table.description.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      unfinished += part
      if !unfinished.hasSuffix(",") {
        words.append(unfinished)
        unfinished = ""
      }
    }
    return words
  }

  /// A list such as `7,9-11` as bits.
  static func lengths(_ list: Substring) -> UInt32 {
    var bits: UInt32 = 0
    for (low, high) in ranges(list) {
      for length in (Int(low) ?? 0)...(Int(high) ?? 0) where length < 32 {
        bits |= 1 << UInt32(length)
      }
    }
    return bits
  }

  /// A list such as `4,51-55` as pairs of lowest and highest.
  static func ranges(_ list: Substring) -> [(low: Substring, high: Substring)] {
    list.split(separator: ",").map { item in
      let ends = item.split(separator: "-")
      return (ends.first ?? "", ends.last ?? "")
    }
  }

  /// The smallest and the largest number of `width` digits that begin with a prefix.
  static func span(_ low: Substring, _ high: Substring, width: Int) -> ClosedRange<Int> {
    func padded(_ digits: Substring, with filler: String) -> Int {
      let kept = digits.prefix(width)
      return Int(kept + String(repeating: filler, count: width - kept.count)) ?? 0
    }
    let first = padded(low, with: "0")
    return first...max(first, padded(high, with: "9"))
  }
}
