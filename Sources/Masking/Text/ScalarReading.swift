/// Reading one scalar at a time out of UTF-8.
extension ByteView {
  /// The scalar that begins at `index` and its length in bytes; a stray byte reads as U+FFFD.
  @inline(__always)
  func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let first = self[index]
    if first < 0x80 { return (UInt32(first), 1) }
    return longScalar(at: index, first: first)
  }

  private func longScalar(at index: Int, first: UInt8) -> (value: UInt32, length: Int) {
    let second = UInt32(self[index + 1] & 0x3F)
    if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | second, 2) }
    let third = UInt32(self[index + 2] & 0x3F)
    if first < 0xF0 { return (UInt32(first & 0x0F) << 12 | second << 6 | third, 3) }
    let fourth = UInt32(self[index + 3] & 0x3F)
    return (UInt32(first & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
  }

  /// Where the scalar that ends just before `index` begins.
  @inline(__always)
  func start(before index: Int) -> Int {
    var start = index - 1
    while start > 0 && self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// Whether a byte can begin a digit beyond ASCII or a full-width at sign: a quick first answer.
  @inline(__always)
  static func mayLeadDigit(_ byte: UInt8) -> Bool {
    // C2, D9, DB, DF, E0, E1, E2, EA, EF and F0, as bits of a word indexed by the low six bits.
    let leads: UInt64 = 0x0001_8407_8A00_0004
    return byte >= 0xC0 && leads >> UInt64(byte & 0x3F) & 1 != 0
  }

  /// The value of the digit that begins at `index`, in any script and any dress (full-width,
  /// circled, superscript …), and its length in bytes.
  @inline(__always)
  func digit(at index: Int) -> (value: UInt8, length: Int)? {
    let byte = self[index]
    if byte < 0x80 { return byte &- 0x30 < 10 ? (byte &- 0x30, 1) : nil }
    guard Self.mayLeadDigit(byte) else { return nil }
    return foreignDigit(at: index)
  }

  @inline(never)
  private func foreignDigit(at index: Int) -> (value: UInt8, length: Int)? {
    let second = self[index + 1]
    let third = self[index + 2]
    switch self[index] {
    case 0xC2:  // ² ³ ¹
      guard second == 0xB2 || second == 0xB3 || second == 0xB9 else { return nil }
    case 0xD9: return second &- 0xA0 < 10 ? (second &- 0xA0, 2) : nil
    case 0xDB: return second &- 0xB0 < 10 ? (second &- 0xB0, 2) : nil
    case 0xDF: return second &- 0x80 < 10 ? (second &- 0x80, 2) : nil
    case 0xE0:  // the digits of India lie at the end of their blocks, those of Thai and Lao inside
      guard third &- 0xA6 < 10 || third &- 0x90 < 10 || third &- 0xA0 < 10 else { return nil }
    case 0xE1:  // not Vietnamese letters, Greek letters with accents or Georgian
      guard second != 0xBA, second != 0xBB, second != 0xBC, second != 0xBD else { return nil }
    case 0xE2:  // superscripts, subscripts and circled digits, not punctuation
      guard second == 0x81 || second == 0x82 || second &- 0x91 < 3 || second &- 0x9D < 2 else {
        return nil
      }
    case 0xEF: return second == 0xBC && third &- 0x90 < 10 ? (third &- 0x90, 3) : nil
    case 0xF0 where second == 0x9F:  // not emoji
      guard third == 0x84 || third == 0xAF else { return nil }
    default: break
    }
    let (value, length) = scalar(at: index)
    guard let scalar = Unicode.Scalar(value) else { return nil }
    let properties = scalar.properties
    guard properties.numericType == .decimal || properties.numericType == .digit,
      let number = properties.numericValue, number >= 0, number < 10
    else { return nil }
    return (UInt8(number), length)
  }
}
