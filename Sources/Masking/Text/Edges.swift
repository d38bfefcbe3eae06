/// What a number touches.
extension ByteView {
  /// Whether a letter of a spaced script, a digit or an identifier's underscore ends just before
  /// `index`.
  ///
  /// What lies before `floor` belongs to another match and does not count.
  @inline(__always)
  func isGluedLeft(at index: Int, floor: Int = 0) -> Bool {
    guard index > floor else { return false }
    let byte = self[index - 1]
    if byte == Ascii.underscore { return index - 2 >= floor && isWordOrMask(self[index - 2]) }
    if byte < 0x80 { return Ascii.isAlphanumeric(byte) }
    return ScalarClass.isSpacedLetter(scalar(at: start(before: index)).value)
  }

  /// Whether a letter of a spaced script, a digit or an identifier's underscore begins at `index`.
  @inline(__always)
  func isGluedRight(at index: Int) -> Bool {
    let byte = self[index]
    if byte == Ascii.underscore { return isWordOrMask(self[index + 1]) }
    if byte < 0x80 { return Ascii.isAlphanumeric(byte) }
    return ScalarClass.isSpacedLetter(scalar(at: index).value)
  }

  /// Whether a byte is a letter, a digit, or part of what a mask puts in the place of digits: what
  /// a neighbour means must not change when it is masked.
  @inline(__always)
  private func isWordOrMask(_ byte: UInt8) -> Bool {
    Ascii.isAlphanumeric(byte) || byte == Ascii.star || byte == Ascii.leftBracket
      || byte == Ascii.rightBracket
  }

  /// Whether a digit, or what a mask puts in the place of one, stands at `index`.
  @inline(__always)
  func isDigitOrMask(at index: Int) -> Bool {
    let byte = self[index]
    return Ascii.isDigit(byte) || byte == Ascii.star || byte == Ascii.leftBracket
      || byte == Ascii.rightBracket
  }

  /// Where the digits at the end of the word of letters and digits at `index` begin; where the word
  /// ends, if it ends in a letter.
  @inline(__always)
  func lastDigits(ofWordAt index: Int) -> Int {
    var end = index
    var start = index
    var byte = self[end]
    while Ascii.isAlphanumeric(byte) {
      end = end &+ 1
      // A digit behind a digit leaves the beginning where it is.
      let isInside = Ascii.isDigit(byte) && start != end &- 1
      start = Ascii.isLetter(byte) ? end : isInside ? start : end &- 1
      byte = self[end]
    }
    return start
  }

  /// Whether a star is among the twelve bytes before `index`; true at the beginning of a text.
  @inline(__always)
  func hasStar(shortlyBefore index: Int) -> Bool {
    guard index >= 12 else { return true }
    let stars: UInt64 = 0x2A2A_2A2A_2A2A_2A2A
    let far = word(at: index &- 12) ^ stars
    let near = word(at: index &- 8) ^ stars
    let low: UInt64 = 0x0101_0101_0101_0101
    return ((far &- low) & ~far | (near &- low) & ~near) & Self.highBits != 0
  }

  /// Whether three stars end just before `index`: digits there are the tail of a mask.
  @inline(__always)
  func isMaskedLeft(at index: Int) -> Bool {
    self[index - 1] == Ascii.star && self[index - 2] == Ascii.star && self[index - 3] == Ascii.star
  }

  /// Whether three stars begin at `index`: digits before them are the head of a mask.
  @inline(__always)
  func isMaskedRight(at index: Int) -> Bool {
    self[index] == Ascii.star && self[index + 1] == Ascii.star && self[index + 2] == Ascii.star
  }
}
