/// A number modulo 2^255 - 19, in eight pieces of 32 bits, the lowest first.
///
/// As slow as it is short: for signatures in tests, never for secrets.
struct CurveNumber: Equatable {
  private var pieces: [UInt32]

  init(pieces: [UInt32]) { self.pieces = pieces }

  init(_ small: UInt32) { pieces = [small] + [UInt32](repeating: 0, count: 7) }

  /// Reads 32 bytes, the lowest first; `nil` for a number that is not below the modulus.
  init?(bytes: [UInt8]) {
    pieces = (0..<8).map { piece in
      (0..<4).reduce(0) { $0 | UInt32(bytes[4 * piece + $1]) << (8 * UInt32($1)) }
    }
    guard self.reduced.pieces == pieces else { return nil }
  }

  static func == (left: Self, right: Self) -> Bool { left.reduced.pieces == right.reduced.pieces }

  var isOdd: Bool { reduced.pieces[0] & 1 == 1 }
  var isZero: Bool { reduced.pieces.allSatisfy { $0 == 0 } }

  // MARK: Arithmetic

  static func + (left: Self, right: Self) -> Self {
    var sum: [UInt32] = []
    var carry: UInt64 = 0
    for (one, other) in zip(left.pieces, right.pieces) {
      carry += UInt64(one) + UInt64(other)
      sum.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    return Self(pieces: sum).folding(carry)
  }

  static func - (left: Self, right: Self) -> Self {
    let subtrahend = right.reduced.pieces
    var difference: [UInt32] = []
    var borrow: Int64 = 0
    for index in 0..<8 {
      borrow += Int64(modulus[index]) - Int64(subtrahend[index])
      difference.append(UInt32(truncatingIfNeeded: borrow))
      borrow >>= 32
    }
    return left + Self(pieces: difference)
  }

  static func * (left: Self, right: Self) -> Self {
    var product = [UInt32](repeating: 0, count: 16)
    for (place, one) in left.pieces.enumerated() {
      var carry: UInt64 = 0
      for (offset, other) in right.pieces.enumerated() {
        carry += UInt64(one) * UInt64(other) + UInt64(product[place + offset])
        product[place + offset] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product[place + 8] = UInt32(carry)
    }
    // 2^256 is 38 to the modulus.
    var low: [UInt32] = []
    var carry: UInt64 = 0
    for index in 0..<8 {
      carry += UInt64(product[index]) + 38 * UInt64(product[index + 8])
      low.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    return Self(pieces: low).folding(carry)
  }

  /// The power whose exponent has so many bits that are all set, but for those below.
  func raised(ones bits: Int, less: UInt32) -> Self {
    // 2^bits - less, written down and gone through from its highest bit.
    var exponent = [UInt32](repeating: .max, count: 8)
    exponent[7] = bits == 255 ? 0x7FFF_FFFF : 0x0FFF_FFFF
    exponent[0] = .max - (less - 1)
    var power = Self(1)
    for piece in exponent.reversed() {
      for bit in (0..<32).reversed() {
        power = power * power
        if piece >> UInt32(bit) & 1 == 1 { power = power * self }
      }
    }
    return power
  }

  /// The number by which it gives one.
  var inverse: Self { raised(ones: 255, less: 21) }

  // MARK: Within the modulus

  private static let modulus: [UInt32] =
    [0xFFFF_FFED] + [UInt32](repeating: .max, count: 6) + [0x7FFF_FFFF]

  private func folding(_ carry: UInt64) -> Self {
    var number = self
    var rest = carry
    while rest > 0 {
      rest *= 38
      for index in 0..<8 {
        rest += UInt64(number.pieces[index])
        number.pieces[index] = UInt32(truncatingIfNeeded: rest)
        rest >>= 32
      }
    }
    return number
  }

  private var reduced: Self {
    var number = self
    while !number.pieces.reversed().lexicographicallyPrecedes(Self.modulus.reversed()) {
      var borrow: Int64 = 0
      for index in 0..<8 {
        borrow += Int64(number.pieces[index]) - Int64(Self.modulus[index])
        number.pieces[index] = UInt32(truncatingIfNeeded: borrow)
        borrow >>= 32
      }
    }
    return number
  }
}
