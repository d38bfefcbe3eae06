/// Finds the few bytes at which something sensitive can begin, eight bytes at a time.
///
/// Nothing that Masking looks for is without a digit or an at sign, and most messages have neither.
/// Vectors of the standard library were six times slower here than words of eight bytes.
extension ByteView {
  /// The first position from `start` that holds a digit of any script or an at sign.
  @inline(__always)
  func firstDigitOrAt(from start: Int, to end: Int) -> Int? {
    var index = start
    while index &+ 16 <= end {
      let first = word(at: index)
      let second = word(at: index &+ 8)
      if Self.hits(in: first) | Self.hits(in: second) != 0 {
        if let found = firstDigitOrAt(in: first, at: index)
          ?? firstDigitOrAt(in: second, at: index &+ 8)
        {
          return found
        }
      }
      index = index &+ 16
    }
    if index &+ 8 <= end {
      if let found = firstDigitOrAt(in: word(at: index), at: index) { return found }
      index = index &+ 8
    }
    guard index < end else { return nil }
    if end >= 8 {
      // The last word overlaps what has been seen; its bytes are shifted out.
      let seen = UInt64(index &- (end &- 8)) &* 8
      return firstDigitOrAt(in: word(at: end &- 8) >> seen, at: index)
    }
    while index < end {
      if isDigitOrAt(at: index) { return index }
      index = index &+ 1
    }
    return nil
  }

  /// The first hit in a word whose first byte is at `index`.
  @inline(__always)
  private func firstDigitOrAt(in word: UInt64, at index: Int) -> Int? {
    var hits = Self.hits(in: word)
    while hits != 0 {
      let position = index &+ hits.trailingZeroBitCount >> 3
      if isDigitOrAt(at: position) { return position }
      hits &= hits &- 1
    }
    return nil
  }

  /// The first position from `start` that holds an at sign, `@` or its full-width form.
  @inline(__always)
  func firstAt(from start: Int, to end: Int) -> Int? {
    var index = start
    while index &+ 32 <= end {
      let found =
        Self.ats(in: word(at: index)) | Self.ats(in: word(at: index &+ 8))
        | Self.ats(in: word(at: index &+ 16)) | Self.ats(in: word(at: index &+ 24))
      if found != 0 {
        let block = index &+ 32
        while index < block {
          if isAt(at: index) { return index }
          index = index &+ 1
        }
      } else {
        index = index &+ 32
      }
    }
    while index < end {
      if isAt(at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Whether an at sign, plain or full-width (U+FF20), begins at `index`.
  @inline(__always)
  func isAt(at index: Int) -> Bool {
    let byte = self[index]
    return byte == Ascii.at
      || (byte == 0xEF && self[index + 1] == 0xBC && self[index + 2] == 0xA0)
  }

  @inline(__always)
  private func isDigitOrAt(at index: Int) -> Bool {
    let byte = self[index]
    if byte < 0x80 { return byte &- 0x30 < 10 || byte == Ascii.at }
    guard Self.mayLeadDigit(byte) else { return false }
    return digit(at: index) != nil || isAt(at: index)
  }

  static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  private static let ats: UInt64 = 0x4040_4040_4040_4040
  private static let wideLeads: UInt64 = 0x6F6F_6F6F_6F6F_6F6F

  /// The high bit of every byte that is an ASCII digit, an at sign, or may begin a digit beyond
  /// ASCII: C2, and D9 upwards but for E3 to E9, which begin Han, Kana and Hangul.
  ///
  /// Accented Latin, Greek and Cyrillic letters pass by. Without a branch, because text mixes them
  /// at random.
  @inline(__always)
  private static func hits(in word: UInt64) -> UInt64 {
    let low = word & lowBits
    let fromZero = low &+ 0x5050_5050_5050_5050
    let pastNine = low &+ 0x4646_4646_4646_4646
    let isAt = ~((low ^ ats) &+ lowBits)
    let plain = ((fromZero & ~pastNine) | isAt) & ~word
    let fromD9 = low &+ 0x2727_2727_2727_2727
    let fromE3 = low &+ 0x1D1D_1D1D_1D1D_1D1D
    let fromEA = low &+ 0x1616_1616_1616_1616
    let isC2 = ~((low ^ 0x4242_4242_4242_4242) &+ lowBits)
    let lead = ((fromD9 & ~(fromE3 & ~fromEA)) | isC2) & word & (word << 1)
    return (plain | lead) & highBits
  }

  /// The high bit of every byte that is a digit, in a word of ASCII only.
  @inline(__always)
  static func digits(inASCII word: UInt64) -> UInt64 {
    (word &+ 0x5050_5050_5050_5050) & ~(word &+ 0x4646_4646_4646_4646) & highBits
  }

  /// Not zero if a byte is an at sign or can begin the full-width one.
  @inline(__always)
  private static func ats(in word: UInt64) -> UInt64 {
    let low = word & lowBits
    let isAt = ~((low ^ ats) &+ lowBits) & ~word
    let isWide = ~((low ^ wideLeads) &+ lowBits) & word
    return (isAt | isWide) & highBits
  }
}
