/// Chance that repeats itself: the same seed gives the same numbers on every machine.
///
/// SplitMix64, which is fast, small and good enough for tests, and for nothing that has to be
/// secret.
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Begins with a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number in 0..<1.
  public mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }
}
