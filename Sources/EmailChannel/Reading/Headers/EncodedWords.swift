/// Text in headers: `=?charset?B|Q?…?=` and what stands between (RFC 2047).
struct EncodedWords {
  /// The text for people, on one line.
  let text: String
  /// Whether something looks like an encoded word and cannot be read as one.
  let isDamaged: Bool

  /// A word's bytes and the character set that they are in.
  private struct Word {
    let charset: String
    let bytes: [UInt8]
    let end: Int
  }

  /// The text of a value for people, on one line.
  static func text(_ value: [UInt8]) -> String { Self(value).text }

  /// Reads a value.
  ///
  /// Blanks between two encoded words are dropped, and the bytes of neighbours in one character
  /// set are joined before they are read, since some programs split characters.
  init(_ value: [UInt8]) {
    guard !Self.isPlain(value) else {
      text = Self.trimmed(value)
      isDamaged = false
      return
    }
    var text = ""
    var plain: [UInt8] = []
    var open: (charset: String, bytes: [UInt8])?
    var isDamaged = false
    func closeWord() {
      guard let word = open else { return }
      let decoded = Charset(word.charset).decoded(word.bytes)
      text += decoded.text
      isDamaged = isDamaged || decoded.isDamaged
      open = nil
    }
    func closePlain() {
      text += Charset.guessed(plain)
      plain = []
    }
    var position = 0
    while position < value.count {
      let isMark =
        value[position] == UInt8(ascii: "=") && position + 1 < value.count
        && value[position + 1] == UInt8(ascii: "?")
      guard isMark, let word = Self.word(in: value, at: position) else {
        isDamaged = isDamaged || isMark
        plain.append(value[position])
        position += 1
        continue
      }
      if open != nil, plain.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        plain = []
      } else {
        closeWord()
        closePlain()
      }
      if open?.charset == word.charset {
        open?.bytes += word.bytes
      } else {
        closeWord()
        open = (word.charset, word.bytes)
      }
      position = word.end
    }
    closeWord()
    closePlain()
    self.text = Self.onOneLine(text)
    self.isDamaged = isDamaged
  }

  /// Whether a value is printable ASCII without a mark of an encoded word.
  private static func isPlain(_ value: [UInt8]) -> Bool {
    var last: UInt8 = 0
    for byte in value {
      guard (0x20..<0x7f).contains(byte),
        byte != UInt8(ascii: "?") || last != UInt8(ascii: "=")
      else { return false }
      last = byte
    }
    return true
  }

  private static func trimmed(_ value: [UInt8]) -> String {
    guard let first = value.firstIndex(where: { $0 != 0x20 }),
      let last = value.lastIndex(where: { $0 != 0x20 })
    else { return "" }
    return String(decoding: value[first...last], as: UTF8.self)
  }

  /// Control characters are blanks, and there are none around the text.
  private static func onOneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    let first = scalars.firstIndex { $0 != " " } ?? scalars.endIndex
    let last = scalars.lastIndex { $0 != " " } ?? first
    return first < scalars.endIndex ? String(scalars[first...last]) : ""
  }

  /// The encoded word at a position; `nil` if there is none, or none that can be read.
  private static func word(in value: [UInt8], at position: Int) -> Word? {
    let question = UInt8(ascii: "?")
    let charsetStart = position + 2
    // No name is longer: without this, a value of many "=?" would be read over and over.
    guard let charsetEnd = index(of: question, in: value, from: charsetStart, within: 64),
      charsetEnd + 2 < value.count, value[charsetEnd + 2] == question
    else { return nil }
    let textStart = charsetEnd + 3
    guard let textEnd = end(in: value, from: textStart) else { return nil }
    let encoded = value[textStart..<textEnd]
    let bytes: [UInt8]
    switch value[charsetEnd + 1] {
    case UInt8(ascii: "B"), UInt8(ascii: "b"): bytes = TransferEncoding.base64(encoded).bytes
    case UInt8(ascii: "Q"), UInt8(ascii: "q"): bytes = quoted(encoded)
    default: return nil
    }
    // RFC 2231 section 5: a language may follow the character set.
    let charset = value[charsetStart..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }
    let name = String(decoding: charset, as: UTF8.self).lowercased()
    guard !charset.isEmpty, Charset(name).mayBeRead(bytes) else { return nil }
    return Word(charset: name, bytes: bytes, end: textEnd + 2)
  }

  /// Where `?=` stands; a question mark within the text, which should be encoded, is part of it.
  private static func end(in value: [UInt8], from start: Int) -> Int? {
    // Folding is undone before: a long word may be any length that a line has.
    let limit = min(value.count - 1, start + 998)
    var position = start
    while position < limit {
      guard let question = value[position..<limit].firstIndex(of: UInt8(ascii: "?")) else {
        return nil
      }
      if value[question + 1] == UInt8(ascii: "=") { return question }
      position = question + 1
    }
    return nil
  }

  private static func index(of byte: UInt8, in value: [UInt8], from start: Int, within: Int) -> Int?
  {
    guard start < value.count else { return nil }
    return value[start..<min(value.count, start + within)].firstIndex(of: byte)
  }

  private static func quoted(_ encoded: ArraySlice<UInt8>) -> [UInt8] {
    let spaced = encoded.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
    return TransferEncoding.quotedPrintable(spaced[...]).bytes
  }
}
