extension CharsetDecoder {
  /// Shift-JIS: one byte for half-width katakana, two for the rest.
  mutating func readShiftJIS(lead: UInt8) -> UInt32? {
    if (0xa1...0xdf).contains(lead) {
      position += 1
      return Self.katakana(lead)
    }
    guard (0x81...0x9f).contains(lead) || (0xe0...0xfc).contains(lead), let trail = byte(1),
      (0x40...0xfc).contains(trail), trail != 0x7f
    else { return nil }
    let row = Int(lead) - (lead < 0xa0 ? 0x81 : 0xc1)
    let column = Int(trail) - (trail < 0x7f ? 0x40 : 0x41)
    guard let number = CodeTable.shiftJIS[row * 188 + column] else { return nil }
    position += 2
    return number
  }

  /// EUC-JP: two bytes, behind 0x8E one of half-width katakana, behind 0x8F two of JIS X 0212.
  mutating func readEUCJP(lead: UInt8) -> UInt32? {
    if lead == 0x8e {
      guard let trail = byte(1), (0xa1...0xdf).contains(trail) else { return nil }
      position += 2
      return Self.katakana(trail)
    }
    let isThird = lead == 0x8f
    let start = isThird ? 1 : 0
    guard let row = byte(start), let column = byte(start + 1), (0xa1...0xfe).contains(row),
      (0xa1...0xfe).contains(column)
    else { return nil }
    let table = isThird ? CodeTable.jisX0212 : CodeTable.jisX0208
    guard let number = table[(Int(row) - 0xa1) * 94 + Int(column) - 0xa1] else { return nil }
    position += start + 2
    return number
  }

  /// ISO-2022-JP: escapes choose the set of what follows (RFC 1468, with the half-width katakana and
  /// the bytes of eight bits that mails have beside it).
  mutating func decodeISO2022JP() {
    enum Mode {
      case ascii
      case katakana
      case kanji
      case supplement
    }
    var mode = Mode.ascii
    while let first = byte(0) {
      if first == 0x1b {
        switch (byte(1), byte(2), byte(3)) {
        case (0x28, 0x42?, _), (0x28, 0x4a?, _): (mode, position) = (.ascii, position + 3)
        case (0x28, 0x49?, _): (mode, position) = (.katakana, position + 3)
        case (0x24, 0x40?, _), (0x24, 0x42?, _): (mode, position) = (.kanji, position + 3)
        case (0x24, 0x28?, 0x44?): (mode, position) = (.supplement, position + 4)
        case (0x24, 0x28?, 0x42?): (mode, position) = (.kanji, position + 4)
        default:
          output.appendDamage()
          position += 1
        }
        continue
      }
      if first >= 0x80 {
        // Not what the name says; most often it is Shift-JIS.
        if let number = readShiftJIS(lead: first) {
          output.append(number)
        } else {
          output.appendDamage()
          position += 1
        }
        continue
      }
      switch mode {
      case .katakana where (0x21...0x5f).contains(first):
        output.append(Self.katakana(first | 0x80))
        position += 1
      case .kanji where first > 0x20 && first < 0x7f,
        .supplement where first > 0x20 && first < 0x7f:
        guard let second = byte(1), second > 0x20, second < 0x7f else {
          output.appendDamage()
          position += 1
          continue
        }
        let code = (Int(first) - 0x21) * 94 + Int(second) - 0x21
        let table = mode == .kanji ? CodeTable.jisX0208 : CodeTable.jisX0212
        table[code].map { output.append($0) } ?? output.appendDamage()
        position += 2
      default:
        // A line end returns to ASCII (RFC 1468), whether the escape is there or not.
        if first == 0x0a { mode = .ascii }
        output.append(UInt32(first))
        position += 1
      }
    }
  }

  private static func katakana(_ byte: UInt8) -> UInt32 { UInt32(byte) - 0xa1 + 0xff61 }
}
