/// Words with a meaning each, found by the first byte of a text.
///
/// Built once from literals. Asking allocates nothing and looks only at words that begin with the
/// same byte.
final class WordIndex: Sendable {
  /// The words one behind the other: length, meaning, bytes.
  private let bytes: [UInt8]
  /// Where the words with each first byte begin; one entry more than there are bytes.
  private let starts: [UInt16]

  /// Makes an index of lists of words between spaces, each list with its meaning.
  init(_ lists: [(meaning: UInt8, words: StaticString)]) {
    var byFirst = [[UInt8]](repeating: [], count: 256)
    for (meaning, words) in lists {
      for word in words.description.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let utf8 = Array(word.utf8)
        byFirst[Int(utf8[0])] += [UInt8(utf8.count), meaning] + utf8
      }
    }
    var bytes: [UInt8] = []
    var starts: [UInt16] = []
    for list in byFirst {
      starts.append(UInt16(bytes.count))
      bytes += list
    }
    starts.append(UInt16(bytes.count))
    self.bytes = bytes
    self.starts = starts
  }

  /// The meaning of the longest word of the index with which the bytes of `range` begin, and that
  /// word's length; ASCII, Latin, Greek and Cyrillic letters match in either case.
  func prefix(of text: ByteView, _ range: Range<Int>) -> (meaning: UInt8, length: Int)? {
    let first = Int(text.lowercasedByte(at: range.lowerBound))
    var index = Int(starts[first])
    let end = Int(starts[first + 1])
    var best: (meaning: UInt8, length: Int)?
    while index < end {
      let length = Int(bytes[index])
      if length <= range.count, length > (best?.length ?? 0),
        matches(text, range.lowerBound, index + 2, length)
      {
        best = (bytes[index + 1], length)
      }
      index += length + 2
    }
    return best
  }

  /// Whether the bytes of `range` are one of the words.
  func contains(_ text: ByteView, _ range: Range<Int>) -> Bool {
    !range.isEmpty && prefix(of: text, range)?.length == range.count
  }

  @inline(__always)
  private func matches(_ text: ByteView, _ start: Int, _ word: Int, _ length: Int) -> Bool {
    var place = 1
    while place < length {
      if text.lowercasedByte(at: start + place) != bytes[word + place] { return false }
      place += 1
    }
    return true
  }
}

extension ByteView {
  /// The byte at `index` of the text in lower case: ASCII, accented Latin, Greek and Cyrillic.
  @inline(__always)
  func lowercasedByte(at index: Int) -> UInt8 {
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
