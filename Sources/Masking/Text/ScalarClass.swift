/// What scalars beyond ASCII mean to the scanners.
enum ScalarClass {
  /// Whether the scalar leaves no trace between two digits: default-ignorable scalars, soft
  /// hyphens, variation selectors, and marks such as the keycap.
  static func isInvisible(_ value: UInt32) -> Bool {
    if value < 0x300 { return value == 0xAD }
    // Scripts whose letters people write all day are settled without a table.
    if value >= 0x370 && value < 0x590 && !(0x483...0x489).contains(value) { return false }
    if value >= 0x3041 && value < 0xD7B0 {
      return value == 0x3099 || value == 0x309A || value == 0x3164
    }
    guard let scalar = Unicode.Scalar(value) else { return false }
    if scalar.properties.isDefaultIgnorableCodePoint { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return false
    }
  }

  /// Whether the scalar is a space or a line separator; ASCII included.
  @inline(__always)
  static func isSpace(_ value: UInt32) -> Bool {
    if value < 0x80 { return value == 0x20 || value &- 0x09 < 5 }
    return isWideSpace(value)
  }

  static func isWideSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Hyphens, dashes and the minus sign beyond ASCII.
  static func isWideDash(_ value: UInt32) -> Bool {
    switch value {
    case 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63, 0xFF0D: true
    default: false
    }
  }

  /// Letters of scripts that set spaces between words: Latin, Greek, Cyrillic, Armenian.
  ///
  /// A digit next to one of them is part of a word. Scripts without spaces (Han, Kana, Thai …) and
  /// those that glue prefixes to numbers (Hangul, Hebrew, Arabic) bound a number instead.
  static func isSpacedLetter(_ value: UInt32) -> Bool {
    if value < 0x80 { return Ascii.isLetter(UInt8(value)) }
    switch value {
    case 0xD7, 0xF7: return false
    case 0xAA, 0xB5, 0xBA, 0xC0...0x24F, 0x370...0x373, 0x376...0x37D, 0x386...0x481,
      0x48A...0x587, 0x1E00...0x1FFF:
      return true
    default: return false
    }
  }

  /// Letters and marks that an international address may hold, of any script.
  static func isAddressLetter(_ value: UInt32) -> Bool {
    if value < 0xAA { return false }
    if isSpacedLetter(value) || isUnspacedLetter(value) { return true }
    if isWideSpace(value) || isWideDash(value) { return false }
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber:
      return true
    // Modifier letters hold the long-vowel mark of Kana.
    case .modifierLetter: return value == 0x30FC || value == 0x3005
    default: return false
    }
  }

  /// Letters of scripts written without spaces, where a word may touch an address: Han, Kana,
  /// Hangul, Thai, Lao, Myanmar, Khmer.
  static func isUnspacedLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E81...0x0ECD, 0x1000...0x103F, 0x1100...0x11FF,
      0x1780...0x17D3, 0x3005, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA,
      0x30FC...0x30FF, 0x3105...0x318E, 0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF66...0xFF9D, 0x20000...0x3134F:
      return true
    default: return false
    }
  }
}
