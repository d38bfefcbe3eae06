public import ConversationCore

/// A number by which Twilio says what went wrong (https://www.twilio.com/docs/api/errors).
///
/// The set is open: a number that is not in the table survives as ``DeliveryFailure/code``.
public struct TwilioErrorCode: Hashable, Sendable, RawRepresentable {
  /// The number.
  public let rawValue: Int

  /// Names an error.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Whether it only asks for patience: the request may be made again later.
  public var isThrottling: Bool { Self.throttling.contains(rawValue) }

  /// What kind of failure it is, or `nil` when the table does not know it.
  public var kind: DeliveryFailure.Kind? { Self.kinds[rawValue] }

  /// The failure, with the given kind where the table does not know the number.
  public func failure(otherwise kind: DeliveryFailure.Kind) -> DeliveryFailure {
    DeliveryFailure(self.kind ?? kind, code: String(rawValue))
  }

  private static let throttling: Set<Int> = [20_429, 14_107, 20_503]

  private static let kinds: [Int: DeliveryFailure.Kind] = [
    // The address cannot be reached.
    21_211: .unreachable,  // the number is invalid
    21_614: .unreachable,  // the number takes no text messages
    30_003: .unreachable,  // the handset is off or out of reach
    30_005: .unreachable,  // the handset is unknown
    30_006: .unreachable,  // a landline, or a carrier out of reach
    30_008: .unreachable,  // the carrier does not say why
    // The customer's own wish.
    21_610: .optedOut,
    // What carriers and Twilio do not let through.
    14_107: .policy,  // too many replies between one pair of numbers
    30_004: .policy,  // blocked
    30_007: .policy,  // filtered by a carrier
    30_034: .policy,  // the number is not registered for this traffic
    // WhatsApp's messaging window is closed.
    63_016: .windowClosed,
    // The account.
    20_003: .credentials,
    30_002: .credentials,  // the account is suspended
    // The request.
    21_602: .invalidRequest,  // there is no text
    21_606: .invalidRequest,  // the sender's number cannot be used
    21_612: .invalidRequest,  // these two numbers cannot reach each other
    21_617: .invalidRequest,  // the text is too long
  ]
}
