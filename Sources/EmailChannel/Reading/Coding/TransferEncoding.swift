/// How the bytes of a part were made fit for the way (RFC 2045 section 6).
enum TransferEncoding {
  /// As they are: 7bit, 8bit, binary, and any word that nobody knows.
  case identity
  case quotedPrintable
  case base64

  /// Reads `Content-Transfer-Encoding`; whatever follows the word is skipped.
  init(_ value: some Sequence<UInt8>) {
    let word = value.drop { $0 == 0x20 || $0 == 0x09 }.prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "(")
    }
    switch String(decoding: Array(word), as: UTF8.self).lowercased() {
    case "quoted-printable": self = .quotedPrintable
    case "base64": self = .base64
    default: self = .identity
    }
  }

  /// The bytes as they were before; never more of them than came.
  func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .identity: Array(bytes)
    case .quotedPrintable: Self.quotedPrintable(bytes)
    case .base64: Self.base64(bytes)
    }
  }

  /// Base64 as mails have it.
  ///
  /// Line ends and anything else outside of the alphabet is skipped, and padding may be missing;
  /// what follows padding is a second text, and is read on.
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for byte in bytes {
      let value: UInt32
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(byte - UInt8(ascii: "A"))
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte - UInt8(ascii: "a")) + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte - UInt8(ascii: "0")) + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      case UInt8(ascii: "="):
        bitCount = 0
        continue
      default: continue
      }
      bits = bits << 6 | value
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        decoded.append(UInt8(truncatingIfNeeded: bits >> bitCount))
      }
    }
    return decoded
  }

  /// Quoted-printable; a `=` that stands for nothing is kept, and so is what follows it.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      guard bytes[position] == UInt8(ascii: "=") else {
        decoded.append(bytes[position])
        position += 1
        continue
      }
      if let next = softBreakEnd(in: bytes, at: position) {
        position = next
      } else if let byte = hexadecimalByte(in: bytes, at: position + 1) {
        decoded.append(byte)
        position += 3
      } else {
        decoded.append(bytes[position])
        position += 1
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
