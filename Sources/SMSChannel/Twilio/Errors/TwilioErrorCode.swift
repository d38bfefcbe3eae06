public import ConversationCore

/// A number by which Twilio says what went wrong (https://www.twilio.com/docs/api/errors).
///
/// The set is open: a number that is not in the table survives as the code of a `DeliveryFailure`.
public struct TwilioErrorCode: Hashable, Sendable, RawRepresentable {
  /// The number.
  public let rawValue: Int

  /// Names an error.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// What kind of error it is, or `nil` when the table does not know the number.
  public var errorClass: SendErrorClass? { Self.classes[rawValue] }

  /// Whether it only asks for patience: the request may be made again later.
  public var isThrottling: Bool { errorClass == .throttling }

  /// What kind of failure it is, or `nil` when the table does not know it.
  public var kind: DeliveryFailure.Kind? {
    // Too many replies between one pair of numbers: a loop, and no lack of patience.
    rawValue == 14_107 ? .policy : errorClass?.failureKind
  }

  /// The failure, with the given kind where the table does not know the number.
  public func failure(otherwise kind: DeliveryFailure.Kind) -> DeliveryFailure {
    DeliveryFailure(self.kind ?? kind, code: String(rawValue))
  }

  private static let classes: [Int: SendErrorClass] = [
    // The address will never be reached.
    21_211: .address,  // the number is invalid
    21_217: .address,  // the number is none that can exist
    21_614: .address,  // the number takes no text messages
    30_005: .address,  // the handset is unknown
    30_006: .address,  // a landline, or a carrier out of reach
    63_003: .address,  // WhatsApp does not know the number
    63_024: .address,  // WhatsApp: the recipient is invalid
    // The address may be reached another time.
    30_003: .temporary,  // the handset is off or out of reach
    30_008: .temporary,  // the carrier does not say why
    30_009: .temporary,  // a segment was lost
    // The customer's own wish.
    21_610: .consent,
    // What carriers and Twilio do not let through.
    21_408: .policy,  // the country is not permitted to the account
    30_004: .policy,  // blocked
    30_007: .policy,  // filtered by a carrier
    30_010: .policy,  // dearer than the highest price
    30_032: .policy,  // the toll-free number is not verified
    30_034: .policy,  // the number is not registered for this traffic
    // WhatsApp's messaging window is closed.
    63_016: .window,
    // Too fast.
    14_107: .throttling,  // too many replies between one pair of numbers
    20_429: .throttling,
    20_503: .throttling,
    21_611: .throttling,  // the sender's queue is full
    30_001: .throttling,  // the queue is full
    30_022: .throttling,  // the carrier's limit
    63_018: .throttling,  // WhatsApp's limit
    // The account.
    20_003: .account,
    30_002: .account,  // the account is suspended
    // The request.
    21_602: .request,  // there is no text
    21_606: .request,  // the sender's number cannot be used
    21_612: .request,  // these two numbers cannot reach each other
    21_617: .request,  // the text is too long
    21_620: .request,  // the address of a file is invalid
    21_623: .request,  // too many files
  ]
}
