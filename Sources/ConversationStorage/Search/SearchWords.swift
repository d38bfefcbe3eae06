/// The words of a text, as they are searched: runs of letters and digits, in small letters.
///
/// Case is folded by Unicode's rules, without regard to the machine's locale. In scripts that write
/// no spaces between words, each sign is a word.
enum SearchWords {
  /// How many bytes of a word count.
  static let longestWord = 64
  /// How many words of a query count.
  static let longestQuery = 16

  /// Every word, in order; one that comes again is there again.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func finish() {
      if !word.isEmpty { words.append(cut(String(word))) }
      word = String.UnicodeScalarView()
    }
    // By way of upper case, so that `ß` is found by `SS`, and both small sigmas by `Σ`.
    for scalar in text.uppercased().lowercased().unicodeScalars {
      if standsAlone(scalar.value) {
        finish()
        word.append(scalar)
        finish()
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.append(scalar)
      } else if scalar.properties.generalCategory != .nonspacingMark {
        finish()
      } else if !word.isEmpty {
        word.append(scalar)
      }
    }
    finish()
    return words
  }

  private static func cut(_ word: String) -> String {
    guard word.utf8.count > longestWord else { return word }
    var kept = String.UnicodeScalarView()
    var length = 0
    for scalar in word.unicodeScalars {
      length += UTF8.width(scalar)
      if length > longestWord { break }
      kept.append(scalar)
    }
    return String(kept)
  }

  /// Thai, Lao, Khmer, kana, Chinese characters.
  private static func standsAlone(_ value: UInt32) -> Bool {
    switch value {
    case 0xE01...0xEDF, 0x1780...0x17DC, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x323AF:
      true
    default: false
    }
  }
}

extension UTF8 {
  /// How many bytes a scalar has.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}
