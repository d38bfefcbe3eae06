/// The brand of a payment card, as far as its number tells.
///
/// Brands share ranges; the most specific range decides, and a co-branded card has one brand here.
public struct CardBrand: RawRepresentable, Hashable, Sendable, Codable {
  /// The brand in lower-case letters, such as `visa`.
  public let rawValue: String

  /// Makes a brand out of its word.
  /// - Parameter rawValue: The brand in lower-case letters.
  public init(rawValue: String) { self.rawValue = rawValue }

  init?(place: UInt16) {
    let brands = CardRanges.all.brands
    guard Int(place) < brands.count else { return nil }
    rawValue = brands[Int(place)]
  }

  /// Visa.
  public static let visa = CardBrand(rawValue: "visa")
  /// Mastercard, both series.
  public static let mastercard = CardBrand(rawValue: "mastercard")
  /// American Express.
  public static let amex = CardBrand(rawValue: "amex")
  /// Diners Club.
  public static let diners = CardBrand(rawValue: "diners")
  /// Discover.
  public static let discover = CardBrand(rawValue: "discover")
  /// JCB.
  public static let jcb = CardBrand(rawValue: "jcb")
  /// UnionPay.
  public static let unionPay = CardBrand(rawValue: "unionpay")
  /// Maestro, and what shares its range.
  public static let maestro = CardBrand(rawValue: "maestro")
  /// Mir.
  public static let mir = CardBrand(rawValue: "mir")
  /// RuPay.
  public static let ruPay = CardBrand(rawValue: "rupay")
  /// Troy.
  public static let troy = CardBrand(rawValue: "troy")
  /// Elo.
  public static let elo = CardBrand(rawValue: "elo")
  /// Verve.
  public static let verve = CardBrand(rawValue: "verve")
}
