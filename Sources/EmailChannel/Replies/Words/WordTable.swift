/// Words in lower case by their first byte, so that a line is walked once, whatever their number.
struct WordTable: Sendable {
  /// For each first byte the words that begin with it.
  private let words: [[[UInt8]]]

  /// Takes words divided by bars and line ends.
  init(_ text: String) {
    var words = [[[UInt8]]](repeating: [], count: 256)
    for word in text.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
      let bytes = Array(word.utf8)
      words[Int(bytes[0])].append(bytes)
    }
    self.words = words
  }

  /// Whether one of the words stands in a line in lower case; within ASCII letters it does not count.
  func isIn(_ line: [UInt8]) -> Bool {
    var previous: UInt8 = 0
    for position in line.indices {
      let first = line[position]
      let candidates = words[Int(first)]
      if !candidates.isEmpty, !Self.isLetter(previous) || !Self.isLetter(first),
        candidates.contains(where: { Self.stands($0, in: line[position...]) })
      {
        return true
      }
      previous = first
    }
    return false
  }

  /// Whether one of the words begins a line, whose ASCII letters may have any case.
  func begin(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return false }
    return words[Int(Self.lowerCased(first))].contains { Self.stands($0, in: line) }
  }

  private static func stands(_ word: [UInt8], in line: ArraySlice<UInt8>) -> Bool {
    guard word.count <= line.count else { return false }
    var position = line.startIndex
    for byte in word {
      guard lowerCased(line[position]) == byte else { return false }
      position += 1
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }

  private static func lowerCased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
  }
}
