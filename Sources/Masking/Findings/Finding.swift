/// Something sensitive in a text: what it is and where, but never what it says.
///
/// The range belongs to the string that was searched. Whoever wants the characters asks that string
/// for them; a finding can be logged.
public struct Finding: Hashable, Sendable {
  /// How sure the detector is.
  public enum Confidence: UInt8, Hashable, Sendable, Comparable, CaseIterable {
    /// The shape fits, but other numbers share it.
    case low
    /// Shape and ranges fit.
    case medium
    /// A check character, a country code or an unmistakable shape proves it.
    case high

    /// Orders by how sure the detector is.
    public static func < (one: Confidence, other: Confidence) -> Bool {
      one.rawValue < other.rawValue
    }
  }

  /// What was found.
  public let kind: SensitiveKind
  /// Where it lies in the string that was searched; half-open.
  public let range: Range<String.Index>
  /// How sure the detector is.
  public let confidence: Confidence
  private let detail: UInt16

  init(kind: SensitiveKind, range: Range<String.Index>, confidence: Confidence, detail: UInt16 = 0)
  {
    self.kind = kind
    self.range = range
    self.confidence = confidence
    self.detail = detail
  }

  /// The brand, if this is a card.
  public var brand: CardBrand? { kind == .card ? CardBrand(place: detail) : nil }

  /// The two-letter country (ISO 3166) of a bank account, or of a phone number whose country is
  /// known beyond doubt.
  public var country: String? {
    kind == .iban || kind == .phone ? CountryLetters.unpack(detail) : nil
  }
}
