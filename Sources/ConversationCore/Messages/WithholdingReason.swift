/// Why a message has no text any more.
///
/// The set is open: hosts that take texts out for reasons of their own name them.
public struct WithholdingReason: OpenVocabulary {
  /// The reason's code.
  public let rawValue: String

  /// Creates a reason from its code.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The text had a card number, and the inbox takes none (W-28).
  public static let cardNumber: Self = "card-number"
  /// Its sender has taken it back.
  public static let retracted: Self = "retracted"
  /// The customer's data were erased.
  public static let erased: Self = "erased"
}
