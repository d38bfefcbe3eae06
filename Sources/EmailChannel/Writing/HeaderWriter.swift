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

  /// Writes a field of identifiers, folded between them.
  mutating func append(_ name: String, identifiers: [String]) throws(MailWritingError) {
    for identifier in identifiers {
      let inner = identifier.utf8.dropFirst().dropLast()
      guard identifier.hasPrefix("<"), identifier.hasSuffix(">"), !inner.isEmpty,
        identifier.utf8.count <= MessageIdentifiers.longest - 20,
        inner.allSatisfy({ (0x21...0x7e).contains($0) && !"<>".utf8.contains($0) })
      else { throw MailWritingError(.invalidIdentifier) }
    }
    try append(name, tokens: identifiers)
  }

  /// Writes a field with addresses and the names beside them.
  mutating func append(_ name: String, people: [MailDraft.Person]) throws(MailWritingError) {
    var column = begin(name)
    for (position, person) in people.enumerated() {
      try Self.check(person.name ?? "")
      guard (try? EnvelopeAddress(person.address)) != nil else {
        throw MailWritingError(.invalidAddress)
      }
      if position > 0 {
        bytes.append(UInt8(ascii: ","))
        column = separate(before: person.address.utf8.count + 2, column: column + 1)
      }
      if let displayName = person.name, !displayName.isEmpty {
        if Self.isPlain(displayName), displayName.utf8.count <= Self.longestWord {
          let quoted = Self.quoted(displayName)
          bytes.append(contentsOf: quoted.utf8)
          column += quoted.utf8.count
        } else {
          column = writeWords(displayName, column: column)
        }
        column = separate(before: person.address.utf8.count + 2, column: column)
      }
      bytes.append(contentsOf: "<\(person.address)>".utf8)
      column += person.address.utf8.count + 2
    }
    endLine()
  }

  /// Writes a value with one parameter, in the extended form where it is not plain (RFC 2231).
  mutating func append(
    _ name: String,
    value: String,
    parameter: (name: String, value: String)?
  ) throws(MailWritingError) {
    guard let parameter else { return try append(name, tokens: [value]) }
    try Self.check(parameter.value)
    let isPlain =
      Self.isPlain(parameter.value) && parameter.value.utf8.count <= Self.longestWord
      && !parameter.value.utf8.contains { "\"\\%*'".utf8.contains($0) }
    guard !isPlain else {
      return try append(name, tokens: ["\(value);", "\(parameter.name)=\"\(parameter.value)\""])
    }
    var pieces: [String] = []
    var piece = "utf-8''"
    for scalar in parameter.value.unicodeScalars {
      let encoded = Self.percentEncoded(scalar)
      if piece.utf8.count + encoded.utf8.count > Self.longestWord {
        pieces.append(piece)
        piece = ""
      }
      piece += encoded
    }
    pieces.append(piece)
    let isWhole = pieces.count == 1
    let tokens = pieces.enumerated().map { index, piece in
      let number = isWhole ? "" : "*\(index)"
      return "\(parameter.name)\(number)*=\(piece)\(index == pieces.count - 1 ? "" : ";")"
    }
    try append(name, tokens: ["\(value);"] + tokens)
  }

  private static func percentEncoded(_ scalar: Unicode.Scalar) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var text = String.UnicodeScalarView()
    for byte in String(scalar).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        text.append(Unicode.Scalar(byte))
      default:
        text.append("%")
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
      }
    }
    return String(text)
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
    guard isSafe else { throw MailWritingError(.controlCharacterInHeader) }
  }
}
