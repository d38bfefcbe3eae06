/// How each kind of data is masked.
///
/// The presets are those of A-18. A format can be changed kind by kind:
/// ```swift
/// var format = MaskFormat.agent
/// format[.iban] = .stars(tail: 0)
/// ```
public struct MaskFormat: Hashable, Sendable {
  private var card: MaskStyle
  private var iban: MaskStyle
  private var ssn: MaskStyle
  private var phone: MaskStyle
  private var email: MaskStyle
  /// The style of kinds that a host adds, unless they have one of their own.
  public var other: MaskStyle
  private var own: [SensitiveKind: MaskStyle] = [:]

  /// Phone, card and account keep their last four characters, an address its first letter and its
  /// domain, a social security number nothing.
  ///
  /// The default everywhere.
  public static let agent = MaskFormat(
    card: .stars(tail: 4),
    iban: .stars(tail: 4),
    ssn: .stars(tail: 0),
    phone: .stars(tail: 4),
    email: .emailAddress,
    other: .stars(tail: 0)
  )

  /// As ``agent``, but nothing of a card, an account or a social security number stays.
  public static let strict = MaskFormat(
    card: .stars(tail: 0),
    iban: .stars(tail: 0),
    ssn: .stars(tail: 0),
    phone: .stars(tail: 4),
    email: .emailAddress,
    other: .stars(tail: 0)
  )

  /// The word of the kind in brackets: `[card]`, `[iban]`, `[ssn]`, `[phone]`, `[email]`.
  public static let placeholder = MaskFormat(
    card: .placeholder,
    iban: .placeholder,
    ssn: .placeholder,
    phone: .placeholder,
    email: .placeholder,
    other: .placeholder
  )

  /// A card as PCI DSS 3.4.1 allows at most: first six and last four digits.
  ///
  /// The rest as ``agent``.
  public static let pci = MaskFormat(
    card: .firstSixLastFour,
    iban: .stars(tail: 4),
    ssn: .stars(tail: 0),
    phone: .stars(tail: 4),
    email: .emailAddress,
    other: .stars(tail: 0)
  )

  private init(
    card: MaskStyle,
    iban: MaskStyle,
    ssn: MaskStyle,
    phone: MaskStyle,
    email: MaskStyle,
    other: MaskStyle
  ) {
    self.card = card
    self.iban = iban
    self.ssn = ssn
    self.phone = phone
    self.email = email
    self.other = other
  }

  /// The style of one kind.
  /// - Parameter kind: A built-in kind or one of the host's.
  public subscript(kind: SensitiveKind) -> MaskStyle {
    get {
      switch kind {
      case .card: card
      case .iban: iban
      case .ssn: ssn
      case .phone: phone
      case .email: email
      default: own[kind] ?? other
      }
    }
    set {
      switch kind {
      case .card: card = newValue
      case .iban: iban = newValue
      case .ssn: ssn = newValue
      case .phone: phone = newValue
      case .email: email = newValue
      default: own[kind] = newValue
      }
    }
  }

  /// The longest tail that this format leaves; four at least, because other formats do.
  var longestTail: Int {
    [card, iban, ssn, phone, email, other].reduce(4) { longest, style in
      if case .stars(let tail) = style { max(longest, tail) } else { longest }
    }
  }

  subscript(kind: BuiltInKind) -> MaskStyle {
    switch kind {
    case .card: card
    case .iban: iban
    case .ssn: ssn
    case .phone: phone
    case .email: email
    }
  }
}
