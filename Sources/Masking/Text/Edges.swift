/// What a number touches.
extension ByteView {
  /// Whether a letter of a spaced script, a digit or an identifier's underscore ends just before `index`.
  @inline(__always)
  func isGluedLeft(at index: Int) -> Bool {
    let byte = self[index - 1]
    if byte == Ascii.underscore { return Ascii.isAlphanumeric(self[index - 2]) }
    if byte < 0x80 { return Ascii.isAlphanumeric(byte) }
    return ScalarClass.isSpacedLetter(scalar(at: start(before: index)).value)
  }

  /// Whether a letter of a spaced script, a digit or an identifier's underscore begins at `index`.
  @inline(__always)
  func isGluedRight(at index: Int) -> Bool {
    let byte = self[index]
    if byte == Ascii.underscore { return Ascii.isAlphanumeric(self[index + 1]) }
    if byte < 0x80 { return Ascii.isAlphanumeric(byte) }
    return ScalarClass.isSpacedLetter(scalar(at: index).value)
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
