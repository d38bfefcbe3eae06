/// A text as it is compared with the words of consent: without anything that a telephone, a keyboard
/// or a habit puts around and into a word.
///
/// Wide and mathematical letters are plain ones, invisible scalars are gone, quotes and punctuation
/// around the text are gone, blanks are single, letters are small, and Latin letters have no
/// accents. Nothing depends on a locale: `STOP` is `stop` in Turkey too.
enum FoldedWords {
  /// The longest text in bytes that is looked at for being one of the words.
  static let longestText = 256

  /// The folded text; `nil` for one that is too long to be a word.
  static func fold(word text: String) -> String? {
    text.utf8.count <= longestText ? fold(text) : nil
  }

  /// The folded text.
  static func fold(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars where !isIgnorable(scalar.value) {
      append(scalar, to: &scalars)
    }
    guard let start = scalars.firstIndex(where: { !isAround($0) }),
      let last = scalars.lastIndex(where: { !isAround($0) })
    else { return "" }
    var folded = String.UnicodeScalarView()
    for scalar in scalars[start...last] {
      let blank = scalar.properties.isWhitespace
      if blank, folded.last == " " { continue }
      folded.append(blank ? " " : scalar)
    }
    return String(folded)
  }

  private static func append(_ scalar: Unicode.Scalar, to scalars: inout [Unicode.Scalar]) {
    switch scalar.value {
    case ..<0x80:
      let isCapital = (0x41...0x5A).contains(scalar.value)
      scalars.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
    case 0x300...0x36F: break  // accents that stand by themselves
    case 0x2010...0x2015, 0xFE58, 0xFE63, 0xFF0D: scalars.append("-")
    default:
      if let plain = compatible(scalar.value) { return append(plain, to: &scalars) }
      for small in scalar.properties.lowercaseMapping.unicodeScalars
      where !(0x300...0x36F).contains(small.value) {
        scalars.append(withoutAccent(small))
      }
    }
  }

  /// The ASCII letter, digit or sign that a wide, mathematical or circled one stands for.
  private static func compatible(_ value: UInt32) -> Unicode.Scalar? {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0)
    case 0x1D400...0x1D6A3: letter((value - 0x1D400) % 52)
    case 0x24B6...0x24E9: letter(value - 0x24B6)
    case 0x1F130...0x1F149, 0x1F150...0x1F169, 0x1F170...0x1F189:
      Unicode.Scalar(0x61 + (value - 0x1F130) % 32)
    default: nil
    }
  }

  private static func letter(_ index: UInt32) -> Unicode.Scalar? {
    Unicode.Scalar(0x61 + index % 26)
  }

  /// The letter below an accent, for Latin letters, which Unicode names `LATIN … LETTER E WITH …`.
  private static func withoutAccent(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xDF...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value),
      let name = scalar.properties.name
    else { return scalar }
    let words = name.split(separator: " ")
    guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH",
      words[3].utf8.count == 1, let letter = words[3].unicodeScalars.first
    else { return scalar }
    return Unicode.Scalar(letter.value + 32) ?? scalar
  }

  /// Blanks, quotes and punctuation, which say nothing around a word.
  private static func isAround(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", ".", "!", "?", ",", ";", ":", "`", "\u{A1}", "\u{BF}", "\u{AB}", "\u{BB}",
      "\u{B4}", "\u{2018}"..."\u{201F}", "\u{2026}", "\u{2039}", "\u{203A}", "\u{3001}",
      "\u{3002}", "\u{300C}"..."\u{300F}", "\u{201A}":
      true
    default: scalar.properties.isWhitespace
    }
  }

  /// What no screen shows.
  private static func isIgnorable(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFF8,
      0xE0000...0xE0FFF:
      true
    // Controls but white space, and NUL, which some gateways put behind a text.
    case 0...8, 0xE...0x1F, 0x7F...0x84, 0x86...0x9F: true
    default: false
    }
  }
}
