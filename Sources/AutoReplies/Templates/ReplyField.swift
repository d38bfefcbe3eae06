public import ConversationCore

/// A place in a template that is filled in when a reply is sent: `{customerName}` (P-18).
///
/// The set is open: a host's triggers may have fields of their own.
public struct ReplyField: OpenVocabulary {
  /// The name as templates have it.
  public let rawValue: String

  /// Creates a field from its name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The customer's name.
  public static let customerName: Self = "customerName"
  /// The company's name.
  public static let companyName: Self = "companyName"
  /// The team's display name (E-12).
  public static let teamName: Self = "teamName"
  /// The advisor's name.
  public static let advisorName: Self = "advisorName"
  /// The number of the ticket, as the host shows it.
  public static let ticketNumber: Self = "ticketNumber"
  /// When the team opens next, in words, if that is within six days.
  public static let nextOpening: Self = "nextOpening"
  /// A link: to a contacts page, an approval, a payment.
  public static let link: Self = "link"
  /// An amount of money with its currency.
  public static let amount: Self = "amount"

  /// What every template may name.
  public static let common: Set<Self> = [.customerName, .companyName, .teamName]
}
