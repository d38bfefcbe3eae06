/// A kind of sensitive data: one of the five built-in ones, or one that a host adds.
///
/// The raw value is the word that appears in placeholders (`[card]`) and in machine-readable
/// findings. It should be a short lower-case word.
public struct SensitiveKind: RawRepresentable, Hashable, Sendable, Codable {
  /// The word for this kind.
  public let rawValue: String

  /// Makes a kind out of its word.
  /// - Parameter rawValue: A short word in lower-case ASCII letters, digits and hyphens.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A payment card number.
  public static let card = SensitiveKind(rawValue: "card")
  /// An international bank account number (ISO 13616).
  public static let iban = SensitiveKind(rawValue: "iban")
  /// A US social security number, or the ITIN or ATIN that stands in for one.
  public static let ssn = SensitiveKind(rawValue: "ssn")
  /// A telephone number.
  public static let phone = SensitiveKind(rawValue: "phone")
  /// An email address.
  public static let email = SensitiveKind(rawValue: "email")

  /// The five kinds that V-16 and V-23 name.
  public static let builtIn: Set<SensitiveKind> = [.card, .iban, .ssn, .phone, .email]
}
