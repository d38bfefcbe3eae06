/// What an IBAN of each country looks like, ready to be asked.
final class IBANStructures: Sendable {
  /// What may stand at a place of the account number.
  enum Element: UInt64, Sendable {
    case digit = 0
    case letter = 1
    case either = 2
  }

  /// The structure behind country code and check digits, in one word: up to seven segments of six
  /// bits length and two bits element, the first in the lowest bits.
  struct Structure: Sendable {
    let segments: UInt64

    /// The length of an IBAN of this structure, all four leading characters included.
    var length: Int {
      var rest = segments
      var length = 4
      while rest != 0 {
        length += Int(rest & 0x3F)
        rest >>= 8
      }
      return length
    }
  }

  /// The table, read when it is first needed.
  static let all = IBANStructures()

  /// One word for each pair of letters; zero where no such country is known.
  private let words: [UInt64]

  private init() {
    var words = [UInt64](repeating: 0, count: 26 * 26)
    for word in TableText.words(of: IBANStructureTable.text) {
      let bytes = Array(word.utf8)
      guard bytes.count > 3, let place = Self.place(bytes[0], bytes[1]) else { continue }
      var segments: UInt64 = 0
      var shift: UInt64 = 0
      var length: UInt64 = 0
      for byte in bytes[3...] {
        if Ascii.isDigit(byte) {
          length = length * 10 + UInt64(byte &- 0x30)
          continue
        }
        let element: Element =
          switch byte {
          case 0x6E: .digit
          case 0x61: .letter
          default: .either
          }
        segments |= (length | element.rawValue << 6) << shift
        shift += 8
        length = 0
      }
      words[place] = segments
    }
    self.words = words
  }

  /// The structure for a country given by two ASCII letters of either case.
  func structure(_ first: UInt8, _ second: UInt8) -> Structure? {
    guard let place = Self.place(first, second), words[place] != 0 else { return nil }
    return Structure(segments: words[place])
  }

  private static func place(_ first: UInt8, _ second: UInt8) -> Int? {
    guard Ascii.isLetter(first), Ascii.isLetter(second) else { return nil }
    return Int((first | 0x20) &- 0x61) * 26 + Int((second | 0x20) &- 0x61)
  }
}
