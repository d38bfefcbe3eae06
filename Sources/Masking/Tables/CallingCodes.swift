/// Country calling codes and the lengths of the numbers behind them, ready to be asked.
final class CallingCodes: Sendable {
  struct Entry: Sendable {
    /// Lengths of a national number, as bits; zero where the code is not assigned.
    var lengths: UInt32 = 0
    /// The lengths of ordinary numbers.
    var ordinary: UInt32 = 0
    /// The main region, as two letters.
    var region: UInt16 = 0
  }

  /// The table, read when it is first needed.
  static let all = CallingCodes()

  private let entries: [Entry]

  private init() {
    var entries = [Entry](repeating: Entry(), count: 1000)
    for word in TableText.words(of: CallingCodeTable.text) {
      let parts = word.split(separator: ":")
      guard parts.count == 2, let code = Int(parts[0].dropFirst(2)) else { continue }
      let region = Array(parts[0].utf8)
      let lengths = parts[1].split(separator: "/")
      guard let possible = lengths.first, let ordinary = lengths.last else { continue }
      entries[code] = Entry(
        lengths: TableText.lengths(possible),
        ordinary: TableText.lengths(ordinary),
        region: CountryLetters.pack(region[0], region[1])
      )
    }
    self.entries = entries
  }

  subscript(_ code: Int) -> Entry { entries[code] }

  /// The code that a region's numbers have, by its two letters, if the region is the main one.
  func code(ofMainRegion region: UInt16) -> Int? {
    entries.firstIndex { $0.region == region && $0.lengths != 0 }
  }
}
