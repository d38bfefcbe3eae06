/// Puts plain characters in the place of typographic ones, so that a text travels in GSM-7.
///
/// A word processor's quotation marks, dashes and blanks more than double what a message costs, and
/// say nothing that the plain ones do not. It is optional, since it changes what somebody wrote.
///
/// ```swift
/// TypographicReplacement.replacing(in: "It’s 5 – 6 o’clock…")  // "It's 5 - 6 o'clock..."
/// ```
public enum TypographicReplacement: Sendable {
  /// When it is done.
  @nonexhaustive
  public enum Policy: Hashable, Sendable {
    /// Never: what is written is sent.
    case never
    /// Only where the text takes fewer segments by it.
    case whenCheaper
    /// Always, also where the text travels in UCS-2 all the same.
    case always

    /// The text as it is to be sent.
    public func apply(to text: String) -> String {
      switch self {
      case .never: return text
      case .always: return TypographicReplacement.replacing(in: text)
      case .whenCheaper:
        let count = SegmentCount(text)
        guard count.encoding == .ucs2 else { return text }
        let plain = TypographicReplacement.replacing(in: text)
        return SegmentCount(plain).segments < count.segments ? plain : text
      }
    }
  }

  /// What stands in the place of a scalar: a few plain characters, or none at all.
  ///
  /// - Returns: `nil` for a scalar that stays as it is.
  public static func replacement(of scalar: Unicode.Scalar) -> String? {
    ReplacementTable.text(for: scalar)
  }

  /// A text with every typographic character replaced.
  ///
  /// A letter and the accent behind it become one where GSM-7 has such a letter: some programs
  /// write `é` as two scalars.
  public static func replacing(in text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let base = result.last, let composed = composed(base, scalar) {
        result.removeLast()
        result.append(composed)
      } else if GSMAlphabet.cost(of: scalar.value) > 0 {
        result.append(scalar)
      } else if let plain = ReplacementTable.text(for: scalar) {
        result.append(contentsOf: plain.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The letter of GSM-7 that a letter and a combining accent make.
  private static func composed(
    _ letter: Unicode.Scalar,
    _ accent: Unicode.Scalar
  ) -> Unicode.Scalar? {
    let letters: (plain: String.UnicodeScalarView, accented: String.UnicodeScalarView)
    switch accent.value {
    case 0x300: letters = ("aeiou".unicodeScalars, "\u{E0}\u{E8}\u{EC}\u{F2}\u{F9}".unicodeScalars)
    case 0x301: letters = ("eE".unicodeScalars, "\u{E9}\u{C9}".unicodeScalars)
    case 0x303: letters = ("nN".unicodeScalars, "\u{F1}\u{D1}".unicodeScalars)
    case 0x308:
      letters = (
        "aouAOU".unicodeScalars, "\u{E4}\u{F6}\u{FC}\u{C4}\u{D6}\u{DC}".unicodeScalars
      )
    case 0x30A: letters = ("aA".unicodeScalars, "\u{E5}\u{C5}".unicodeScalars)
    case 0x327: letters = ("C".unicodeScalars, "\u{C7}".unicodeScalars)
    default: return nil
    }
    return zip(letters.plain, letters.accented).first { $0.0 == letter }?.1
  }
}
