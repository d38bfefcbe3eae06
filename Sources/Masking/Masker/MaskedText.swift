/// A text after masking, and what was found in it.
public struct MaskedText: Hashable, Sendable {
  /// The text with every finding masked; the rest is byte for byte as it was.
  public let text: String
  /// What was found, in order, with ranges in the **original** text.
  public let findings: [Finding]
  /// Whether a detector of the host failed, and the whole text was masked for that reason.
  public let isWithheld: Bool
}
