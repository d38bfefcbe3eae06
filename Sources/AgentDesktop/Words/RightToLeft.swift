// The direction of characters, by the default ranges of Unicode's derived bidi classes: no table of
// single characters is needed to know that a text is not purely left-to-right.

extension Unicode.Scalar {
  /// Whether it is written from right to left, or makes what follows it so.
  var isRightToLeft: Bool {
    switch value {
    // Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, with Arabic-Indic digits.
    case 0x0590...0x08FF: true
    // The presentation forms of Hebrew and Arabic, but not the byte order mark.
    case 0xFB1D...0xFDFF, 0xFE70...0xFEFE: true
    // The historic scripts and those of Adlam and Mende.
    case 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    // The mark, and the controls that embed, override and isolate.
    case 0x200F, 0x202B, 0x202E, 0x2067: true
    default: false
    }
  }

  /// Whether it embeds, overrides or isolates: a control that reaches beyond a name it stands in.
  var isDirectionControl: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }

  /// Whether it ends a paragraph, and with it every isolate that is open.
  var isParagraphEnd: Bool {
    switch value {
    case 0x0A, 0x0D, 0x1C...0x1E, 0x85, 0x2029: true
    default: false
    }
  }
}

extension StringProtocol {
  /// Whether any of it is written from right to left.
  var hasRightToLeft: Bool { unicodeScalars.contains(where: \.isRightToLeft) }
}
