extension CharsetDecoder {
  /// EUC-KR as code page 949 has it: two bytes, for all syllables of Unicode.
  mutating func readEUCKR(lead: UInt8) -> UInt32? {
    guard (0x81...0xfe).contains(lead), let trail = byte(1) else { return nil }
    if lead >= 0xa1, trail >= 0xa1, trail < 0xff {
      let code = (Int(lead) - 0xa1) * 94 + Int(trail) - 0xa1
      guard let number = CodeTable.ksX1001[code] else { return nil }
      position += 2
      return number
    }
    let column: Int
    switch trail {
    case 0x41...0x5a: column = Int(trail) - 0x41
    case 0x61...0x7a: column = Int(trail) - 0x61 + 26
    case 0x81...0xfe: column = Int(trail) - 0x81 + 52
    default: return nil
    }
    // Rows from 0xA1 on have 84 codes: those behind 0xA0 are KS X 1001.
    guard lead <= 0xa0 || column < 84 else { return nil }
    let code = lead <= 0xa0 ? (Int(lead) - 0x81) * 178 : 32 * 178 + (Int(lead) - 0xa1) * 84
    guard let number = CodeTable.unifiedHangul[code + column] else { return nil }
    position += 2
    return number
  }

  /// ISO-2022-KR: shift-out and shift-in around pairs of seven bits (RFC 1557).
  mutating func decodeISO2022KR() {
    var isKorean = false
    while let first = byte(0) {
      if first == 0x1b, byte(1) == 0x24, byte(2) == 0x29, byte(3) == 0x43 {
        position += 4
      } else if first == 0x0e || first == 0x0f {
        isKorean = first == 0x0e
        position += 1
      } else if first >= 0x80 {
        if let number = readEUCKR(lead: first) {
          output.append(number)
        } else {
          output.appendDamage()
          position += 1
        }
      } else if isKorean, first > 0x20, first < 0x7f, let second = byte(1), second > 0x20,
        second < 0x7f
      {
        let code = (Int(first) - 0x21) * 94 + Int(second) - 0x21
        CodeTable.ksX1001[code].map { output.append($0) } ?? output.appendDamage()
        position += 2
      } else {
        if first == 0x0a { isKorean = false }
        output.append(UInt32(first))
        position += 1
      }
    }
  }
}
