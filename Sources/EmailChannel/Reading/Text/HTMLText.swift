/// The words of an HTML text, for agents to read: one pass, no parser, nothing that is carried out.
///
/// It is no sanitiser: its result is plain text, and must be shown as such.
enum HTMLText {
  /// The text without tags; paragraphs and line breaks become line ends.
  static func text(_ html: String) -> String {
    var reader = HTMLReader(html)
    reader.read()
    return reader.words.text
  }
}

/// Gathers words: runs of blanks are one, and so are runs of line ends above two.
struct HTMLWords {
  private(set) var text = ""
  private var hasBlank = false
  private var lineEnds = 0

  /// Adds a character.
  mutating func append(_ scalar: Unicode.Scalar) {
    guard !scalar.properties.isWhitespace else {
      hasBlank = true
      return
    }
    if !text.isEmpty {
      if lineEnds > 0 {
        text += lineEnds > 1 ? "\n\n" : "\n"
      } else if hasBlank {
        text += " "
      }
    }
    hasBlank = false
    lineEnds = 0
    text.unicodeScalars.append(scalar)
  }

  /// Ends a line, or a paragraph, unless that has been done.
  mutating func end(lines: Int) { lineEnds = max(lineEnds, lines) }

  /// Ends one more line.
  mutating func breakLine() { lineEnds += 1 }
}

/// Reads an HTML text from its beginning to its end.
private struct HTMLReader {
  private let bytes: [UInt8]
  private let lastTagEnd: Int
  private var position = 0
  /// What was looked for up to the end in vain: looking again would take the square of the time.
  private var missing: Set<String> = []
  private(set) var words = HTMLWords()

  init(_ html: String) {
    bytes = Array(html.utf8)
    lastTagEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
  }

  mutating func read() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "<") where position < lastTagEnd && isTagByte(bytes[position + 1]):
        readTag()
      case UInt8(ascii: "&"):
        let (scalar, next) = HTMLEntity.scalar(in: bytes, at: position)
        words.append(scalar ?? "&")
        position = next
      default:
        let end =
          bytes[(position + 1)...].firstIndex {
            $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&")
          } ?? bytes.endIndex
        for scalar in String(decoding: bytes[position..<end], as: UTF8.self).unicodeScalars {
          words.append(scalar)
        }
        position = end
      }
    }
  }

  private mutating func readTag() {
    if bytes[position...].starts(with: "<!--".utf8), skip(behind: "-->") { return }
    var nameStart = position + 1
    let isEnd = bytes[nameStart] == UInt8(ascii: "/")
    if isEnd { nameStart += 1 }
    let nameEnd = bytes[nameStart...].firstIndex { !isNameByte($0) } ?? bytes.endIndex
    let name = String(decoding: bytes[nameStart..<nameEnd].prefix(16), as: UTF8.self).lowercased()
    skipTag(from: nameEnd)
    switch name {
    case "br": words.breakLine()
    case "p", "table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre":
      words.end(lines: 2)
    case "div", "tr", "li", "hr": words.end(lines: 1)
    case "td", "th": words.append(" ")
    case "script", "style", "title":
      if !isEnd, skip(behind: "</\(name)") { skipTag(from: position) }
    default: break
    }
  }

  /// Goes behind the next `>`.
  private mutating func skipTag(from start: Int) {
    position = bytes[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.endIndex
  }

  /// Goes behind a text in lower case, found in any case; stays if there is none.
  private mutating func skip(behind text: String) -> Bool {
    guard !missing.contains(text) else { return false }
    let needle = Array(text.utf8)
    var candidate = position
    while candidate + needle.count <= bytes.count {
      let isFound = needle.indices.allSatisfy {
        Self.lowerCased(bytes[candidate + $0]) == needle[$0]
      }
      if isFound {
        position = candidate + needle.count
        return true
      }
      candidate += 1
    }
    missing.insert(text)
    return false
  }

  private static func lowerCased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private func isTagByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default: isNameByte(byte)
    }
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
