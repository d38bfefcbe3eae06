/// The built-in kinds as the scanners know them, in order of precedence.
enum BuiltInKind: UInt8, Sendable {
  case email
  case iban
  case card
  case ssn
  case phone

  var kind: SensitiveKind {
    switch self {
    case .email: .email
    case .iban: .iban
    case .card: .card
    case .ssn: .ssn
    case .phone: .phone
    }
  }
}

/// Built-in kinds as bits, so that asking for one costs nothing.
struct BuiltInKinds: OptionSet, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ kind: BuiltInKind) { rawValue = 1 << kind.rawValue }

  static let email = BuiltInKinds(.email)
  static let iban = BuiltInKinds(.iban)
  static let card = BuiltInKinds(.card)
  static let ssn = BuiltInKinds(.ssn)
  static let phone = BuiltInKinds(.phone)
}

/// What a scanner found: plain numbers, so that finding costs no memory management.
struct Match: Sendable {
  var kind: BuiltInKind
  var confidence: Finding.Confidence
  /// A card's brand as its place in ``CardBrand``'s table; else two letters of a country; else 0.
  var detail: UInt16
  /// Byte offsets, half-open.
  var start: Int
  var end: Int
}

/// Takes matches in the order of the text.
protocol MatchSink {
  /// Takes one match and says whether more are wanted.
  mutating func take(_ match: Match) -> Bool
}
