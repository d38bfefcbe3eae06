/// A row at a time, in 12 bytes: what the lists of an inbox are sorted by.
struct TimedRow: Comparable, Sendable {
  // Two halves, so that the whole has no gap.
  private let high: UInt32
  private let low: UInt32
  private let number: UInt32

  /// `time`: milliseconds since 1970.
  init(_ time: Int64, _ row: Int) {
    let bits = UInt64(bitPattern: time) ^ Self.sign
    high = UInt32(truncatingIfNeeded: bits >> 32)
    low = UInt32(truncatingIfNeeded: bits)
    number = UInt32(row)
  }

  var row: Int { Int(number) }

  // With its sign turned, a time sorts like a number without one.
  private static let sign: UInt64 = 1 << 63
  private var bits: UInt64 { UInt64(high) << 32 | UInt64(low) }

  static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.bits == rhs.bits ? lhs.number < rhs.number : lhs.bits < rhs.bits
  }
}
