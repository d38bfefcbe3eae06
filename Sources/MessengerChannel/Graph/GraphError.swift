import ConversationCore

/// What the Graph API says went wrong: a code, often with a subcode.
///
/// The codes are those of the Messenger Platform (protocols B4) and of WhatsApp's Cloud API.
struct GraphError: Decodable {
  let code: Int
  let subcode: Int?
  private let isTransient: Bool

  enum Key: String, CodingKey {
    case code
    case subcode = "error_subcode"
    case isTransient = "is_transient"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    code = try container.decode(Int.self, forKey: .code)
    subcode = try? container.decode(Int.self, forKey: .subcode)
    isTransient = (try? container.decode(Bool.self, forKey: .isTransient)) ?? false
  }

  /// Whether it asks for patience: rate limits, and troubles of Meta's own.
  var isTemporary: Bool {
    kind == .exhausted || (isTransient && kind == .invalidRequest)
  }

  /// The failure; what is not in the table is a request that Meta does not take.
  var failure: DeliveryFailure {
    DeliveryFailure(kind, code: subcode.map { "\(code)/\($0)" } ?? "\(code)")
  }

  private var kind: DeliveryFailure.Kind { Self.bySubcode(code, subcode) ?? Self.byCode(code) }

  /// What only the subcode tells.
  private static func bySubcode(_ code: Int, _ subcode: Int?) -> DeliveryFailure.Kind? {
    switch (code, subcode) {
    // Outside of the messaging window.
    case (10, 2_018_278), (10, 2_018_065), (10, 2_534_022): .windowClosed
    // The page is restricted for a while; another app controls the thread.
    case (10, 1_893_063), (10, 2_018_300): .policy
    // The person cannot be written to: blocked, gone, no such person.
    case (10, 2_018_108), (200, 1_545_041), (100, 2_018_001): .unreachable
    default: nil
    }
  }

  private static func byCode(_ code: Int) -> DeliveryFailure.Kind {
    switch code {
    // The person is not there; the number has no WhatsApp, or has blocked the business.
    case 551, 131_026, 131_021, 131_030: .unreachable
    // WhatsApp: more than 24 hours since the person's last message.
    case 131_047: .windowClosed
    // WhatsApp: the person wants no marketing.
    case 131_050: .optedOut
    // The token has ended, a permission is missing, the number or account cannot send.
    case 0, 3, 10, 33, 190, 200...299, 131_005, 131_031, 131_042, 131_045, 133_010: .credentials
    // Taken for abuse or spam, blocked for a country or an experiment; commerce is switched off.
    case 368, 2022, 130_472, 130_497, 131_037, 131_048, 131_049: .policy
    // Asked for too often.
    case 4, 32, 613, 80_004, 80_007, 130_429, 131_056: .exhausted
    // Trouble on their side.
    case 1, 2, 1200, 131_000, 131_016, 131_057: .exhausted
    default: .invalidRequest
    }
  }
}
