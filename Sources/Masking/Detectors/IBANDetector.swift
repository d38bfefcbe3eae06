/// Finds bank account numbers by country, structure and check digits (ISO 13616, ISO 7064).
struct IBANDetector {
  let text: ByteView

  /// The account number whose first check digit is at `digit`, two letters before it.
  func number(atCheckDigit digit: Int, floor: Int, limit: Int) -> Match? {
    let start = digit - 2
    guard start >= floor, Ascii.isLetter(text[start]), Ascii.isLetter(text[start + 1]),
      Ascii.isDigit(text[digit + 1]),
      let structure = IBANStructures.all.structure(text[start], text[start + 1]),
      isWordStart(start)
    else { return nil }
    let check = Int(text[digit] &- 0x30) * 10 + Int(text[digit + 1] &- 0x30)
    guard check >= 2, check <= 98 else { return nil }
    guard let (end, remainder) = account(structure, from: digit + 2, limit: limit) else {
      return nil
    }
    // The country and the check digits count as if they stood at the end.
    let country =
      (Int(text[start] | 0x20) - 0x61 + 10) * 100 + Int(text[start + 1] | 0x20) - 0x61 + 10
    guard ((remainder * 10_000 + country) * 100 + check) % 97 == 1 else { return nil }
    let detail = CountryLetters.pack(
      Ascii.uppercased(text[start]),
      Ascii.uppercased(text[start + 1])
    )
    return Match(kind: .iban, confidence: .high, detail: detail, start: start, end: end)
  }

  /// Reads what follows the check digits; gives its end and its remainder modulo 97.
  private func account(
    _ structure: IBANStructures.Structure,
    from start: Int,
    limit: Int
  ) -> (end: Int, remainder: Int)? {
    var index = start
    var remainder = 0
    var segments = structure.segments
    while segments != 0 {
      let element = IBANStructures.Element(rawValue: segments >> 6 & 3)
      for _ in 0..<(segments & 0x3F) {
        var byte = text[index]
        if !Ascii.isAlphanumeric(byte) {
          index = skipSeparators(from: index, limit: limit)
          byte = text[index]
        }
        guard index < limit else { return nil }
        if Ascii.isDigit(byte) {
          guard element != .letter else { return nil }
          remainder = (remainder * 10 + Int(byte &- 0x30)) % 97
        } else if Ascii.isLetter(byte) {
          guard element != .digit else { return nil }
          remainder = (remainder * 100 + Int(byte | 0x20) - 0x61 + 10) % 97
        } else {
          return nil
        }
        index += 1
      }
      segments >>= 8
    }
    // Anything longer is another number.
    guard !Ascii.isAlphanumeric(text[index]), !text.isMaskedRight(at: index) else { return nil }
    return (index, remainder)
  }

  /// Behind at most two separators and any invisible scalars.
  private func skipSeparators(from start: Int, limit: Int) -> Int {
    var index = start
    var seen = 0
    while index < limit, seen < 2 {
      let byte = text[index]
      switch byte {
      case Ascii.space, Ascii.hyphen, Ascii.dot, Ascii.lineFeed, Ascii.carriageReturn, 0x09,
        Ascii.slash, Ascii.underscore:
        seen += 1
        index += 1
      case 0x80...:
        let (value, length) = text.scalar(at: index)
        if ScalarClass.isWideSpace(value) || ScalarClass.isWideDash(value) {
          seen += 1
        } else if !ScalarClass.isInvisible(value) {
          return index
        }
        index += length
      default: return index
      }
    }
    return index
  }

  /// Whether a word begins at `start`; the word IBAN itself may touch the number.
  private func isWordStart(_ start: Int) -> Bool {
    guard text.isGluedLeft(at: start) else { return true }
    return start >= 4 && text[start - 4] | 0x20 == 0x69 && text[start - 3] | 0x20 == 0x62
      && text[start - 2] | 0x20 == 0x61 && text[start - 1] | 0x20 == 0x6E
      && !text.isGluedLeft(at: start - 4)
  }
}
