/// What one pass over a text's bytes finds out: its encoding and units, and whether some characters
/// take two units, which must not be torn apart.
struct TextTally {
  private(set) var encoding = SegmentEncoding.gsm7
  private(set) var units = 0
  /// Whether any character takes two units: an escape sequence or a surrogate pair.
  private(set) var hasPairs = false

  init(_ text: String) {
    var text = text
    self = text.withUTF8 { bytes in unsafe TextTally(bytes) }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var position = 0
    var septets = 0
    while position < bytes.count {
      let byte = unsafe bytes[position]
      let cost: Int
      let length: Int
      if byte < 0x80 {
        cost = GSMAlphabet.cost(ofASCII: byte)
        length = 1
      } else {
        (cost, length) = unsafe Self.cost(byte, at: position, of: bytes)
      }
      guard cost > 0 else {
        unsafe countUTF16(bytes)
        return
      }
      septets += cost
      if cost == 2 { hasPairs = true }
      position += length
    }
    units = septets
  }

  /// The cost of a character of two or three bytes; 0 for what is not in the alphabet, of whatever
  /// length.
  private static func cost(
    _ lead: UInt8,
    at position: Int,
    of bytes: UnsafeBufferPointer<UInt8>
  ) -> (cost: Int, length: Int) {
    guard lead < 0xF0 else { return (0, 4) }
    let second = UInt32(unsafe bytes[position + 1] & 0x3F)
    guard lead >= 0xE0 else {
      return (GSMAlphabet.cost(beyondASCII: UInt32(lead & 0x1F) << 6 | second), 2)
    }
    let third = UInt32(unsafe bytes[position + 2] & 0x3F)
    return (GSMAlphabet.cost(beyondASCII: UInt32(lead & 0x0F) << 12 | second << 6 | third), 3)
  }

  /// Counts the units of UTF-16: one for each byte that begins a character, two where it begins a
  /// character of four bytes.
  private mutating func countUTF16(_ bytes: UnsafeBufferPointer<UInt8>) {
    var characters = 0
    var pairs = 0
    for index in bytes.indices {
      let byte = unsafe bytes[index]
      characters &+= byte & 0xC0 != 0x80 ? 1 : 0
      pairs &+= byte >= 0xF0 ? 1 : 0
    }
    encoding = .ucs2
    units = characters + pairs
    hasPairs = pairs > 0
  }
}
