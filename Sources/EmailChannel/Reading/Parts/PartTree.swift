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
