extension SeededGenerator {
  /// The bytes after one to eight accidents: a flipped bit, a lost or doubled piece, a cut, a
  /// byte out of nowhere.
  package mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &self) where !bytes.isEmpty {
      let position = Int.random(in: 0..<bytes.count, using: &self)
      let end = min(bytes.count, position + Int.random(in: 1...40, using: &self))
      switch Int.random(in: 0..<6, using: &self) {
      case 0: bytes.removeSubrange(position...)
      case 1: bytes.removeSubrange(position..<end)
      case 2: bytes.insert(contentsOf: bytes[position..<end], at: position)
      case 3: bytes[position] = UInt8.random(in: .min ... .max, using: &self)
      default: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      }
    }
    return bytes
  }
}
