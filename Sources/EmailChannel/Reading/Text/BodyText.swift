/// What of a mail is its text, and what are its files.
struct BodyText {
  /// The text for people, with LF at the end of lines.
  let text: String
  /// The text as HTML, where the sender has written one.
  let html: String?
  /// The positions of the parts that are files.
  let files: [Int]

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
    // Children stand behind their containers: from the end, each is ready when it is needed.
    for index in tree.nodes.indices.reversed() {
      switch tree.nodes[index].content {
      case .part(let position):
        shares[index] = Self.share(of: tree.parts[position], at: position)
        total += shares[index].plain?.utf8.count ?? 0
        total += shares[index].html?.utf8.count ?? 0
        guard total <= limits.textBytes else {
          throw MailError(.textTooLarge(limit: limits.textBytes))
        }
      case .container(let kind):
        let children = tree.nodes[index].children.map { shares[$0] }
        shares[index] =
          kind == "alternative" ? Self.alternative(children) : Self.row(children, of: kind)
        // What a container has taken over need not be kept twice.
        for child in tree.nodes[index].children { shares[child] = Share() }
      }
    }
    let whole = shares.first ?? Share()
    html = whole.html
    files = whole.files.sorted()
    let plain = whole.plain ?? whole.html.map { HTMLText.text($0) } ?? ""
    text = Self.trimmed(plain)
  }

  private static func share(of part: MailPart, at position: Int) -> Share {
    let isFile = part.isAttachment || part.fileName != nil
    switch part.mediaType {
    case "text/plain" where !isFile: return Share(plain: part.text)
    case "text/html" where !isFile: return Share(html: part.text)
    default: return Share(files: [position])
    }
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
    let plain = texts.map { $0.plain ?? $0.html.map { HTMLText.text($0) } ?? "" }
    let html = texts.compactMap(\.html)
    return Share(
      plain: plain.joined(separator: "\n"),
      html: html.isEmpty ? nil : html.joined(separator: "\n"),
      files: files
    )
  }

  private static func hasWords(_ text: String) -> Bool {
    !text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// Without the empty lines at its beginning and the blanks at its end.
  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let first = scalars.firstIndex { $0 != "\n" && $0 != "\r" }
    let last = scalars.lastIndex { $0 != "\n" && $0 != "\r" && $0 != " " && $0 != "\t" }
    guard let first, let last, first <= last else { return "" }
    return String(scalars[first...last])
  }
}
