/// Recognises lines below a mail that its author did not write for it.
enum SignatureLines {
  /// The most lines that a signature has behind its delimiter: what is longer is text behind a rule.
  static let longest = 20

  /// Whether a line says with what a mail was written: "Sent from my iPhone".
  static func namesDevice(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 200 else { return false }
    func isMark(_ byte: UInt8) -> Bool {
      byte <= 0x20 || "*_<>()[]-~.".utf8.contains(byte)
    }
    var words = line
    while let first = words.first, isMark(first) { words.removeFirst() }
    while let last = words.last, last <= 0x20 || "*_".utf8.contains(last) { words.removeLast() }
    // A sentence goes on behind a comma: "Sent from my desk, it is easier there".
    guard !words.isEmpty, !words.contains(UInt8(ascii: ",")) else { return false }
    let count = words.split(separator: 0x20).count
    guard count <= 14 else { return false }
    let text = String(decoding: words, as: UTF8.self).lowercased()
    if DeviceWords.beginnings.contains(where: { begins(text, with: $0) }) { return true }
    return count <= 8 && DeviceWords.endings.contains { text.hasSuffix($0) }
  }

  /// Whether a text begins with a word, not only with its letters.
  private static func begins(_ text: String, with word: String) -> Bool {
    guard text.utf8.starts(with: word.utf8) else { return false }
    guard let next = text.utf8.dropFirst(word.utf8.count).first else { return true }
    guard let last = word.utf8.last, last < 0x80 else { return true }
    // Letters behind it make another word: "lähetettyä"; these are listed with what follows them.
    return !(0x61...0x7a).contains(next) && next < 0x80 || word.hasSuffix("מ")
  }
}
