/// Comparison whose duration does not tell where two values differ.
///
/// An ordinary `==` returns at the first different byte, which lets a patient caller guess a
/// signature byte by byte. Compare decoded bytes, never text: `==` on strings is canonical
/// equivalence, in which different bytes can be equal.
public enum ConstantTime: Sendable {
  /// Whether both hold the same bytes; looks at all of them unless the lengths differ.
  ///
  /// The length of a signature is public, so that a different length may answer at once.
  public static func areEqual(
    _ left: some Collection<UInt8>,
    _ right: some Collection<UInt8>
  ) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (a, b) in zip(left, right) {
      difference |= a ^ b
    }
    return difference == 0
  }
}
