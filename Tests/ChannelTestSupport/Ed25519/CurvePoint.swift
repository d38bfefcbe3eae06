/// A point of edwards25519 (RFC 8032, section 5.1) in extended coordinates.
struct CurvePoint: Equatable {
  private let x: CurveNumber
  private let y: CurveNumber
  private let z: CurveNumber
  private let t: CurveNumber

  private init(_ x: CurveNumber, _ y: CurveNumber, _ z: CurveNumber, _ t: CurveNumber) {
    (self.x, self.y, self.z, self.t) = (x, y, z, t)
  }

  /// Reads the 32 bytes by which a point is written; `nil` where there is no such point.
  init?(_ bytes: [UInt8]) {
    let isOdd = bytes[31] >> 7 == 1
    guard let y = CurveNumber(bytes: Array(bytes.dropLast()) + [bytes[31] & 0x7F]) else {
      return nil
    }
    let one = CurveNumber(1)
    let square = (y * y - one) * (Self.d * y * y + one).inverse
    var x = square.raised(ones: 252, less: 2)
    if x * x != square { x = x * Self.rootOfMinusOne }
    guard x * x == square, !x.isZero || !isOdd else { return nil }
    if x.isOdd != isOdd { x = CurveNumber(0) - x }
    self.init(x, y, one, x * y)
  }

  static func == (left: Self, right: Self) -> Bool {
    left.x * right.z == right.x * left.z && left.y * right.z == right.y * left.z
  }

  static func + (left: Self, right: Self) -> Self {
    let a = (left.y - left.x) * (right.y - right.x)
    let b = (left.y + left.x) * (right.y + right.x)
    let c = left.t * (d + d) * right.t
    let e = left.z * (right.z + right.z)
    return Self((b - a) * (e - c), (e + c) * (b + a), (e - c) * (e + c), (b - a) * (b + a))
  }

  /// The point so many times; the number's bytes stand the lowest first.
  func times(_ bytes: [UInt8]) -> Self {
    var sum = Self(CurveNumber(0), CurveNumber(1), CurveNumber(1), CurveNumber(0))
    for byte in bytes.reversed() {
      for bit in (0..<8).reversed() {
        sum = sum + sum
        if byte >> UInt8(bit) & 1 == 1 { sum = sum + self }
      }
    }
    return sum
  }

  static let base: Self = {
    let x = CurveNumber(pieces: [
      0x8F25_D51A, 0xC956_2D60, 0x9525_A7B2, 0x692C_C760, 0xFDD6_DC5C, 0xC0A4_E231, 0xCD6E_53FE,
      0x2169_36D3,
    ])
    let y = CurveNumber(pieces: [0x6666_6658] + [UInt32](repeating: 0x6666_6666, count: 7))
    return Self(x, y, CurveNumber(1), x * y)
  }()

  private static let d = CurveNumber(pieces: [
    0x1359_78A3, 0x75EB_4DCA, 0x4141_D8AB, 0x0070_0A4D, 0x7779_E898, 0x8CC7_4079, 0x2B6F_FE73,
    0x5203_6CEE,
  ])
  private static let rootOfMinusOne = CurveNumber(pieces: [
    0x4A0E_A0B0, 0xC4EE_1B27, 0xAD2F_E478, 0x2F43_1806, 0x3DFB_D7A7, 0x2B4D_0099, 0x4FC1_DF0B,
    0x2B83_2480,
  ])
}
