extension TransferEncoding {
  /// What a byte means in base 64: 0 to 63, or one of the three below.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: foreign, count: 256)
    for (value, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
      .enumerated()
    {
      values[Int(byte)] = UInt8(value)
    }
    values[Int(UInt8(ascii: "="))] = padding
    for blank in [0x09, 0x0a, 0x0d, 0x20] { values[blank] = blankSpace }
    return values
  }()
  private static let padding: UInt8 = 64
  private static let blankSpace: UInt8 = 65
  private static let foreign: UInt8 = 66

  /// Base64 as mails have it.
  ///
  /// Line ends and anything else outside of the alphabet is skipped, and padding may be missing;
  /// what follows padding is a second text, and is read on.
  static func base64(_ bytes: ArraySlice<UInt8>) -> Decoded {
    let values = values
    var decoded = Decoded(bytes: [])
    decoded.bytes.reserveCapacity(bytes.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for byte in bytes {
      let value = values[Int(byte)]
      if value < 64 {
        bits = bits << 6 | UInt32(value)
        bitCount += 6
        if bitCount == 24 {
          decoded.bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
          decoded.bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
          decoded.bytes.append(UInt8(truncatingIfNeeded: bits))
          bitCount = 0
        }
      } else if value == padding {
        decoded.flush(bits, bitCount)
        bitCount = 0
      } else if value == foreign {
        decoded.isDamaged = true
      }
    }
    decoded.flush(bits, bitCount)
    return decoded
  }

  /// Base64 of a header or another array.
  static func base64(_ bytes: [UInt8]) -> Decoded { base64(bytes[...]) }

  /// The number of bytes that ``base64(_:)`` gives.
  static func base64Count(_ bytes: ArraySlice<UInt8>) -> Int {
    let values = values
    var count = 0
    var group = 0
    for byte in bytes {
      let value = values[Int(byte)]
      if value < 64 {
        group += 1
      } else if value == padding {
        count += group * 6 / 8
        group = 0
      }
    }
    return count + group * 6 / 8
  }
}

extension TransferEncoding.Decoded {
  /// Adds what is left of a group that is not whole.
  fileprivate mutating func flush(_ bits: UInt32, _ bitCount: UInt32) {
    if bitCount >= 16 {
      bytes.append(UInt8(truncatingIfNeeded: bits >> (bitCount - 8)))
      bytes.append(UInt8(truncatingIfNeeded: bits >> (bitCount - 16)))
    } else if bitCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: bits >> (bitCount - 8)))
    }
  }
}
