/// Puts together what RFC 2231 takes apart: `name*0*=…; name*1=…`, and `name*=charset'lang'…`.
struct ParameterCollector {
  private struct Piece {
    let bytes: [UInt8]
    let isExtended: Bool
  }

  private var plain: [String: [UInt8]] = [:]
  private var extended: [String: [UInt8]] = [:]
  private var pieces: [String: [Int: Piece]] = [:]

  /// Adds a parameter by its name as written; of doubled ones, the first counts.
  mutating func add(_ name: String, _ bytes: [UInt8]) {
    let parts = name.split(separator: "*", omittingEmptySubsequences: false)
    let base = String(parts[0])
    switch (parts.count, parts.last ?? "") {
    case (1, _): if plain[base] == nil { plain[base] = bytes }
    case (2, ""): if extended[base] == nil { extended[base] = bytes }
    case (2, let number):
      guard let index = Int(number), (0..<1000).contains(index) else { return }
      pieces[base, default: [:]][index] = Piece(bytes: bytes, isExtended: false)
    case (3, ""):
      guard let index = Int(parts[1]), (0..<1000).contains(index) else { return }
      pieces[base, default: [:]][index] = Piece(bytes: bytes, isExtended: true)
    default: return
    }
  }

  /// The values; the extended form wins over the plain one (RFC 6266 section 4.3).
  var values: [String: String] {
    var values = plain.mapValues { EncodedWords.text($0) }
    for (name, pieces) in pieces {
      if let value = Self.joined(pieces) { values[name] = value }
    }
    for (name, bytes) in extended {
      let (charset, text) = Self.charsetAndText(bytes)
      values[name] = charset.text(Self.percentDecoded(text))
    }
    return values
  }

  /// The pieces from 0 on, up to the first that is missing.
  private static func joined(_ pieces: [Int: Piece]) -> String? {
    guard let first = pieces[0] else { return nil }
    var charset = Charset("utf-8")
    var bytes: [UInt8] = []
    if first.isExtended {
      let (stated, text) = charsetAndText(first.bytes)
      charset = stated
      bytes = percentDecoded(text)
    } else {
      bytes = first.bytes
    }
    var index = 1
    while let piece = pieces[index] {
      bytes += piece.isExtended ? percentDecoded(piece.bytes[...]) : piece.bytes
      index += 1
    }
    return charset.text(bytes)
  }

  private static func charsetAndText(_ bytes: [UInt8]) -> (Charset, ArraySlice<UInt8>) {
    let parts = bytes.split(
      separator: UInt8(ascii: "'"),
      maxSplits: 2,
      omittingEmptySubsequences: false
    )
    guard parts.count == 3 else { return (Charset("utf-8"), bytes[...]) }
    return (Charset(String(decoding: parts[0], as: UTF8.self)), parts[2])
  }

  private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      if bytes[position] == UInt8(ascii: "%"),
        let byte = TransferEncoding.hexadecimalByte(in: bytes, at: position + 1)
      {
        decoded.append(byte)
        position += 3
      } else {
        decoded.append(bytes[position])
        position += 1
      }
    }
    return decoded
  }
}
