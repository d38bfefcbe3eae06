extension ShapedLines {
  /// The most lines of an attribution: programs wrap it at 76 columns, and names are long.
  private static let longestAttribution = 4

  /// Finds the lines that introduce a quotation: "On …, Anna wrote:".
  mutating func findAttributions() {
    for index in 0..<count where shapes[index] == .text {
      guard let end = attributionEnd(index) else { continue }
      if let start = attributionStart(endingAt: index, as: end) {
        set(.attribution, start..<(index + 1))
      }
    }
  }

  private enum Ending {
    case colon
    /// An address in angle brackets, without a colon behind it.
    case address
    /// A row of hyphens.
    case hyphens
  }

  private func attributionEnd(_ index: Int) -> Ending? {
    let start = lines[index].lowerBound
    var end = lines[index].upperBound
    while end > start,
      bytes[end - 1] <= 0x20 || bytes[end - 1] == UInt8(ascii: "*")
        || bytes[end - 1] == UInt8(ascii: "_")
    {
      end -= 1
    }
    guard end > start, end - start <= 400 else { return nil }
    switch bytes[end - 1] {
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: ">"): return .address
    case UInt8(ascii: "-"):
      return end - start >= 3 && bytes[end - 2] == bytes[end - 1]
        && bytes[end - 3] == bytes[end - 1]
        ? .hyphens : nil
    // The wide colon.
    case 0x9a:
      return end - start >= 3 && bytes[end - 3] == 0xef && bytes[end - 2] == 0xbc ? .colon : nil
    default: return nil
    }
  }

  /// Where an attribution begins that ends with a line, or `nil` if that is none.
  private func attributionStart(endingAt end: Int, as ending: Ending) -> Int? {
    let next = nextWritten(from: end + 1)
    let isBeforeQuote = next.map { shapes[$0] == .quoted } ?? false
    // Nothing to go on: most lines that end with a colon are the customer's own.
    guard isBeforeQuote || mayBeDated(endingAt: end) else { return nil }
    var start = end
    while end - start < Self.longestAttribution, start >= 0, shapes[start] == .text,
      lines[start].count <= 400
    {
      if let kind = begins(line(start)), says(joined(start...end), kind, ending, isBeforeQuote) {
        return start
      }
      start -= 1
    }
    // "Anna <anna@example.com> wrote:", and the like in one line.
    let alone = joined(end...end)
    guard ending != .address, AttributionWords.verbs.isIn(alone) else { return nil }
    let isDated = Self.hasDigit(alone) || alone.contains(UInt8(ascii: "@"))
    return isDated && alone.count <= 300 || isBeforeQuote ? end : nil
  }

  /// Whether a digit or an address stands in the lines that may be an attribution.
  private func mayBeDated(endingAt end: Int) -> Bool {
    let first = lines[max(0, end - Self.longestAttribution + 1)].lowerBound
    var position = lines[end].upperBound
    while position > first {
      position -= 1
      if bytes[position] == UInt8(ascii: "@") || (0x30...0x39).contains(bytes[position]) {
        return true
      }
    }
    return false
  }

  private enum Beginning {
    case word
    case date
  }

  /// Whether a line begins as attributions do.
  private func begins(_ line: ArraySlice<UInt8>) -> Beginning? {
    let words = line.drop { $0 <= 0x20 || $0 == UInt8(ascii: "*") }
    if let first = words.first, (0x30...0x39).contains(first) { return .date }
    return AttributionWords.beginnings.begin(words) ? .word : nil
  }

  private func says(
    _ line: [UInt8],
    _ beginning: Beginning,
    _ ending: Ending,
    _ isBeforeQuote: Bool
  ) -> Bool {
    guard Self.hasDigit(line) || isBeforeQuote else { return false }
    if ending != .address, AttributionWords.verbs.isIn(line) { return true }
    // A date and an address say the same without a verb: "2013/10/2 Anna <anna@example.com>".
    guard Self.hasYear(line) else { return false }
    switch ending {
    case .colon: return line.contains(UInt8(ascii: "@")) || AttributionWords.zone.isIn(line)
    case .address: return beginning == .date && isBeforeQuote
    case .hyphens: return false
    }
  }

  /// Some lines as one, in lower case as far as they are ASCII, without marks around them.
  private func joined(_ range: ClosedRange<Int>) -> [UInt8] {
    var joined: [UInt8] = []
    for index in range {
      if !joined.isEmpty { joined.append(0x20) }
      for byte in line(index).drop(while: { $0 <= 0x20 || $0 == UInt8(ascii: "*") }) {
        joined.append((0x41...0x5a).contains(byte) ? byte | 0x20 : byte)
      }
    }
    return joined
  }

  private static func hasDigit(_ line: [UInt8]) -> Bool {
    line.contains { (0x30...0x39).contains($0) }
  }

  /// Whether four digits are a year of mails.
  private static func hasYear(_ line: [UInt8]) -> Bool {
    guard line.count >= 4 else { return false }
    for index in 0...(line.count - 4) {
      let first = line[index]
      guard first == UInt8(ascii: "1") || first == UInt8(ascii: "2") else { continue }
      let century = line[index + 1]
      let isCentury =
        first == UInt8(ascii: "1") ? century == UInt8(ascii: "9") : century == UInt8(ascii: "0")
      if isCentury, (0x30...0x39).contains(line[index + 2]), (0x30...0x39).contains(line[index + 3])
      {
        return true
      }
    }
    return false
  }
}
