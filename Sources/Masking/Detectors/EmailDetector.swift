/// Finds email addresses: plain, international (RFC 6531), quoted, with a literal address.
///
/// The search begins at an at sign and grows in both directions, so that each byte between two at
/// signs is read at most three times. Letters of scripts without spaces bound an address.
struct EmailDetector {
  let text: ByteView

  /// The address around the at sign at `at`, reaching back no further than `floor`.
  ///
  /// A star before the at sign is a local part that is masked already: the address is passed over,
  /// and so are the digits in its domain.
  func address(around at: Int, floor: Int) -> (range: Range<Int>, isMasked: Bool)? {
    let isMasked = at > floor && text[at - 1] == Ascii.star
    let start = isMasked ? maskedStart(before: at, floor) : localStart(before: at, floor: floor)
    guard start < at else { return nil }
    let after = at + (text[at] == Ascii.at ? 1 : 3)
    guard let end = domainEnd(from: after) else { return nil }
    guard text.isAt(at: end), domainEnd(from: end + (text[end] == Ascii.at ? 1 : 3)) != nil else {
      return (start..<end, isMasked)
    }
    // Two addresses in a row: the first gets what the second leaves, if that is a domain.
    let next = localStart(before: end, floor: after)
    let shorter = EmailDetector(text: text.prefix(next)).domainEnd(from: after)
    return (start..<(shorter ?? end), isMasked)
  }

  // MARK: The local part

  private func localStart(before at: Int, floor: Int) -> Int {
    if text[at - 1] == Ascii.quote, let quoted = openingQuote(before: at - 1, floor: floor) {
      return quoted
    }
    var start = at
    var hasPlainLetters = false
    var hasUnspacedLetters = false
    while start > floor {
      let byte = text[start - 1]
      if byte < 0x80 {
        guard Self.isLocal(byte) else { break }
        if Ascii.isAlphanumeric(byte) {
          if hasUnspacedLetters { break }
          hasPlainLetters = true
        }
        start -= 1
        continue
      }
      let before = text.start(before: start)
      let (value, _) = text.scalar(at: before)
      if before < floor || !ScalarClass.isAddressLetter(value) { break }
      // 邮箱abc@example.com: words of such scripts touch what follows them.
      if ScalarClass.isUnspacedLetter(value) {
        if hasPlainLetters { break }
        hasUnspacedLetters = true
      }
      start = before
    }
    // Quotes, brackets and stars around an address are no part of it.
    while start < at && text[start] < 0x80 && !Ascii.isAlphanumeric(text[start])
      && text[start] != Ascii.underscore
    { start += 1 }
    return start
  }

  /// Where a masked local part begins: a character and stars.
  private func maskedStart(before at: Int, _ floor: Int) -> Int {
    var start = at
    while start > floor && text[start - 1] == Ascii.star { start -= 1 }
    guard start > floor else { return start }
    let before = text.start(before: start)
    let (value, _) = text.scalar(at: before)
    let isLocal = value < 0x80 ? Self.isLocal(UInt8(value)) : ScalarClass.isAddressLetter(value)
    return isLocal && before >= floor ? before : start
  }

  private func openingQuote(before closing: Int, floor: Int) -> Int? {
    var index = closing - 1
    while index >= floor && closing - index <= 64 {
      let byte = text[index]
      if byte == Ascii.quote { return index < closing - 1 ? index : nil }
      if byte == Ascii.lineFeed || byte == Ascii.at { return nil }
      index -= 1
    }
    return nil
  }

  /// RFC 5322 `atext` and the dot, without what ends a path or a field (`/`, `?`, `|`).
  @inline(__always)
  private static func isLocal(_ byte: UInt8) -> Bool {
    if Ascii.isAlphanumeric(byte) { return true }
    switch byte {
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x3D, 0x5E, 0x5F, 0x60, 0x7B, 0x7D, 0x7E:
      return true
    default: return false
    }
  }

  // MARK: The domain

  /// Where the domain that begins at `start` ends, if it is one.
  private func domainEnd(from start: Int) -> Int? {
    if text[start] == Ascii.leftBracket { return literalEnd(from: start) }
    var index = start
    var labels = 0
    var last = start..<start
    while let label = labelEnd(from: index) {
      labels += 1
      last = index..<label
      let dot = dotLength(at: label)
      if dot == 0 || label - start > 255 { break }
      index = label + dot
    }
    guard labels > 1 else { return nil }
    switch topLevel(last) {
    case .domain(let end): return end
    case .file: return nil
    case .no: return labels > 2 ? shorterDomainEnd(from: start, before: last.lowerBound) : nil
    }
  }

  /// Where the domain ends if its last label is none: "me@example.com.5 times".
  private func shorterDomainEnd(from start: Int, before limit: Int) -> Int? {
    var index = start
    var isFirst = true
    var end: Int?
    while index < limit, let label = labelEnd(from: index) {
      if !isFirst, case .domain(let last) = topLevel(index..<label) { end = last }
      isFirst = false
      index = label + dotLength(at: label)
    }
    return end
  }

  private func dotLength(at index: Int) -> Int {
    if text[index] == Ascii.dot { return 1 }
    let isWide = text[index] == 0xEF && text[index + 1] == 0xBC && text[index + 2] == 0x8E
    return isWide ? 3 : 0
  }

  private func labelEnd(from start: Int) -> Int? {
    var index = start
    var isPlain = false
    var isUnspaced = false
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        guard Ascii.isAlphanumeric(byte) || (byte == Ascii.hyphen && index > start) else { break }
        if isUnspaced && byte != Ascii.hyphen { break }
        isPlain = true
        index += 1
        continue
      }
      let (value, length) = text.scalar(at: index)
      guard ScalarClass.isAddressLetter(value) else { break }
      if ScalarClass.isUnspacedLetter(value) {
        if isPlain { break }
        isUnspaced = true
      }
      index += length
    }
    while index > start && text[index - 1] == Ascii.hyphen { index -= 1 }
    return index > start ? index : nil
  }

  private enum TopLevel {
    case domain(Int)
    case file
    case no
  }

  /// Whether a last label can be a top-level domain: two letters or more and no digit, or `xn--`.
  private func topLevel(_ label: Range<Int>) -> TopLevel {
    if label.count > 4, text[label.lowerBound] | 0x20 == 0x78,
      text[label.lowerBound + 1] | 0x20 == 0x6E,
      text[label.lowerBound + 2] == Ascii.hyphen, text[label.lowerBound + 3] == Ascii.hyphen
    {
      return .domain(label.upperBound)
    }
    var index = label.lowerBound
    var letters = 0
    while index < label.upperBound {
      let byte = text[index]
      if byte < 0x80 && !Ascii.isLetter(byte) { break }
      letters += 1
      index += text.scalar(at: index).length
    }
    guard letters >= 2, index == label.upperBound || text[index] == Ascii.hyphen else { return .no }
    return FileNames.isExtension(text, label.lowerBound..<index) ? .file : .domain(index)
  }

  private func literalEnd(from start: Int) -> Int? {
    var index = start + 1
    var isAddress = false
    while index - start < 48 {
      let byte = text[index]
      if byte == Ascii.rightBracket { return isAddress ? index + 1 : nil }
      if byte == Ascii.dot || byte == Ascii.colon {
        isAddress = true
      } else if !Ascii.isAlphanumeric(byte) {
        return nil
      }
      index += 1
    }
    return nil
  }
}
