/// Text that grows scalar by scalar, as UTF-8.
struct CharsetText {
  private var bytes: [UInt8] = []
  /// Whether something could not be read, and U+FFFD stands for it.
  private(set) var isDamaged = false

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Adds a character; numbers that are none become U+FFFD, and so does U+0000, which many databases
  /// do not take.
  mutating func append(_ number: UInt32) {
    switch number {
    case 1..<0x80: bytes.append(UInt8(truncatingIfNeeded: number))
    case 0x80..<0x800:
      bytes.append(UInt8(truncatingIfNeeded: 0xc0 | number >> 6))
      bytes.append(Self.tail(number))
    case 0x800..<0xd800, 0xe000..<0xfffd, 0xfffe..<0x1_0000:
      bytes.append(UInt8(truncatingIfNeeded: 0xe0 | number >> 12))
      bytes.append(Self.tail(number >> 6))
      bytes.append(Self.tail(number))
    case 0x1_0000..<0x11_0000:
      bytes.append(UInt8(truncatingIfNeeded: 0xf0 | number >> 18))
      bytes.append(Self.tail(number >> 12))
      bytes.append(Self.tail(number >> 6))
      bytes.append(Self.tail(number))
    default: appendDamage()
    }
  }

  /// Adds U+FFFD for something that cannot be read.
  mutating func appendDamage() {
    bytes.append(contentsOf: [0xef, 0xbf, 0xbd])
    isDamaged = true
  }

  /// The text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  private static func tail(_ number: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: 0x80 | number & 0x3f)
  }
}
