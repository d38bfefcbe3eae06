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

  var nodes: [Node] = []
  var parts: [MailPart] = []
  var defects: [MailDefect] = []
  /// The media type of the outermost container, with its parameters.
  var rootType: MailParameters?

  /// The kind of the outermost container, such as `report`; `nil` for a mail that is one part.
  var rootKind: String? {
    if case .container(let kind) = nodes.first?.content { return kind }
    return nil
  }
}

extension PartTree {
  /// Takes a mail apart, in one pass over its lines and without recursion (RFC 2046 section 5.1).
  ///
  /// A delimiter of an outer container ends the inner ones. What stands before the first delimiter
  /// of a container and behind its last one is skipped; a container without any delimiter is read
  /// as text, so that no words are lost. If that is the outermost one and it is evidently divided
  /// by something else than it states, a second pass takes that.
  ///
  /// - Throws: ``MailError`` for more parts, deeper nesting or larger headers than the limits.
  init(
    _ bytes: [UInt8],
    header: HeaderBlock,
    limits: MailLimits
  ) throws(MailError) {
    self = try Self.split(bytes, header: header, limits: limits, guessedBoundary: nil)
    let isUndivided = defects.contains {
      $0.kind == .missingDelimiter || $0.kind == .missingBoundary
    }
    guard isUndivided, parts.count <= 1,
      let guess = Self.evidentBoundary(bytes, from: header.bodyStart)
    else { return }
    let found = defects
    self = try Self.split(bytes, header: header, limits: limits, guessedBoundary: guess)
    defects += found.filter { !defects.contains($0) }
  }

  private static func split(
    _ bytes: [UInt8],
    header: HeaderBlock,
    limits: MailLimits,
    guessedBoundary: [UInt8]?
  ) throws(MailError) -> PartTree {
    var splitter = PartSplitter(bytes: bytes, limits: limits, guessedBoundary: guessedBoundary)
    try splitter.begin(header)
    var lines = MailLines(bytes, in: header.bodyStart..<bytes.count)
    while splitter.isInContainer, let line = lines.nextWithHyphens() {
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
    return splitter.tree
  }

  /// What stands behind two hyphens on the first line before one that describes content.
  private static func evidentBoundary(_ bytes: [UInt8], from start: Int) -> [UInt8]? {
    var lines = MailLines(bytes, in: start..<bytes.count)
    while let line = lines.nextWithHyphens() {
      var boundary = bytes[line.content].dropFirst(2)
      while let last = boundary.last, last <= 0x20 { boundary.removeLast() }
      let next = bytes[line.next...].prefix(8).map { $0 | 0x20 }
      if (1...256).contains(boundary.count), next.elementsEqual("content-".utf8) {
        return Array(boundary)
      }
    }
    return nil
  }
}
