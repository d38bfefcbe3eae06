extension ShapedLines {
  /// Finds where another mail begins that is not marked line by line: "-----Original Message-----",
  /// "From: … Sent: … To: … Subject: …".
  mutating func findDividers() {
    findFields()
    var poor = 0..<0
    var kinds: UInt8 = 0
    let told = FieldMark(.author).bits | FieldMark(.date).bits
    for index in 0..<count where shapes[index] == .text {
      if fields[index] != .none, index >= poor.upperBound {
        (poor, kinds) = linesOfTwoKinds(from: index)
      }
      // Where a header would have to be, there are not enough fields: nobody has to count them again.
      let isPoor =
        index + Self.longestHeader <= poor.upperBound && (kinds != told || !hasDigitOrAt(index))
      if isDivider(index) || !isPoor && isHeaderBlock(index) { set(.divider, at: index) }
    }
  }

  // MARK: Words between hyphens

  private func isDivider(_ index: Int) -> Bool {
    var start = lines[index].lowerBound
    var end = lines[index].upperBound
    guard end - start <= 200 else { return false }
    while start < end, isMark(bytes[start]) { start += 1 }
    while start < end, isMark(bytes[end - 1]) { end -= 1 }
    guard end - start >= 2 else { return false }
    // Two hyphens, or a colon: narrow or wide.
    let isDashed = bytes[start] == UInt8(ascii: "-") && bytes[start + 1] == UInt8(ascii: "-")
    guard isDashed || bytes[end - 1] == UInt8(ascii: ":") || bytes[end - 1] == 0x9a else {
      return false
    }
    var words = bytes[start..<end]
    let hyphens = words.prefix { $0 == UInt8(ascii: "-") }.count
    if hyphens >= 2 {
      words = words.dropFirst(hyphens)
      let closing = words.reversed().prefix { $0 == UInt8(ascii: "-") }.count
      words = words.dropLast(closing)
      let text = Self.plain(words)
      if DividerWords.betweenHyphens.contains(text) { return true }
      // "----- Forwarded by Anna on 1.9.2026 -----"
      if text.hasPrefix("forwarded by ") || text.hasPrefix("original message from ") { return true }
      // In other languages, what follows tells.
      guard hyphens >= 3, closing >= 3, !text.isEmpty, let next = nextWritten(from: index + 1)
      else {
        return false
      }
      return fields[next] != .none
    }
    guard words.last == UInt8(ascii: ":") || words.suffix(3).elementsEqual([0xef, 0xbc, 0x9a])
    else { return false }
    guard words.count > DividerWords.shortestAlone else { return false }
    let text = Self.plain(words.dropLast(words.last == UInt8(ascii: ":") ? 1 : 3))
    return DividerWords.alone.contains(text)
  }

  /// Whether a byte is a blank, or makes a word bold or underlined.
  private func isMark(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_")
  }

  private static func plain(_ words: ArraySlice<UInt8>) -> String {
    var words = words
    while let first = words.first, first <= 0x20 { words.removeFirst() }
    while let last = words.last, last <= 0x20 { words.removeLast() }
    return String(decoding: words, as: UTF8.self).lowercased()
  }

  // MARK: Header fields

  /// How many lines the header of a quoted mail has at most, with those that go on.
  private static let longestHeader = 16

  /// The lines from one on that have fields of two kinds at most, and these kinds.
  private func linesOfTwoKinds(from start: Int) -> (Range<Int>, UInt8) {
    var kinds: UInt8 = 0
    var end = start
    while end < count {
      let mark = fields[end]
      if mark != .blank {
        guard (kinds | mark.bits).nonzeroBitCount <= 2 else { break }
        kinds |= mark.bits
      }
      end += 1
    }
    return (start..<end, kinds)
  }

  /// Whether some lines from here on are the header of a mail.
  private func isHeaderBlock(_ start: Int) -> Bool {
    let first = fields[start]
    guard first != .none, first != .other else { return false }
    var found = first.bits
    var isContinuable = 0
    var hasBlank = false
    let end = min(count, start + Self.longestHeader)
    for index in (start + 1)..<max(end, start + 1) {
      let mark = fields[index]
      switch mark {
      case .blank:
        if hasBlank { return isHeader(found, from: start) }
        hasBlank = true
      case .none:
        // A long list of addresses goes on in the next lines.
        guard !hasBlank, isContinuable > 0 else { return isHeader(found, from: start) }
        isContinuable -= 1
      default:
        found |= mark.bits
        if found.nonzeroBitCount >= 3 { return isHeader(found, from: start) }
        isContinuable = mark.isOfPeople ? 6 : 1
        hasBlank = false
      }
    }
    return isHeader(found, from: start)
  }

  /// Whether so many fields are those of a header.
  private func isHeader(_ found: UInt8, from start: Int) -> Bool {
    let told = FieldMark(.author).bits | FieldMark(.date).bits
    if found.nonzeroBitCount >= 3 { return found & told != 0 }
    return found == told && hasDigitOrAt(start)
  }

  private func hasDigitOrAt(_ index: Int) -> Bool {
    line(index).contains { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "@") }
  }

  /// Notes with which field each line begins.
  ///
  /// What is quoted begins with a mark, what is drawn with none of their letters.
  private mutating func findFields() {
    fields = lines.indices.map { index in
      switch shapes[index] {
      case .blank: .blank
      case .quoted, .rule: .none
      default: Self.field(lines[index], in: bytes).map { FieldMark($0) } ?? .none
      }
    }
  }

  private static func field(_ line: Range<Int>, in bytes: [UInt8]) -> HeaderWords.Field? {
    var start = line.lowerBound
    while start < line.upperBound,
      bytes[start] <= 0x20 || bytes[start] == UInt8(ascii: "*") || bytes[start] == UInt8(ascii: "_")
    {
      start += 1
    }
    let limit = min(start + 48, line.upperBound)
    var end = start
    while end < limit, bytes[end] != UInt8(ascii: ":"), bytes[end] != 0xef { end += 1 }
    guard end < limit else { return nil }
    if bytes[end] == 0xef {
      guard bytes[end..<line.upperBound].starts(with: [0xef, 0xbc, 0x9a]) else { return nil }
    }
    // French has a blank there, which may be one that does not break; bold text has asterisks.
    while end > start,
      bytes[end - 1] <= 0x20 || bytes[end - 1] == UInt8(ascii: "*") || bytes[end - 1] == 0xa0
    {
      let isWide = bytes[end - 1] == 0xa0 && end - start >= 2 && bytes[end - 2] == 0xc2
      end -= isWide ? 2 : 1
    }
    return start < end ? HeaderWords.field(named: bytes[start..<end]) : nil
  }

  // MARK: Signed mails

  /// Takes out what wraps a mail that is signed in its text (RFC 9580 section 7).
  mutating func findWrappings() {
    guard bytes.count >= 20, let first = lines.firstIndex(where: { starts($0, "-----BEGIN PGP ") })
    else { return }
    var index = first
    var isUnended = false
    while index < count {
      if starts(lines[index], "-----BEGIN PGP SIGNED MESSAGE") {
        // The fields behind it end with an empty line.
        let limit = min(count, index + 6)
        let end = shapes[index..<limit].firstIndex(of: .blank) ?? limit
        set(.wrapping, index..<end)
        index = end
      } else if starts(lines[index], "-----BEGIN PGP SIGNATURE") {
        // What has no end is looked for once.
        let end =
          isUnended ? nil : lines[index...].firstIndex { starts($0, "-----END PGP SIGNATURE") }
        isUnended = end == nil
        set(.wrapping, index..<((end ?? index) + 1))
        index = (end ?? index) + 1
      } else {
        index += 1
      }
    }
  }

  private func starts(_ range: Range<Int>, _ text: StaticString) -> Bool {
    // Most lines begin with no hyphen: nothing is made of the words for them.
    guard range.count >= 2, bytes[range.lowerBound] == UInt8(ascii: "-") else { return false }
    return bytes[range].starts(with: text.description.utf8)
  }
}
