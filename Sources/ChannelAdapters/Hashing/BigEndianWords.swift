extension UnsafeRawBufferPointer {
  /// The 32-bit word at a byte offset, which the caller knows to lie inside the buffer.
  @inline(__always)
  func bigEndianWord(at offset: Int) -> UInt32 {
    unsafe UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}

extension UInt32 {
  @inline(__always)
  func rotatedLeft(by count: UInt32) -> UInt32 {
    (self &<< count) | (self &>> (32 &- count))
  }

  @inline(__always)
  func rotatedRight(by count: UInt32) -> UInt32 {
    (self &>> count) | (self &<< (32 &- count))
  }
}

/// The words one after the other, the highest byte of each first.
func bigEndianBytes(of words: [UInt32]) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(4 * words.count)
  for word in words {
    bytes.append(UInt8(truncatingIfNeeded: word >> 24))
    bytes.append(UInt8(truncatingIfNeeded: word >> 16))
    bytes.append(UInt8(truncatingIfNeeded: word >> 8))
    bytes.append(UInt8(truncatingIfNeeded: word))
  }
  return bytes
}
