/// Cuts a text down to what its author has written, from its end to its beginning.
struct ReplyCutting {
  private(set) var lines: ShapedLines
  private(set) var start = 0
  private(set) var end: Int
  private var signatures: [String] = []
  private let marker: ReplyMarker
  private let quoteStart: Int?
  /// The first line of the customer's own words.
  private var firstText = Int.max

  init(_ lines: ShapedLines, marker: ReplyMarker, quoteStart: Int?) {
    self.lines = lines
    self.marker = marker
    self.quoteStart = quoteStart
    end = lines.count
  }

  /// What was cut off as a signature, from top to bottom.
  var signature: String { signatures.reversed().joined(separator: "\n") }

  /// Cuts.
  mutating func cut() {
    lines.findWrappings()
    lines.findAttributions()
    lines.findDividers()
    joinWrappedQuotes()
    firstText = lines.shapes.firstIndex(of: .text) ?? .max
    cutAtMarker()
    cutAtDivider()
    // A signature may stand below the quotation, above it, and in both places.
    for _ in 0..<4 {
      let before = end
      cutSignature()
      cutTrailingQuotes()
      if end == before { break }
    }
    cutLeadingQuotes()
  }

  /// Some lines as text, without empty ones around them.
  func trimmed(_ range: Range<Int>, keepsWrapping: Bool) -> String {
    func isBlank(_ index: Int) -> Bool {
      lines.shapes[index] == .blank || !keepsWrapping && lines.shapes[index] == .wrapping
    }
    guard let first = range.first(where: { !isBlank($0) }),
      let last = range.last(where: { !isBlank($0) })
    else { return "" }
    if keepsWrapping || !lines.shapes[first...last].contains(.wrapping) {
      let bytes = lines.bytes[lines.lines[first].lowerBound..<lines.lines[last].upperBound]
      return Self.withoutTrail(bytes)
    }
    let kept = (first...last).filter { lines.shapes[$0] != .wrapping }
    return Self.withoutTrail(Array(kept.map { lines.line($0) }.joined(separator: [0x0a])))
  }

  private static func withoutTrail(_ bytes: some Collection<UInt8>) -> String {
    var bytes = Array(bytes)
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Where another mail begins

  private mutating func cutAtMarker() {
    if let found = (0..<end).first(where: { marker.isIn(lines.line($0)) }), hasText(before: found) {
      end = found
    }
    if let quoteStart, let found = lines.lines.firstIndex(where: { $0.upperBound >= quoteStart }) {
      // It may stand behind the end of the words above it.
      let isBehind = lines.lines[found].lowerBound < quoteStart
      let first = isBehind ? found + 1 : found
      if first < end, hasText(before: first) { end = first }
    }
  }

  /// Cuts at the first mail that is not marked line by line and has words of the customer above it.
  private mutating func cutAtDivider() {
    var index = 0
    while index < end {
      let start = index
      index += 1
      switch lines.shapes[start] {
      case .divider: break
      case .attribution:
        while index < end, lines.shapes[index] == .attribution { index += 1 }
        guard let written = lines.nextWritten(from: index), written < end,
          lines.shapes[written] != .quoted
        else { continue }
      default: continue
      }
      if hasText(before: start) {
        end = start
        return
      }
    }
  }

  /// Whether the customer has written anything above a line.
  private func hasText(before index: Int) -> Bool { firstText < index }

  // MARK: Quotations

  /// A line that was too long is wrapped without a mark: it belongs to what is quoted around it.
  private mutating func joinWrappedQuotes() {
    guard lines.count > 2 else { return }
    for index in 1..<(lines.count - 1)
    where lines.shapes[index] == .text && lines.shapes[index - 1] == .quoted
      && lines.shapes[index + 1] == .quoted
    {
      let before = lines.lines[index - 1].count
      if before >= 68, lines.lines[index].count < 60 { lines.set(.quoted, index..<(index + 1)) }
    }
  }

  /// Cuts off quoted lines at the end, with what introduces them.
  private mutating func cutTrailingQuotes() {
    dropRules()
    var index = end
    var hasQuote = false
    while index > 0 {
      switch lines.shapes[index - 1] {
      case .quoted, .attribution: hasQuote = true
      case .blank, .wrapping, .rule: break
      case .text, .divider:
        if hasQuote { end = index }
        return
      }
      index -= 1
    }
  }

  /// Drops quoted lines above everything that the customer has written, unless answers stand between
  /// them.
  private mutating func cutLeadingQuotes() {
    let region = lines.shapes[..<end]
    guard let firstText = region.firstIndex(of: .text),
      let firstQuote = region.firstIndex(of: .quoted), firstQuote < firstText,
      !region[firstText...].contains(.quoted)
    else { return }
    start = firstText
  }

  /// Drops rules at the end, which divided something that is gone.
  private mutating func dropRules() {
    var index = end
    while index > 0 {
      switch lines.shapes[index - 1] {
      case .blank, .wrapping: break
      case .rule:
        guard hasText(before: index - 1) else { return }
        end = index - 1
      default: return
      }
      index -= 1
    }
  }

  // MARK: Signatures

  private mutating func cutSignature() {
    cutDeviceLines()
    var behind = 0
    var found: Int?
    var index = end - 1
    while index >= 0, behind <= SignatureLines.longest {
      switch lines.shapes[index] {
      case .quoted, .attribution:
        // Below a quotation a signature may stand alone.
        if let found { take(found..<end) }
        return cutDeviceLines()
      case .rule where behind > 0 && isDelimiter(index): found = index
      default: break
      }
      if lines.shapes[index] != .blank { behind += 1 }
      index -= 1
    }
    if let found, hasText(before: found) { take(found..<end) }
    cutDeviceLines()
  }

  /// Whether a rule is one below which a signature stands, rather than one below a heading or between
  /// the rows of a table.
  private func isDelimiter(_ index: Int) -> Bool {
    let rule = lines.line(index)
    let first = rule.first { $0 > 0x20 }
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: "_") || (first ?? 0) >= 0x80 else {
      // Others only divide where nothing else could be meant: with an empty line above.
      return index == 0 || lines.shapes[index - 1] == .blank
    }
    return true
  }

  private mutating func cutDeviceLines() {
    var index = end
    while index > 0 {
      if lines.shapes[index - 1] == .blank || lines.shapes[index - 1] == .wrapping {
        index -= 1
        continue
      }
      guard lines.shapes[index - 1] == .text, SignatureLines.namesDevice(lines.line(index - 1))
      else { return }
      take((index - 1)..<end)
      index = end
    }
  }

  private mutating func take(_ range: Range<Int>) {
    let text = trimmed(range, keepsWrapping: false)
    if !text.isEmpty { signatures.append(text) }
    end = range.lowerBound
  }
}
