/// How the bytes of a part were made fit for the way (RFC 2045 section 6).
enum TransferEncoding {
  /// As they are: 7bit, 8bit, binary.
  case identity
  /// A word that nobody knows: the bytes are taken as they are.
  case unknown
  case quotedPrintable
  case base64
  /// `begin`, lines of at most 45 bytes, `end`: older than MIME.
  case unixToUnix

  /// Reads `Content-Transfer-Encoding`; whatever follows the word is skipped.
  init(_ value: some Sequence<UInt8>) {
    let word = value.drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }.prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "\"")
    }
    switch String(decoding: Array(word), as: UTF8.self).lowercased() {
    case "quoted-printable": self = .quotedPrintable
    case "base64": self = .base64
    case "x-uuencode", "uuencode", "x-uue", "uue": self = .unixToUnix
    case "", "7bit", "8bit", "binary", "7-bit", "8-bit": self = .identity
    default: self = .unknown
    }
  }

  /// What came of decoding.
  struct Decoded {
    var bytes: [UInt8]
    /// Whether something stood there that the encoding does not have.
    var isDamaged = false
  }

  /// The bytes as they were before; never more of them than came.
  func decoded(_ bytes: ArraySlice<UInt8>) -> Decoded {
    switch self {
    case .identity, .unknown: Decoded(bytes: Array(bytes))
    case .quotedPrintable: Self.quotedPrintable(bytes)
    case .base64: Self.base64(bytes)
    case .unixToUnix: Self.unixToUnix(bytes)
    }
  }

  /// How many bytes there were before; base 64 is counted without decoding it.
  func decodedCount(_ bytes: ArraySlice<UInt8>) -> Int {
    switch self {
    case .identity, .unknown: bytes.count
    case .base64: Self.base64Count(bytes)
    case .quotedPrintable, .unixToUnix: decoded(bytes).bytes.count
    }
  }
}

// MARK: Quoted-printable

extension TransferEncoding {
  /// Quoted-printable; a `=` that stands for nothing is kept, and so is what follows it.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> Decoded {
    var decoded = Decoded(bytes: [])
    decoded.bytes.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      // Most bytes stand for themselves: they are taken in runs.
      let run = bytes[position...]
      let equals = run.firstIndex(of: UInt8(ascii: "=")) ?? bytes.endIndex
      decoded.bytes.append(contentsOf: bytes[position..<equals])
      guard equals < bytes.endIndex else { break }
      if let next = softBreakEnd(in: bytes, at: equals) {
        position = next
      } else if let byte = hexadecimalByte(in: bytes, at: equals + 1) {
        decoded.bytes.append(byte)
        position = equals + 3
      } else {
        decoded.bytes.append(bytes[equals])
        decoded.isDamaged = true
        position = equals + 1
      }
    }
    return decoded
  }

  /// The byte of two hexadecimal digits in either case, if they stand there.
  static func hexadecimalByte(in bytes: ArraySlice<UInt8>, at position: Int) -> UInt8? {
    guard position + 1 < bytes.endIndex, let high = digit(bytes[position]),
      let low = digit(bytes[position + 1])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// The position behind a soft line break, blanks that were added on the way included.
  private static func softBreakEnd(in bytes: ArraySlice<UInt8>, at position: Int) -> Int? {
    var next = position + 1
    // A line has at most 76 characters: a longer run of blanks is no accident of the way.
    while next < bytes.endIndex, next - position < 80, bytes[next] == 0x20 || bytes[next] == 0x09 {
      next += 1
    }
    if next == bytes.endIndex { return next }
    if bytes[next] == 0x0d, next + 1 < bytes.endIndex, bytes[next + 1] == 0x0a { return next + 2 }
    return bytes[next] == 0x0a ? next + 1 : nil
  }
}

// MARK: Unix to Unix

extension TransferEncoding {
  private static func unixToUnix(_ bytes: ArraySlice<UInt8>) -> Decoded {
    var decoded = Decoded(bytes: [])
    var hasBegun = false
    for line in bytes.split(separator: 0x0a, omittingEmptySubsequences: true) {
      var line = line
      if line.last == 0x0d { line.removeLast() }
      if !hasBegun {
        hasBegun = line.starts(with: "begin ".utf8)
        continue
      }
      guard let first = line.first else { continue }
      if line.elementsEqual("end".utf8) { return decoded }
      guard (0x20...0x60).contains(first) else {
        decoded.isDamaged = true
        continue
      }
      decoded.append(line.dropFirst(), count: Int((first - 0x20) & 63))
    }
    // Nothing begins: the word was wrong, and the bytes are what they are.
    return hasBegun ? decoded : Decoded(bytes: Array(bytes), isDamaged: true)
  }
}

extension TransferEncoding.Decoded {
  /// Adds a line of groups of four characters, blanks at its end being lost on the way.
  fileprivate mutating func append(_ line: ArraySlice<UInt8>, count: Int) {
    var left = count
    var position = line.startIndex
    while left > 0, position < line.endIndex {
      var bits: UInt32 = 0
      for offset in 0..<4 {
        let index = position + offset
        let value = index < line.endIndex ? line[index] &- 0x20 & 63 : 0
        bits = bits << 6 | UInt32(value)
      }
      for shift in [16, 8, 0] as [UInt32] where left > 0 {
        bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
        left -= 1
      }
      position += 4
    }
    if left > 0 { isDamaged = true }
  }
}
