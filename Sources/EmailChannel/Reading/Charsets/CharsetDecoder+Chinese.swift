extension CharsetDecoder {
  /// GB18030: two bytes, or four with digits in between.
  mutating func readGB18030(lead: UInt8) -> UInt32? {
    if lead == 0x80 {
      position += 1
      return 0x20ac
    }
    guard (0x81...0xfe).contains(lead), let trail = byte(1) else { return nil }
    if (0x30...0x39).contains(trail) { return readFourBytes(lead: lead, second: trail) }
    guard (0x40...0xfe).contains(trail), trail != 0x7f else { return nil }
    let column = Int(trail) - (trail < 0x7f ? 0x40 : 0x41)
    guard let number = CodeTable.gbk[(Int(lead) - 0x81) * 190 + column] else { return nil }
    position += 2
    return number
  }

  private mutating func readFourBytes(lead: UInt8, second: UInt8) -> UInt32? {
    guard let third = byte(2), (0x81...0xfe).contains(third), let fourth = byte(3),
      (0x30...0x39).contains(fourth)
    else { return nil }
    let code =
      ((Int(lead) - 0x81) * 10 + Int(second) - 0x30) * 1260 + (Int(third) - 0x81) * 10
      + Int(fourth) - 0x30
    guard let number = Self.fourByteCharacter(code) else { return nil }
    position += 4
    return number
  }

  /// Behind the Basic Multilingual Plane the codes are in the order of Unicode; within it, they are
  /// what two bytes have left out, in runs.
  private static func fourByteCharacter(_ code: Int) -> UInt32? {
    if (189_000..<1_237_576).contains(code) { return UInt32(code - 189_000) + 0x1_0000 }
    guard code < 39_420 else { return nil }
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].code <= code { low = middle } else { high = middle }
    }
    return runs[low].number + UInt32(code - runs[low].code)
  }

  private static let runs: [(code: Int, number: UInt32)] = GB18030Ranges.text.description
    .split { $0 == " " || $0 == "\n" }
    .compactMap { word in
      let ends = word.split(separator: ":")
      guard ends.count == 2, let code = Int(ends[0]), let number = UInt32(ends[1], radix: 16) else {
        return nil
      }
      return (code, number)
    }

  /// HZ: `~{` and `~}` around pairs of seven bits (RFC 1843).
  mutating func decodeHZ() {
    var isChinese = false
    while let first = byte(0) {
      if first == UInt8(ascii: "~"), let second = byte(1) {
        position += 2
        switch second {
        case UInt8(ascii: "{"): isChinese = true
        case UInt8(ascii: "}"): isChinese = false
        case UInt8(ascii: "~"): output.append(0x7e)
        case 0x0a: break
        default:
          output.appendDamage()
          position -= 1
        }
      } else if isChinese, first > 0x20, first < 0x7f, let second = byte(1), second > 0x20,
        second < 0x7f
      {
        let code = (Int(first) + 0x80 - 0x81) * 190 + Int(second) + 0x80 - 0x41
        CodeTable.gbk[code].map { output.append($0) } ?? output.appendDamage()
        position += 2
      } else {
        // Only a line end closes Chinese that was left open.
        if first == 0x0a { isChinese = false }
        if first < 0x80 { output.append(UInt32(first)) } else { output.appendDamage() }
        position += 1
      }
    }
  }

  /// Big5: two bytes.
  mutating func readBig5(lead: UInt8) -> UInt32? {
    guard (0x81...0xfe).contains(lead), let trail = byte(1) else { return nil }
    let column: Int
    switch trail {
    case 0x40...0x7e: column = Int(trail) - 0x40
    case 0xa1...0xfe: column = Int(trail) - 0x62
    default: return nil
    }
    guard let number = CodeTable.big5[(Int(lead) - 0x81) * 157 + column] else { return nil }
    position += 2
    return number
  }
}
