/// A series of accidents that is the same in every run.
struct Accidents {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func random(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for position in elements.indices { elements.swapAt(position, random(elements.count)) }
    return elements
  }

  /// One or more of them, in any order.
  mutating func some<Element>(_ elements: [Element]) -> [Element] {
    Array(shuffled(elements).prefix(1 + random(elements.count)))
  }

  /// The bytes after up to six accidents: a flipped bit, a lost or doubled piece, a cut, another byte.
  mutating func after(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random(7) where !bytes.isEmpty {
      let position = random(bytes.count)
      let end = min(bytes.count, position + 1 + random(40))
      switch random(8) {
      case 0: bytes.removeSubrange(position...)
      case 1: bytes.removeSubrange(position..<end)
      case 2: bytes.insert(contentsOf: bytes[position..<end], at: position)
      case 3: bytes[position] = UInt8(random(256))
      default: bytes[position] ^= 1 << UInt8(random(8))
      }
    }
    return bytes
  }
}
