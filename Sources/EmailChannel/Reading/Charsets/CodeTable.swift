/// A table of characters by the number of their code; zero where a code has none.
struct CodeTable {
  private let numbers: [UInt32]

  /// Reads a table as it is written in a literal: characters, a full stop for a code without one, a
  /// number in angle brackets for as many of them, and line ends that mean nothing.
  init(_ text: StaticString) {
    var numbers: [UInt32] = []
    var run: Int?
    for scalar in text.description.unicodeScalars {
      if let count = run {
        if scalar == ">" {
          numbers.append(contentsOf: repeatElement(0, count: count))
          run = nil
        } else {
          run = count * 10 + Int(scalar.value) - 0x30
        }
        continue
      }
      switch scalar {
      case "\n": continue
      case "<": run = 0
      case ".": numbers.append(0)
      default: numbers.append(scalar.value)
      }
    }
    self.numbers = numbers
  }

  /// Takes characters by the number of their code.
  init(_ numbers: [UInt32]) { self.numbers = numbers }

  /// The character of a code, or `nil` if it has none.
  subscript(code: Int) -> UInt32? {
    guard code >= 0, code < numbers.count, numbers[code] != 0 else { return nil }
    return numbers[code]
  }

  /// Each table is read once, when a mail first needs it.
  static let shiftJIS = CodeTable(ShiftJISTable.text)
  /// JIS X 0208 as its own standard reads it; Windows has six of its marks as others.
  static let jisX0208 = CodeTable(shiftJIS.numbers.prefix(94 * 94).map { readByJIS[$0] ?? $0 })
  static let jisX0212 = CodeTable(JISX0212Table.text)
  static let gbk = CodeTable(GBKTable.text)
  static let big5 = CodeTable(Big5Table.text)
  static let ksX1001 = CodeTable(KSX1001Table.text)
  static let unifiedHangul = CodeTable(hangulOutside(of: ksX1001))

  /// What Windows reads, and what JIS X 0208 says: wave dash, double line, minus, cent, pound, not.
  private static let readByJIS: [UInt32: UInt32] = [
    0xff5e: 0x301c, 0x2225: 0x2016, 0xff0d: 0x2212, 0xffe0: 0xa2, 0xffe1: 0xa3, 0xffe2: 0xac,
  ]

  /// The syllables that code page 949 adds to KS X 1001: all that are missing there, in the order of
  /// Unicode.
  private static func hangulOutside(of table: CodeTable) -> [UInt32] {
    let known = Set(table.numbers)
    return (0xac00...0xd7a3).filter { !known.contains($0) }
  }
}
