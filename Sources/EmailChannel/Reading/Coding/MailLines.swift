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
    let lineFeed = bytes[start..<end].firstIndex(of: 0x0a)
    position = lineFeed.map { $0 + 1 } ?? end
    var contentEnd = lineFeed ?? end
    if lineFeed != nil, contentEnd > start, bytes[contentEnd - 1] == 0x0d { contentEnd -= 1 }
    return Line(content: start..<contentEnd, next: position)
  }
}
