/// The containers and parts of a mail, in the order in which they begin.
struct PartTree {
  /// What a node is.
  enum Content {
    /// A container, by the second half of its media type.
    case container(String)
    /// A part, by its position among the parts.
    case part(Int)
  }

  /// A container or a part.
  struct Node {
    let content: Content
    /// The nodes inside, always behind this one.
    var children: [Int] = []
  }

  fileprivate(set) var nodes: [Node] = []
  fileprivate(set) var parts: [MailPart] = []
}

extension PartTree {
  /// Takes a mail apart, in one pass over its lines and without recursion (RFC 2046 section 5.1).
  ///
  /// A delimiter of an outer container ends the inner ones. What stands before the first delimiter
  /// of a container and behind its last one is skipped; a container without any delimiter is read
  /// as text, so that no words are lost.
  ///
  /// - Throws: ``MailError`` for more parts, deeper nesting or larger headers than the limits.
  init(
    _ bytes: [UInt8],
    header: HeaderBlock,
    limits: MailLimits
  ) throws(MailError) {
    var splitter = PartSplitter(bytes: bytes, limits: limits)
    try splitter.begin(header)
    var lines = MailLines(bytes, in: header.bodyStart..<bytes.count)
    while let line = lines.next() {
      guard let delimiter = splitter.delimiter(at: line.content) else { continue }
      splitter.end(before: line.content.lowerBound, upTo: delimiter.level)
      if delimiter.isLast {
        splitter.leave()
      } else {
        let header = try HeaderBlock(bytes, in: line.next..<bytes.count, limits: limits)
        try splitter.begin(header)
        lines = MailLines(bytes, in: header.bodyStart..<bytes.count)
      }
    }
    splitter.end(before: bytes.count, upTo: 0)
    splitter.leaveAll()
    self = splitter.tree
  }
}

/// The state of taking a mail apart.
private struct PartSplitter {
  struct Delimiter {
    /// How many containers stay open.
    let level: Int
    let isLast: Bool
  }

  private struct Container {
    let boundary: [UInt8]
    let node: Int
    /// What its parts are when they do not say.
    let standardType: String
    let headers: MailHeaders
    let bodyStart: Int
  }

  private struct OpenPart {
    let headers: MailHeaders
    let type: MailParameters
    let mediaType: String
    let node: Int
    let start: Int
  }

  let bytes: [UInt8]
  let limits: MailLimits
  private(set) var tree = PartTree()
  private var containers: [Container] = []
  private var open: OpenPart?

  init(bytes: [UInt8], limits: MailLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// Begins a container or a part with this header.
  mutating func begin(_ header: HeaderBlock) throws(MailError) {
    let headers = MailHeaders(header.fields)
    let type = MailParameters(headers["Content-Type"]?.value ?? [])
    let standard = containers.last?.standardType ?? "text/plain"
    let isMediaType = type.value.utf8.contains(UInt8(ascii: "/"))
    let mediaType = isMediaType ? type.value : standard
    guard tree.nodes.count < limits.parts else {
      throw MailError(.tooManyParts(limit: limits.parts))
    }
    let node = tree.nodes.count
    if let last = containers.last { tree.nodes[last.node].children.append(node) }
    let boundary = Array((type["boundary"] ?? "").utf8)
    if mediaType.hasPrefix("multipart/"), (1...256).contains(boundary.count) {
      guard containers.count < limits.depth else {
        throw MailError(.tooDeep(limit: limits.depth))
      }
      let kind = String(mediaType.dropFirst("multipart/".count))
      tree.nodes.append(PartTree.Node(content: .container(kind)))
      containers.append(
        Container(
          boundary: boundary,
          node: node,
          standardType: kind == "digest" ? "message/rfc822" : "text/plain",
          headers: headers,
          bodyStart: header.bodyStart
        )
      )
    } else {
      // A container without a boundary is a text like any other.
      let isText = mediaType.hasPrefix("multipart/")
      open = OpenPart(
        headers: headers,
        type: type,
        mediaType: isText ? "text/plain" : mediaType,
        node: node,
        start: header.bodyStart
      )
      // Its place; the part itself follows when its end is known.
      tree.nodes.append(PartTree.Node(content: .part(tree.parts.count)))
    }
  }

  /// The delimiter on a line, of the innermost container that has it.
  func delimiter(at line: Range<Int>) -> Delimiter? {
    guard line.count > 2, bytes[line.lowerBound] == 0x2d, bytes[line.lowerBound + 1] == 0x2d
    else { return nil }
    var text = bytes[(line.lowerBound + 2)..<line.upperBound]
    while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
    for level in containers.indices.reversed() {
      let boundary = containers[level].boundary
      guard text.starts(with: boundary) else { continue }
      let rest = text.dropFirst(boundary.count)
      if rest.isEmpty { return Delimiter(level: level + 1, isLast: false) }
      if rest.elementsEqual("--".utf8) { return Delimiter(level: level + 1, isLast: true) }
    }
    return nil
  }

  /// Ends the open part at a position, and the containers above a level.
  mutating func end(before position: Int, upTo level: Int) {
    if let part = open {
      // The line end before a delimiter belongs to the delimiter.
      var end = position
      if level > 0, end > part.start, bytes[end - 1] == 0x0a { end -= 1 }
      if level > 0, end > part.start, bytes[end - 1] == 0x0d, end < position { end -= 1 }
      let range = min(part.start, end)..<end
      tree.parts.append(
        MailPart(part.headers, type: part.type, mediaType: part.mediaType, body: bytes[range])
      )
      open = nil
    }
    while containers.count > level, level > 0 { leave(endingAt: position) }
    lastEnd = position
  }

  private var lastEnd = 0

  /// Leaves the innermost container.
  mutating func leave() { leave(endingAt: lastEnd) }

  /// Leaves every container, at the end of the mail.
  mutating func leaveAll() {
    while !containers.isEmpty { leave(endingAt: bytes.count) }
  }

  private mutating func leave(endingAt end: Int) {
    guard let container = containers.popLast(), tree.nodes[container.node].children.isEmpty,
      container.bodyStart < end
    else { return }
    // No delimiter was found: what is there is for people to read all the same.
    tree.nodes[container.node].children.append(tree.nodes.count)
    tree.nodes.append(PartTree.Node(content: .part(tree.parts.count)))
    tree.parts.append(
      MailPart(
        container.headers,
        type: MailParameters([]),
        mediaType: "text/plain",
        body: bytes[container.bodyStart..<end]
      )
    )
  }
}
