/// A list of words in one literal, each between two spaces, searched without allocating.
@safe
struct WordList {
  private let base: UnsafePointer<UInt8>
  private let count: Int

  init(_ words: StaticString) {
    unsafe base = words.utf8Start
    count = words.utf8CodeUnitCount
  }

  @inline(__always)
  private func byte(_ index: Int) -> UInt8 { index < count ? unsafe base[index] : Ascii.space }

  /// Whether the bytes of `range` are one of the words; ASCII letters match in either case.
  func containsWord(_ text: ByteView, _ range: Range<Int>) -> Bool {
    guard let (_, length) = longestPrefix(text, range) else { return false }
    return length == range.count
  }

  /// Whether a word of the list begins the bytes of `range`.
  func containsPrefix(_ text: ByteView, _ range: Range<Int>) -> Bool {
    longestPrefix(text, range) != nil
  }

  private func longestPrefix(_ text: ByteView, _ range: Range<Int>) -> (Int, Int)? {
    var index = 0
    var best: (Int, Int)?
    while index < count {
      if byte(index) == Ascii.space || byte(index) == Ascii.lineFeed {
        index += 1
        continue
      }
      var length = 0
      while byte(index + length) > Ascii.space, length < range.count,
        text.lowercasedByte(at: range.lowerBound + length) == byte(index + length)
      { length += 1 }
      if byte(index + length) <= Ascii.space, length > (best?.1 ?? 0) { best = (index, length) }
      while byte(index) > Ascii.space { index += 1 }
    }
    return best
  }
}

extension ByteView {
  /// The byte at `index` of the text in lower case: ASCII, accented Latin, Greek and Cyrillic.
  @inline(__always)
  fileprivate func lowercasedByte(at index: Int) -> UInt8 {
    let byte = self[index]
    if byte < 0x80 { return Ascii.lowercased(byte) }
    if byte >= 0xC0 {
      // The lead changes where the lower-case letters lie in the next block.
      if byte == 0xD0, self[index + 1] &- 0xA0 < 0x10 { return 0xD1 }
      if byte == 0xCE, self[index + 1] &- 0xA0 < 0x0A { return 0xCF }
      return byte
    }
    switch self[index - 1] {
    case 0xC3: return byte &- 0x80 < 0x1F ? byte | 0x20 : byte
    case 0xCE where byte &- 0x91 < 0x0F: return byte &+ 0x20
    case 0xCE where byte &- 0xA0 < 0x0A: return byte &- 0x20
    case 0xD0 where byte &- 0x90 < 0x10: return byte &+ 0x20
    case 0xD0 where byte &- 0xA0 < 0x10: return byte &- 0x20
    default: return byte
    }
  }
}
