import ChannelAdapters

/// Writes the header of a mail: folded, encoded where it must be, and without a way for any value
/// to become a field of its own.
struct HeaderWriter {
  /// The longest line that is written while there is a blank to fold at (RFC 5322 2.1.1).
  private static let lineLength = 76

  /// The longest word that is written as it is: it fits on the line of the field's name.
  private static let longestWord = 60

  private(set) var bytes: [UInt8] = []

  /// Writes a field of tokens that stand for themselves, identifiers and dates, folded between
  /// them.
  mutating func append(_ name: String, tokens: [String]) throws(MailWritingError) {
    for token in tokens { try Self.check(token) }
    var column = begin(name)
    for (position, token) in tokens.enumerated() {
      if position > 0 { column = separate(before: token.utf8.count, column: column) }
      bytes.append(contentsOf: token.utf8)
      column += token.utf8.count
    }
    endLine()
  }

  /// Writes a field for people.
  mutating func append(_ name: String, text: String) throws(MailWritingError) {
    try Self.check(text)
    let column = begin(name)
    write(text: text, column: column)
    endLine()
  }

  /// Writes a field with one address and the name beside it.
  mutating func append(_ name: String, address: String, displayName: String?)
    throws(MailWritingError)
  {
    try Self.check(address)
    try Self.check(displayName ?? "")
    var column = begin(name)
    if let displayName, !displayName.isEmpty {
      if Self.isPlain(displayName), displayName.utf8.count <= Self.longestWord {
        let quoted = Self.quoted(displayName)
        bytes.append(contentsOf: quoted.utf8)
        column += quoted.utf8.count
      } else {
        column = writeWords(displayName, column: column)
      }
      column = separate(before: address.utf8.count + 2, column: column)
    }
    bytes.append(contentsOf: "<\(address)>".utf8)
    endLine()
  }

  private mutating func begin(_ name: String) -> Int {
    bytes.append(contentsOf: "\(name): ".utf8)
    return name.utf8.count + 2
  }

  private mutating func endLine() {
    bytes.append(contentsOf: "\r\n".utf8)
  }

  /// Writes a blank, after a line end if what follows does not fit.
  private mutating func separate(before length: Int, column: Int) -> Int {
    let fits = column + 1 + length <= Self.lineLength
    bytes.append(contentsOf: (fits ? " " : "\r\n ").utf8)
    return fits ? column + 1 : 1
  }

  private mutating func write(text: String, column: Int) {
    var column = column
    let words = text.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
    // Blanks in a row would be folded into lines of nothing but blanks.
    guard Self.isPlain(text), words.allSatisfy({ (1...Self.longestWord).contains($0.count) }) else {
      _ = writeWords(text, column: column)
      return
    }
    for (position, word) in words.enumerated() {
      if position > 0 { column = separate(before: word.count, column: column) }
      bytes.append(contentsOf: word)
      column += word.count
    }
  }

  /// Writes encoded words of at most 75 characters (RFC 2047 section 2), each of whole characters.
  private mutating func writeWords(_ text: String, column: Int) -> Int {
    let frame = "=?UTF-8?B?".utf8.count + "?=".utf8.count
    var column = column
    var word: [UInt8] = []
    func capacity(_ column: Int) -> Int { max(0, Self.lineLength - column - frame) / 4 * 3 }
    var isFirst = true
    for scalar in text.unicodeScalars {
      let encoded = Array(String(scalar).utf8)
      if word.count + encoded.count > capacity(column) {
        if !word.isEmpty {
          writeWord(word)
          word = []
          isFirst = false
        }
        if !isFirst || capacity(column) < 4 {
          bytes.append(contentsOf: "\r\n ".utf8)
          column = 1
        }
      }
      word += encoded
    }
    if !word.isEmpty { writeWord(word) }
    return column + frame + (word.count + 2) / 3 * 4
  }

  private mutating func writeWord(_ word: [UInt8]) {
    bytes.append(contentsOf: "=?UTF-8?B?\(Base64Coding.encode(word))?=".utf8)
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.reduce(into: String.UnicodeScalarView()) { result, scalar in
      if scalar == "\"" || scalar == "\\" { result.append("\\") }
      result.append(scalar)
    }
    return "\"\(String(escaped))\""
  }

  /// Whether a text can stand in a header as it is: printable ASCII that nobody would take for an
  /// encoded word.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7e).contains($0) } && !text.contains("=?")
  }

  private static func check(_ text: String) throws(MailWritingError) {
    let isSafe = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard isSafe else { throw .controlCharacterInHeader }
  }
}
