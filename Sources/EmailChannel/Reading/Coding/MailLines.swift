/// The lines of some bytes, ended by CRLF or LF; a CR alone is data.
struct MailLines {
  /// A line.
  struct Line {
    /// Where its bytes are, without the line end.
    let content: Range<Int>
    /// Where the next line begins.
    let next: Int
  }

  private let bytes: [UInt8]
  private let end: Int
  private var position: Int

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next line, or `nil` behind the last one.
  mutating func next() -> Line? {
    guard position < end else { return nil }
    let start = position
    let lineFeed = Self.lineFeed(in: bytes, from: start, to: end)
    position = lineFeed.map { $0 + 1 } ?? end
    var contentEnd = lineFeed ?? end
    if lineFeed != nil, contentEnd > start, bytes[contentEnd - 1] == 0x0d { contentEnd -= 1 }
    return Line(content: start..<contentEnd, next: position)
  }

  /// The next line that begins with two hyphens, as delimiters do; all others are passed over.
  mutating func nextWithHyphens() -> Line? {
    while position < end {
      if position + 1 < end, bytes[position] == 0x2d, bytes[position + 1] == 0x2d { return next() }
      guard let lineFeed = Self.lineFeed(in: bytes, from: position, to: end) else { break }
      position = lineFeed + 1
    }
    position = end
    return nil
  }

  /// Looks for a line feed, eight bytes at a time.
  private static func lineFeed(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    unsafe bytes.withUnsafeBytes { buffer in
      var position = start
      while position + 8 <= end {
        let word = unsafe buffer.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        let mask = word ^ 0x0a0a_0a0a_0a0a_0a0a
        let zeros = (mask &- 0x0101_0101_0101_0101) & ~mask & 0x8080_8080_8080_8080
        if zeros != 0 { return position + UInt64(littleEndian: zeros).trailingZeroBitCount / 8 }
        position += 8
      }
      while position < end {
        if unsafe buffer[position] == 0x0a { return position }
        position += 1
      }
      return nil
    }
  }
}
