/// The state of taking a mail apart.
struct PartSplitter {
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
    var isEnded = false
  }

  private struct OpenPart {
    let headers: MailHeaders
    let type: MailParameters
    let mediaType: String
    let start: Int
  }

  let bytes: [UInt8]
  let limits: MailLimits
  /// What the outermost container is divided by, if not by what it states.
  let guessedBoundary: [UInt8]?
  private(set) var tree = PartTree()
  private var containers: [Container] = []
  private var open: OpenPart?
  private var lastEnd = 0

  init(bytes: [UInt8], limits: MailLimits, guessedBoundary: [UInt8]?) {
    self.bytes = bytes
    self.limits = limits
    self.guessedBoundary = guessedBoundary
  }

  /// Whether a container is open, so that delimiters mean something.
  var isInContainer: Bool { !containers.isEmpty }

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
    let stated = Array((type["boundary"] ?? "").utf8)
    let boundary = node == 0 ? guessedBoundary ?? stated : stated
    if header.isUnended, node > 0 || !header.fields.isEmpty {
      note(.missingHeaderEnd, part: mediaType.hasPrefix("multipart/") ? nil : tree.parts.count)
    }
    guard mediaType.hasPrefix("multipart/") else {
      openPart(headers, type: type, mediaType: mediaType, start: header.bodyStart)
      return
    }
    guard (1...256).contains(boundary.count) else {
      // A container without a boundary is a text like any other.
      note(.missingBoundary)
      openPart(headers, type: type, mediaType: "text/plain", start: header.bodyStart)
      return
    }
    guard containers.count < limits.depth else { throw MailError(.tooDeep(limit: limits.depth)) }
    let kind = String(mediaType.dropFirst("multipart/".count))
    tree.nodes.append(PartTree.Node(content: .container(kind)))
    if node == 0 { tree.rootType = type }
    containers.append(
      Container(
        boundary: boundary,
        node: node,
        standardType: kind == "digest" ? "message/rfc822" : "text/plain",
        headers: headers,
        bodyStart: header.bodyStart
      )
    )
  }

  private mutating func openPart(
    _ headers: MailHeaders,
    type: MailParameters,
    mediaType: String,
    start: Int
  ) {
    open = OpenPart(headers: headers, type: type, mediaType: mediaType, start: start)
    // Its place; the part itself follows when its end is known.
    tree.nodes.append(PartTree.Node(content: .part(tree.parts.count)))
  }

  private mutating func note(_ kind: MailDefect.Kind, part: Int? = nil) {
    guard tree.defects.count < MailDefect.most else { return }
    let defect = MailDefect(kind, part: part)
    if !tree.defects.contains(defect) { tree.defects.append(defect) }
  }

  /// The delimiter on a line, of the innermost container that has it.
  ///
  /// Blanks behind it are no part of it, and neither is a CR that no LF follows, as at the end of a
  /// mail that was cut there.
  func delimiter(at line: Range<Int>) -> Delimiter? {
    guard line.count > 2, bytes[line.lowerBound] == 0x2d, bytes[line.lowerBound + 1] == 0x2d
    else { return nil }
    var text = bytes[(line.lowerBound + 2)..<line.upperBound]
    while let last = text.last, last == 0x20 || last == 0x09 || last == 0x0d { text.removeLast() }
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
    closePart(before: position, isDelimited: level > 0)
    while containers.count > level, level > 0 { leave(endingAt: position) }
    lastEnd = position
  }

  private mutating func closePart(before position: Int, isDelimited: Bool) {
    guard let part = open else { return }
    // The line end before a delimiter belongs to the delimiter.
    var end = position
    if isDelimited, end > part.start, bytes[end - 1] == 0x0a { end -= 1 }
    if isDelimited, end > part.start, bytes[end - 1] == 0x0d, end < position { end -= 1 }
    let range = min(part.start, end)..<end
    tree.parts.append(
      MailPart(part.headers, type: part.type, mediaType: part.mediaType, body: bytes[range])
    )
    open = nil
  }

  /// Leaves the innermost container, whose final delimiter was found.
  mutating func leave() {
    if !containers.isEmpty { containers[containers.count - 1].isEnded = true }
    leave(endingAt: lastEnd)
  }

  /// Leaves every container, at the end of the mail.
  mutating func leaveAll() {
    while !containers.isEmpty { leave(endingAt: bytes.count) }
  }

  private mutating func leave(endingAt end: Int) {
    guard let container = containers.popLast() else { return }
    guard tree.nodes[container.node].children.isEmpty else {
      if !container.isEnded { note(.missingFinalDelimiter) }
      return
    }
    note(.missingDelimiter)
    guard container.bodyStart < end else { return }
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
