/// Gathers words: runs of blanks are one, and so are runs of line ends above two.
struct HTMLWords {
  private(set) var bytes: [UInt8] = []
  private var hasBlank = false
  private var lineEnds = 0
  /// What stands before each line: marks of quotes and the indentation of lists.
  private var prefix: [UInt8] = []
  private var quotes = 0
  private var isAtLineStart = true
  /// Whether line ends and blanks are kept, as in `pre`.
  var isPreformatted = false

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds a run of text without tags and entities.
  mutating func append(_ run: ArraySlice<UInt8>) {
    var position = run.startIndex
    while position < run.endIndex {
      let byte = run[position]
      if byte <= 0x20 || byte == 0x7f {
        appendBlank(byte)
        position += 1
        continue
      }
      if let length = Self.invisible(in: run, at: position) {
        // A no-break space is a blank for readers; marks without width are nothing.
        if byte == 0xc2, run[position + 1] == 0xa0 { appendBlank(0x20) }
        position += length
        continue
      }
      flush()
      let start = position
      while position < run.endIndex, run[position] > 0x20,
        Self.invisible(in: run, at: position) == nil
      {
        position += 1
      }
      bytes.append(contentsOf: run[start..<position])
    }
  }

  /// Adds one character that was written as an entity.
  mutating func append(_ scalar: Unicode.Scalar) {
    append(Array(String(scalar).utf8)[...])
  }

  /// Adds text that stands where it is put, blanks and all.
  mutating func appendVerbatim(_ text: String) {
    flush()
    bytes.append(contentsOf: text.utf8)
  }

  /// Makes sure that the next word does not touch the last.
  mutating func separate() { hasBlank = true }

  /// Ends a line, or a paragraph, unless that has been done.
  mutating func end(lines: Int) {
    hasBlank = false
    // A line that has just begun is ended already.
    lineEnds = max(lineEnds, isAtLineStart ? lines - 1 : lines)
  }

  /// Ends one more line.
  mutating func breakLine() {
    hasBlank = false
    lineEnds += 1
  }

  /// Goes into a quotation, or out of one.
  mutating func changeQuotes(by step: Int) {
    // Line ends that are due belong to what was before.
    if lineEnds > 0, !bytes.isEmpty { endLines() }
    quotes = max(0, min(quotes + step, 20))
    prefix = quotes > 0 ? Array(repeatElement(UInt8(ascii: ">"), count: quotes)) + [0x20] : []
  }

  /// Whether nothing stands on the line yet.
  var isOnNewLine: Bool { isAtLineStart || lineEnds > 0 }

  private mutating func appendBlank(_ byte: UInt8) {
    guard isPreformatted else {
      hasBlank = true
      return
    }
    if byte == 0x0a {
      breakLine()
    } else if byte != 0x0d {
      flush()
      bytes.append(0x20)
    }
  }

  private mutating func endLines() {
    // One line end ends the line, the others are empty lines.
    for _ in 0..<(isPreformatted ? min(lineEnds, 100) : min(lineEnds, 2)) {
      if isAtLineStart, quotes > 0 { bytes.append(contentsOf: prefix.dropLast()) }
      bytes.append(0x0a)
      isAtLineStart = true
    }
    lineEnds = 0
    hasBlank = false
  }

  /// Writes what is due before a word.
  private mutating func flush() {
    if lineEnds > 0 {
      if bytes.isEmpty { lineEnds = 0 } else { endLines() }
    }
    if isAtLineStart {
      bytes.append(contentsOf: prefix)
      isAtLineStart = false
    } else if hasBlank {
      bytes.append(0x20)
    }
    hasBlank = false
  }

  /// The length of a no-break space, a soft hyphen, or a mark without width at a position.
  private static func invisible(in run: ArraySlice<UInt8>, at position: Int) -> Int? {
    let left = run.endIndex - position
    switch run[position] {
    case 0xc2 where left > 1 && (run[position + 1] == 0xa0 || run[position + 1] == 0xad):
      return 2
    case 0xcd where left > 1 && run[position + 1] == 0x8f: return 2
    case 0xe2 where left > 2 && run[position + 1] == 0x80 && run[position + 2] == 0x8b: return 3
    case 0xef where left > 2 && run[position + 1] == 0xbb && run[position + 2] == 0xbf: return 3
    default: return nil
    }
  }
}
