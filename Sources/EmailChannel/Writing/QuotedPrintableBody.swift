/// A text as the body of a mail: UTF-8 in quoted-printable (RFC 2045 section 6.7).
struct QuotedPrintableBody {
  /// The longest line, without its line end.
  private static let lineLength = 76

  private(set) var bytes: [UInt8] = []

  /// Writes a text; CRLF, LF and CR all end a line.
  init(_ text: String) {
    let source = Array(text.utf8)
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex { $0 == 0x0a || $0 == 0x0d } ?? source.endIndex
      write(source[start..<end])
      bytes.append(contentsOf: "\r\n".utf8)
      let isCRLF = end + 1 < source.count && source[end] == 0x0d && source[end + 1] == 0x0a
      start = end + (isCRLF ? 2 : 1)
    }
  }

  private mutating func write(_ line: ArraySlice<UInt8>) {
    var column = 0
    for position in line.indices {
      let isLast = position == line.endIndex - 1
      let piece = Self.piece(line[position], isFirst: column == 0, isLast: isLast)
      // The last piece may use the column that a soft line end would need.
      if column + piece.count > Self.lineLength - (isLast ? 0 : 1) {
        bytes.append(contentsOf: "=\r\n".utf8)
        column = 0
        let first = Self.piece(line[position], isFirst: true, isLast: isLast)
        bytes.append(contentsOf: first)
        column = first.count
      } else {
        bytes.append(contentsOf: piece)
        column += piece.count
      }
    }
  }

  private static func piece(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> [UInt8] {
    switch byte {
    // Blanks at the end of a line get lost on the way.
    case 0x20, 0x09: isLast ? escaped(byte) : [byte]
    // A full stop alone ends a mail in SMTP, and "From " begins one in a mailbox file.
    case UInt8(ascii: "."), UInt8(ascii: "F"): isFirst ? escaped(byte) : [byte]
    case UInt8(ascii: "="): escaped(byte)
    case 0x21...0x7e: [byte]
    default: escaped(byte)
    }
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
