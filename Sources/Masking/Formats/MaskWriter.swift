/// Writes what takes the place of one value.
///
/// Every style is written twice by the same code: once into a counter that only adds up how many
/// bytes there will be, once into the memory of the new string. Nothing is allocated in between.
protocol MaskOutput {
  mutating func put(_ byte: UInt8)
  mutating func putStars(_ count: Int)
  mutating func put(_ text: ByteView, _ range: Range<Int>)
}

/// Counts bytes instead of writing them.
struct ByteCounter: MaskOutput {
  var count = 0

  @inline(__always)
  mutating func put(_ byte: UInt8) { count += 1 }
  @inline(__always)
  mutating func putStars(_ number: Int) { count += number }
  @inline(__always)
  mutating func put(_ text: ByteView, _ range: Range<Int>) { count += range.count }
}

extension ByteWriter: MaskOutput {
  @inline(__always)
  mutating func put(_ byte: UInt8) { append(byte) }
  @inline(__always)
  mutating func putStars(_ number: Int) { append(Ascii.star, times: number) }
  @inline(__always)
  mutating func put(_ text: ByteView, _ range: Range<Int>) { text.copy(range, into: &self) }
}

extension ByteView {
  /// Writes the bytes of `range` as `style` has it; `word` is the kind's word for a placeholder.
  func writeMask<Output: MaskOutput>(
    of range: Range<Int>,
    _ style: MaskStyle,
    word: @autoclosure () -> String,
    into output: inout Output
  ) {
    switch style {
    case .stars(let tail): writeStars(range, tail: tail, into: &output)
    case .emailAddress: writeAddress(range, into: &output)
    case .firstSixLastFour: writeFirstSix(range, into: &output)
    case .placeholder:
      output.put(Ascii.leftBracket)
      for byte in word().utf8 { output.put(byte) }
      output.put(Ascii.rightBracket)
    }
  }

  /// How many scalars of `range` are neither space nor invisible.
  private func visibleScalars(_ range: Range<Int>) -> Int {
    var count = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = scalar(at: index)
      if isCounted(value) { count += 1 }
      index += length
    }
    return count
  }

  @inline(__always)
  private func isCounted(_ value: UInt32) -> Bool {
    if value < 0x80 { return !ScalarClass.isSpace(value) }
    return !ScalarClass.isWideSpace(value) && !ScalarClass.isInvisible(value)
  }

  private func writeStars<Output: MaskOutput>(
    _ range: Range<Int>,
    tail: Int,
    into output: inout Output
  ) {
    let visible = visibleScalars(range)
    let shown = visible > tail ? max(0, tail) : 0
    output.putStars(visible - shown)
    guard shown > 0 else { return }
    var skipped = visible - shown
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = scalar(at: index)
      let next = min(index + length, range.upperBound)
      if isCounted(value) {
        if skipped == 0 {
          put(index..<next, into: &output)
        } else {
          skipped -= 1
        }
      }
      index = next
    }
  }

  @inline(__always)
  private func put<Output: MaskOutput>(_ range: Range<Int>, into output: inout Output) {
    if range.count == 1 { output.put(self[range.lowerBound]) } else { output.put(self, range) }
  }

  private func writeAddress<Output: MaskOutput>(_ range: Range<Int>, into output: inout Output) {
    var at = range.upperBound - 1
    while at > range.lowerBound && !isAt(at: at) { at -= 1 }
    guard at > range.lowerBound else { return writeStars(range, tail: 0, into: &output) }
    let local = range.lowerBound..<at
    let visible = visibleScalars(local)
    if visible > 1 {
      put(
        local.lowerBound..<(local.lowerBound + scalar(at: local.lowerBound).length),
        into: &output
      )
      output.putStars(visible - 1)
    } else {
      output.putStars(1)
    }
    output.put(self, at..<range.upperBound)
  }

  private func writeFirstSix<Output: MaskOutput>(_ range: Range<Int>, into output: inout Output) {
    var digits = 0
    forEachDigit(range) { _ in digits += 1 }
    guard digits > 0 else { return writeStars(range, tail: 0, into: &output) }
    let head = digits >= 15 ? 6 : 0
    let tail = digits > 4 ? 4 : 0
    var place = 0
    forEachDigit(range) { value in
      output.put(place < head || place >= digits - tail ? value + 0x30 : Ascii.star)
      place += 1
    }
  }

  @inline(__always)
  private func forEachDigit(_ range: Range<Int>, _ body: (UInt8) -> Void) {
    var index = range.lowerBound
    while index < range.upperBound {
      if let (value, length) = digit(at: index) {
        body(value)
        index += length
      } else {
        index += scalar(at: index).length
      }
    }
  }
}
