/// The first two bytes of some words, in lower and upper case: what begins otherwise is none of them.
struct WordBeginnings: Sendable {
  private var begin = [Bool](repeating: false, count: 1 << 16)

  init(_ words: some Sequence<String>) {
    for word in words {
      for word in [word.lowercased(), word.uppercased()] {
        if let place = Self.place(Array(word.utf8)[...]) { begin[place] = true }
      }
    }
  }

  /// Whether a word may be one of them, whatever its case.
  func contains(_ word: ArraySlice<UInt8>) -> Bool {
    Self.place(word).map { begin[$0] } ?? false
  }

  private static func place(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count >= 2 else { return nil }
    let first = lowerCased(word[word.startIndex])
    return Int(first) << 8 | Int(lowerCased(word[word.startIndex + 1]))
  }

  private static func lowerCased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
  }
}
