/// Text in headers: `=?charset?B|Q?…?=` and what stands between (RFC 2047).
enum EncodedWords {
  /// A word's bytes and the character set that they are in.
  private struct Word {
    let charset: String
    let bytes: [UInt8]
    let end: Int
  }

  /// The text of a value for people, on one line.
  ///
  /// Blanks between two encoded words are dropped, and the bytes of neighbours in one character
  /// set are joined before they are read, since some programs split characters.
  static func text(_ value: [UInt8]) -> String {
    var text = ""
    var plain: [UInt8] = []
    var open: (charset: String, bytes: [UInt8])?
    func closeWord() {
      guard let word = open else { return }
      text += Charset(word.charset).text(word.bytes)
      open = nil
    }
    func closePlain() {
      text += Charset.guessed(plain)
      plain = []
    }
    var position = 0
    while position < value.count {
      guard value[position] == UInt8(ascii: "="), let word = word(in: value, at: position) else {
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
      if let last = open, last.charset == word.charset {
        open = (last.charset, last.bytes + word.bytes)
      } else {
        closeWord()
        open = (word.charset, word.bytes)
      }
      position = word.end
    }
    closeWord()
    closePlain()
    return onOneLine(text)
  }

  /// Control characters are blanks, and there are none around the text.
  private static func onOneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    let first = scalars.firstIndex { $0 != " " } ?? scalars.endIndex
    let last = scalars.lastIndex { $0 != " " } ?? first
    return first < scalars.endIndex ? String(scalars[first...last]) : ""
  }

  /// The encoded word at a position; `nil` if there is none, or none that can be read.
  private static func word(in value: [UInt8], at position: Int) -> Word? {
    let question = UInt8(ascii: "?")
    guard position + 1 < value.count, value[position + 1] == question else { return nil }
    let charsetStart = position + 2
    // No name is longer: without this, a value of many "=?" would be read over and over.
    guard let charsetEnd = index(of: question, in: value, from: charsetStart, within: 64),
      charsetEnd + 2 < value.count, value[charsetEnd + 2] == question
    else { return nil }
    let textStart = charsetEnd + 3
    guard let textEnd = index(of: question, in: value, from: textStart, within: 998),
      textEnd + 1 < value.count, value[textEnd + 1] == UInt8(ascii: "=")
    else { return nil }
    let encoded = value[textStart..<textEnd]
    let bytes: [UInt8]
    switch value[charsetEnd + 1] {
    case UInt8(ascii: "B"), UInt8(ascii: "b"): bytes = TransferEncoding.base64(encoded)
    case UInt8(ascii: "Q"), UInt8(ascii: "q"): bytes = quoted(encoded)
    default: return nil
    }
    // RFC 2231 section 5: a language may follow the character set.
    let charset = value[charsetStart..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }
    let name = String(decoding: charset, as: UTF8.self).lowercased()
    guard !charset.isEmpty, Charset(name).certainText(bytes) != nil else { return nil }
    return Word(charset: name, bytes: bytes, end: textEnd + 2)
  }

  private static func index(of byte: UInt8, in value: [UInt8], from start: Int, within: Int) -> Int?
  {
    guard start < value.count else { return nil }
    return value[start..<min(value.count, start + within)].firstIndex(of: byte)
  }

  private static func quoted(_ encoded: ArraySlice<UInt8>) -> [UInt8] {
    let spaced = encoded.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
    return TransferEncoding.quotedPrintable(spaced[...])
  }
}
