/// The words of an HTML text, for agents to read: one pass, no parser, nothing that is carried out.
///
/// Links show where they lead, list items and table cells stand apart, quotations have `>` before
/// each line. It is no sanitiser: its result is plain text, and must be shown as such.
struct HTMLText {
  /// The text without tags.
  let text: String
  /// Where in the text, in bytes, a mail program has marked the beginning of what is quoted.
  let quoteStart: Int?

  /// Reads an HTML text.
  init(_ html: String) {
    var reader = HTMLReader(html)
    reader.read()
    text = reader.words.text
    quoteStart = reader.quoteStart
  }
}

/// Reads an HTML text from its beginning to its end.
private struct HTMLReader {
  private let bytes: [UInt8]
  private let lastTagEnd: Int
  private var position = 0
  /// What was looked for up to the end in vain: looking again would take the square of the time.
  private var missing: Set<String> = []
  private var missingQuotes: Set<UInt8> = []
  /// The lists that are open: the number of the next item, or `nil` for one without numbers.
  private var lists: [Int?] = []
  /// The link that is open, and where its words begin.
  private var link: (target: String, start: Int)?
  /// Whether the next cell is not the first of its row.
  private var isInRow = false
  private(set) var quoteStart: Int?
  private(set) var words: HTMLWords

  /// Deeper lists than this look like this one.
  private static let deepestList = 20

  init(_ html: String) {
    bytes = Array(html.utf8)
    lastTagEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
    words = HTMLWords(capacity: bytes.count / 2)
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
        words.append(bytes[position..<end])
        position = end
      }
    }
    closeLink()
  }

  private mutating func readTag() {
    if bytes[position...].starts(with: "<!--".utf8), skip(behind: "-->") { return }
    guard bytes[position + 1] != UInt8(ascii: "!"), bytes[position + 1] != UInt8(ascii: "?") else {
      position = bytes[position...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
      return
    }
    let tag = HTMLTag(in: bytes, at: position, &missingQuotes)
    position = tag.end
    if quoteStart == nil, HTMLQuoteMark.isMarked(tag) { quoteStart = words.bytes.count }
    switch tag.name {
    case "br": words.breakLine()
    case "p", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "figure": words.end(lines: 2)
    case "blockquote": change(quotation: tag)
    case "pre":
      words.end(lines: 2)
      words.isPreformatted = !tag.isEnd
    case "table":
      words.end(lines: 1)
      isInRow = false
    case "tr":
      words.end(lines: 1)
      isInRow = false
    case "td", "th": beginCell(tag)
    case "ul", "ol": change(list: tag)
    case "li": if !tag.isEnd { beginItem() }
    case "div", "section", "article", "header", "footer", "dt", "dd", "address", "center", "form",
      "fieldset", "option", "caption", "tbody", "body":
      words.end(lines: 1)
    case "hr":
      words.end(lines: 1)
      words.appendVerbatim("---")
      words.end(lines: 1)
    case "a": if tag.isEnd { closeLink() } else { openLink(tag) }
    case "img":
      if let alternative = tag.attributes["alt"], !alternative.isEmpty {
        words.append(Array("[\(alternative)]".utf8)[...])
      }
    case "script", "style", "title", "template", "noscript", "svg", "math", "object", "textarea":
      if !tag.isEnd, skip(behind: "</\(tag.name)") { skipTag() }
    default: break
    }
  }

  // MARK: Lists, tables, quotations

  private mutating func change(quotation tag: HTMLTag) {
    words.end(lines: 1)
    words.changeQuotes(by: tag.isEnd ? -1 : 1)
  }

  private mutating func change(list tag: HTMLTag) {
    words.end(lines: lists.isEmpty || tag.isEnd && lists.count == 1 ? 2 : 1)
    if tag.isEnd {
      _ = lists.popLast()
    } else if lists.count < Self.deepestList {
      let first = tag.attributes["start"].flatMap { Int($0) } ?? 1
      lists.append(tag.name == "ol" ? max(0, min(first, 1_000_000)) : nil as Int?)
    }
  }

  private mutating func beginItem() {
    words.end(lines: 1)
    let indentation = String(repeating: "  ", count: max(0, lists.count - 1))
    if let number = lists.last ?? nil {
      words.appendVerbatim("\(indentation)\(number).")
      lists[lists.count - 1] = number + 1
    } else {
      words.appendVerbatim("\(indentation)-")
    }
    words.separate()
  }

  private mutating func beginCell(_ tag: HTMLTag) {
    guard !tag.isEnd else { return }
    if isInRow, !words.isOnNewLine { words.appendVerbatim("\t") }
    isInRow = true
  }

  // MARK: Links

  private mutating func openLink(_ tag: HTMLTag) {
    closeLink()
    guard let target = tag.attributes["href"], Self.isShown(target) else { return }
    link = (target, words.bytes.count)
  }

  /// Shows where a link leads, unless its words say so.
  private mutating func closeLink() {
    guard let open = link else { return }
    link = nil
    let shown = words.bytes[min(open.start, words.bytes.count)...].filter { $0 > 0x20 }
    let target = Array(open.target.utf8)
    guard !shown.isEmpty, !Self.says(shown, target) else { return }
    words.separate()
    words.append(Array("<\(open.target)>".utf8)[...])
  }

  /// Whether the words of a link name its target, but for the scheme and what stands at its ends.
  private static func says(_ shown: [UInt8], _ target: [UInt8]) -> Bool {
    func plain(_ text: [UInt8]) -> ArraySlice<UInt8> {
      var text = text[...]
      for scheme in ["https://", "http://", "mailto:", "tel:"] where text.starts(with: scheme.utf8)
      {
        text = text.dropFirst(scheme.utf8.count)
      }
      if text.last == UInt8(ascii: "/") { text.removeLast() }
      return text
    }
    return plain(shown).elementsEqual(plain(target))
  }

  /// Only what people can follow is shown, and nothing that a program would carry out.
  private static func isShown(_ target: String) -> Bool {
    let start = target.prefix(8).lowercased()
    return ["http://", "https://", "mailto:", "tel:"].contains { start.hasPrefix($0) }
      && target.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f }
  }

  // MARK: Skipping

  /// Goes behind the next `>`.
  private mutating func skipTag() {
    position =
      bytes[position...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.endIndex
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
    default: HTMLTag.isNameByte(byte)
    }
  }
}
