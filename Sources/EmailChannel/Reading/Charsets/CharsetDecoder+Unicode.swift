extension CharsetDecoder {
  /// UTF-16: by its byte order mark, else as stated, else big-endian (RFC 2781).
  mutating func decodeUTF16(_ stated: Bool?) {
    var isBigEndian = stated ?? true
    switch (byte(0), byte(1)) {
    case (0xfe, 0xff?): (isBigEndian, position) = (true, 2)
    case (0xff, 0xfe?): (isBigEndian, position) = (false, 2)
    default: break
    }
    func unit(_ distance: Int) -> UInt32? {
      guard let first = byte(distance), let second = byte(distance + 1) else { return nil }
      return isBigEndian
        ? UInt32(first) << 8 | UInt32(second) : UInt32(second) << 8 | UInt32(first)
    }
    while let high = unit(0) {
      if (0xd800..<0xdc00).contains(high), let low = unit(2), (0xdc00..<0xe000).contains(low) {
        output.append(0x1_0000 + (high - 0xd800) << 10 + low - 0xdc00)
        position += 4
      } else {
        output.append(high)
        position += 2
      }
    }
    if position < bytes.count { output.appendDamage() }
  }

  /// UTF-32: by its byte order mark, else as stated, else big-endian.
  mutating func decodeUTF32(_ stated: Bool?) {
    var isBigEndian = stated ?? true
    if bytes.starts(with: [0, 0, 0xfe, 0xff]) {
      (isBigEndian, position) = (true, 4)
    } else if bytes.starts(with: [0xff, 0xfe, 0, 0]) {
      (isBigEndian, position) = (false, 4)
    }
    while position + 4 <= bytes.count {
      let four = bytes[position..<(position + 4)]
      let ordered = isBigEndian ? Array(four) : four.reversed()
      output.append(ordered.reduce(0) { $0 << 8 | UInt32($1) })
      position += 4
    }
    if position < bytes.count { output.appendDamage() }
  }

  /// UTF-7: base 64 of UTF-16 between `+` and `-` (RFC 2152).
  mutating func decodeUTF7() {
    while let first = byte(0) {
      position += 1
      guard first == UInt8(ascii: "+") else {
        if first < 0x80 { output.append(UInt32(first)) } else { output.appendDamage() }
        continue
      }
      if byte(0) == UInt8(ascii: "-") {
        output.append(UInt32(first))
        position += 1
        continue
      }
      let start = position
      while let next = byte(0), Self.isBase64(next) { position += 1 }
      var inner = Self(TransferEncoding.base64(bytes[start..<position]).bytes)
      inner.decodeUTF16(true)
      for scalar in inner.output.text.unicodeScalars { output.append(scalar.value) }
      if byte(0) == UInt8(ascii: "-") { position += 1 }
    }
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
