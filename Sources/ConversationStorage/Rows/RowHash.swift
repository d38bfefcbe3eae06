import ConversationCore

/// Hashes of keys, 32 bits each.
///
/// Texts may have been chosen by customers: each process mixes in a number of its own, so that
/// nobody outside can know which of them collide.
enum RowHash {
  private static let seed = UInt64.random(in: .min ... .max) | 1

  /// Of 16 bytes that nobody outside chooses.
  static func of(_ id: some MintedIdentifier) -> UInt32 {
    fold(mix(id.high ^ 0x9E37_79B9_7F4A_7C15, id.low ^ 0xE703_7ED1_A0B4_28DB))
  }

  /// Of a text's bytes.
  static func of(_ text: String) -> UInt32 { fold(hash(text, seed)) }

  /// Of a text's bytes, and a small number that tells what the text is of.
  static func of(_ text: String, marked mark: Int) -> UInt32 {
    of(text) &+ UInt32(truncatingIfNeeded: mark) &* 0x9E37_79B9
  }

  /// Of two texts' bytes.
  static func of(_ first: String, _ second: String) -> UInt32 {
    fold(hash(second, hash(first, seed)))
  }

  private static func hash(_ text: String, _ start: UInt64) -> UInt64 {
    let known = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe hash(bytes: UnsafeRawBufferPointer(bytes), start)
    }
    if let known { return known }
    var text = text
    return text.withUTF8 { bytes in
      unsafe hash(bytes: UnsafeRawBufferPointer(bytes), start)
    }
  }

  /// Eight bytes at a time, each multiplied with what came before to 128 bits that are folded.
  private static func hash(bytes: UnsafeRawBufferPointer, _ start: UInt64) -> UInt64 {
    var hash = start ^ UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = mix(hash ^ word, 0xA076_1D64_78BD_642F ^ seed)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(unsafe bytes[offset])
      offset += 1
    }
    return mix(hash ^ rest, 0x8EBC_6AF0_9C88_C6E3)
  }

  private static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second)
    return product.high ^ product.low
  }

  private static func fold(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
