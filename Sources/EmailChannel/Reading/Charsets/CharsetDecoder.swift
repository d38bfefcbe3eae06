/// Reads bytes of a character set of several bytes a character, from the first to the last.
///
/// A byte that fits nowhere becomes U+FFFD, and what follows it is read on: ASCII is never swallowed.
struct CharsetDecoder {
  let bytes: [UInt8]
  var position = 0
  var output: CharsetText

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    output = CharsetText(capacity: bytes.count + bytes.count / 2)
  }

  /// Reads all bytes.
  mutating func decode(_ scheme: Charset.Scheme) {
    switch scheme {
    case .singleByte(let upper): decodeSingleBytes(upper)
    case .utf16(let isBigEndian): decodeUTF16(isBigEndian)
    case .utf32(let isBigEndian): decodeUTF32(isBigEndian)
    case .utf7: decodeUTF7()
    case .gb18030: decodeEach { $0.readGB18030(lead: $1) }
    case .hz: decodeHZ()
    case .big5(let isHongKong):
      let first: UInt8 = isHongKong ? 0x81 : 0xa1
      decodeEach { $1 < first ? nil : $0.readBig5(lead: $1) }
    case .shiftJIS: decodeEach { $0.readShiftJIS(lead: $1) }
    case .eucJP: decodeEach { $0.readEUCJP(lead: $1) }
    case .iso2022JP: decodeISO2022JP()
    case .eucKR: decodeEach { $0.readEUCKR(lead: $1) }
    case .iso2022KR: decodeISO2022KR()
    case .utf8, .ascii, .windows1252, .unknown, .stateful: break
    }
  }

  /// The byte at a distance from the position, or `nil` behind the end.
  func byte(_ distance: Int) -> UInt8? {
    let index = position + distance
    return index < bytes.count ? bytes[index] : nil
  }

  /// Reads ASCII as it is, and hands each other byte to whoever knows what it begins; that one moves
  /// the position behind what it has read, or answers `nil` for what is nothing.
  private mutating func decodeEach(_ read: (inout Self, UInt8) -> UInt32?) {
    while position < bytes.count {
      let lead = bytes[position]
      if lead < 0x80 {
        output.append(UInt32(lead))
        position += 1
        continue
      }
      let start = position
      if let number = read(&self, lead) {
        output.append(number)
      } else {
        output.appendDamage()
        // A trail byte that is ASCII stands for itself.
        position = start + 1
        if let trail = byte(0), trail >= 0x80, position < bytes.count,
          bytes.count - start >= 2, Self.takesDamagedPair(lead)
        {
          position += 1
        }
      }
    }
  }

  /// Whether a pair that means nothing is one character that is missing, rather than two.
  private static func takesDamagedPair(_ lead: UInt8) -> Bool { lead > 0x80 && lead < 0xff }

  private mutating func decodeSingleBytes(_ upper: [UInt32]) {
    for byte in bytes {
      if byte < 0x80 {
        output.append(UInt32(byte))
      } else {
        output.append(upper[Int(byte) - 0x80])
      }
    }
  }
}
