/// What of a mail is its text, and what are its files.
struct BodyText {
  /// The text for people, with LF at the end of lines and without white space at its end.
  let text: String
  /// Where in the text, in bytes, a mail program has marked the beginning of what is quoted.
  let quoteStart: Int?
  /// The text as HTML, where the sender has written one.
  let html: String?
  /// Whether there is a plain text, so that ``text`` is none of HTML's words.
  let isPlain: Bool
  /// The positions of the parts that are files.
  let files: [Int]
  let defects: [MailDefect]

  /// What one node contributes.
  private struct Share {
    var plain: String?
    var html: String?
    var files: [Int] = []
    var hasText: Bool { plain != nil || html != nil }
  }

  /// Chooses the text: of alternatives the plain one, of a mixture all that are shown in a row.
  ///
  /// - Throws: ``MailError`` for more text than the limit.
  init(_ tree: PartTree, limits: MailLimits) throws(MailError) {
    var shares = [Share](repeating: Share(), count: tree.nodes.count)
    var total = 0
    var defects: [MailDefect] = []
    // Children stand behind their containers: from the end, each is ready when it is needed.
    for index in tree.nodes.indices.reversed() {
      switch tree.nodes[index].content {
      case .part(let position):
        shares[index] = Self.share(of: tree.parts[position], at: position, &defects)
        total += shares[index].plain?.utf8.count ?? 0
        total += shares[index].html?.utf8.count ?? 0
        guard total <= limits.textBytes else {
          throw MailError(.textTooLarge(limit: limits.textBytes))
        }
      case .container(let kind):
        let children = tree.nodes[index].children.map { shares[$0] }
        shares[index] =
          switch kind {
          case "alternative": Self.alternative(children)
          case "report": Self.report(children, of: tree.parts)
          default: Self.row(children, of: kind)
          }
        // What a container has taken over need not be kept twice.
        for child in tree.nodes[index].children { shares[child] = Share() }
      }
    }
    let whole = shares.first ?? Share()
    html = whole.html
    files = whole.files.sorted()
    isPlain = whole.plain != nil
    self.defects = defects.reversed()
    if let plain = whole.plain {
      text = Self.trimmed(plain)
      quoteStart = nil
    } else {
      let read = whole.html.map { HTMLText($0) }
      text = Self.trimmed(read?.text ?? "")
      quoteStart = read?.quoteStart
    }
  }

  private static func share(
    of part: MailPart,
    at position: Int,
    _ defects: inout [MailDefect]
  ) -> Share {
    let isText = part.mediaType == "text/plain" || part.mediaType == "text/html"
    guard isText, !part.isAttachment, part.fileName == nil else { return Share(files: [position]) }
    let read = part.textWithDefects()
    defects += read.defects.reversed().map { MailDefect($0, part: position) }
    return part.mediaType == "text/plain" ? Share(plain: read.text) : Share(html: read.text)
  }

  /// Of several forms of one text, the last of each kind counts (RFC 2046 section 5.1.4).
  private static func alternative(_ children: [Share]) -> Share {
    let html = children.last { $0.html != nil }?.html
    let written = children.last { $0.plain.map(hasWords) ?? false }?.plain
    return Share(
      plain: written ?? (html == nil ? children.last { $0.plain != nil }?.plain : nil),
      html: html,
      files: children.flatMap(\.files)
    )
  }

  /// Of parts in a row, all texts are shown; of related ones, only the first, to which the others
  /// belong.
  private static func row(_ children: [Share], of kind: String) -> Share {
    let files = children.flatMap(\.files)
    let texts = children.filter(\.hasText)
    guard texts.count > 1, kind != "related" else {
      var share = texts.first ?? Share()
      share.files = files
      return share
    }
    let html = texts.compactMap(\.html)
    let joinedHTML = html.isEmpty ? nil : html.joined(separator: "\n")
    guard texts.contains(where: { $0.plain != nil }) else {
      return Share(html: joinedHTML, files: files)
    }
    let plain = texts.map { $0.plain ?? $0.html.map { HTMLText($0).text } ?? "" }
    return Share(plain: plain.joined(separator: "\n"), html: joinedHTML, files: files)
  }

  /// Of a report, what is for people; what is for programs, and the mail that it is about, are no
  /// files of its author (RFC 6522).
  private static func report(_ children: [Share], of parts: [MailPart]) -> Share {
    var share = row(children, of: "report")
    if !share.hasText {
      // Without words for people, those for programs are better than none.
      let machine = share.files.filter { parts[$0].mediaType == "message/delivery-status" }
      let words = machine.map { parts[$0].text }.joined(separator: "\n")
      if hasWords(words) { share.plain = words }
    }
    share.files.removeAll { MailReport.partTypes.contains(parts[$0].mediaType) }
    return share
  }

  private static func hasWords(_ text: String) -> Bool {
    text.utf8.contains { $0 > 0x20 && $0 < 0x80 }
      || !text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// Without the blanks at its end.
  private static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return "" }
    let end = bytes.index(after: last)
    return end == bytes.endIndex ? text : String(text[..<end])
  }
}
