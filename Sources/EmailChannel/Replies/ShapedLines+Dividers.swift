extension ShapedLines {
  /// Finds where another mail begins that is not marked line by line: "-----Original Message-----",
  /// "From: … Sent: … To: … Subject: …".
  mutating func findDividers() {
    for index in 0..<count where shapes[index] == .text {
      if isDivider(index) || isHeaderBlock(index) { set(.divider, index..<(index + 1)) }
    }
  }

  // MARK: Words between hyphens

  private mutating func isDivider(_ index: Int) -> Bool {
    var words = line(index)
    guard words.count <= 200 else { return false }
    func isMark(_ byte: UInt8) -> Bool {
      byte <= 0x20 || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_")
    }
    while let first = words.first, isMark(first) { words.removeFirst() }
    while let last = words.last, isMark(last) { words.removeLast() }
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
      return field(next) != nil
    }
    guard words.last == UInt8(ascii: ":") || words.suffix(3).elementsEqual([0xef, 0xbc, 0x9a])
    else { return false }
    guard words.count > DividerWords.shortestAlone else { return false }
    let text = Self.plain(words.dropLast(words.last == UInt8(ascii: ":") ? 1 : 3))
    return DividerWords.alone.contains(text)
  }

  private static func plain(_ words: ArraySlice<UInt8>) -> String {
    var words = words
    while let first = words.first, first <= 0x20 { words.removeFirst() }
    while let last = words.last, last <= 0x20 { words.removeLast() }
    return String(decoding: words, as: UTF8.self).lowercased()
  }

  // MARK: Header fields

  /// Whether some lines from here on are the header of a mail.
  private mutating func isHeaderBlock(_ start: Int) -> Bool {
    guard let first = field(start), first != .other else { return false }
    var found = HeaderWords.Fields(first)
    var isContinuable = 0
    var index = start + 1
    var blanks = 0
    while index < min(count, start + 16), found.count < 3 {
      defer { index += 1 }
      guard shapes[index] != .blank else {
        blanks += 1
        if blanks > 1 { break }
        continue
      }
      if let next = field(index) {
        found.insert(next)
        isContinuable = next == .recipient || next == .other ? 6 : 1
        blanks = 0
      } else if blanks == 0, isContinuable > 0 {
        // A long list of addresses goes on in the next lines.
        isContinuable -= 1
      } else {
        break
      }
    }
    if found.count >= 3 { return !found.isDisjoint(with: [.author, .date]) }
    return found == [.author, .date] && hasDigitOrAt(start)
  }

  private func hasDigitOrAt(_ index: Int) -> Bool {
    line(index).contains { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "@") }
  }

  /// Which field a line begins with, if it does; worked out once for each line, since blocks overlap.
  private mutating func field(_ index: Int) -> HeaderWords.Field? {
    if knownFields.isEmpty { knownFields = Array(repeating: .unread, count: count) }
    switch knownFields[index] {
    case .none: return nil
    case .field(let field): return field
    case .unread:
      let field = Self.field(line(index))
      knownFields[index] = field.map { .field($0) } ?? .none
      return field
    }
  }

  private static func field(_ line: ArraySlice<UInt8>) -> HeaderWords.Field? {
    let start = line.drop {
      $0 <= 0x20 || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_")
    }
    guard let end = start.prefix(48).firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == 0xef })
    else {
      return nil
    }
    let isWide = start[end] == 0xef
    guard !isWide || start[end...].starts(with: [0xef, 0xbc, 0x9a]) else { return nil }
    var name = start[..<end]
    // French has a blank there, which may be one that does not break; bold text has asterisks.
    while let last = name.last, last <= 0x20 || last == UInt8(ascii: "*") || last == 0xa0 {
      name = name.dropLast(last == 0xa0 && name.dropLast().last == 0xc2 ? 2 : 1)
    }
    return name.isEmpty ? nil : HeaderWords.field(named: name)
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
    bytes[range].starts(with: text.description.utf8)
  }
}
