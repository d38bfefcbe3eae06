import ConversationCore

/// What the Graph API says went wrong: a code, often with a subcode.
struct GraphError: Decodable {
  let code: Int
  let subcode: Int?

  enum Key: String, CodingKey {
    case code
    case subcode = "error_subcode"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    code = try container.decode(Int.self, forKey: .code)
    subcode = try? container.decode(Int.self, forKey: .subcode)
  }

  /// Whether it asks for patience: rate limits, and troubles of Meta's own.
  var isTemporary: Bool { [1, 2, 4, 32, 613, 1200, 80_004].contains(code) }

  /// The failure; what is not in the table is a request that Meta does not take.
  var failure: DeliveryFailure {
    DeliveryFailure(kind, code: subcode.map { "\(code)/\($0)" } ?? "\(code)")
  }

  private var kind: DeliveryFailure.Kind {
    switch (code, subcode) {
    // Outside of the messaging window.
    case (10, 2_018_278), (10, 2_018_065), (10, 2_534_022): .windowClosed
    // The page is restricted for a while.
    case (10, 1_893_063): .policy
    // The person cannot be written to: blocked, gone, no such person.
    case (10, 2_018_108), (551, _), (200, 1_545_041), (100, 2_018_001): .unreachable
    // The token has ended, or a permission is missing.
    case (10, _), (190, _), (200, _), (230, _): .credentials
    // Taken for abuse; commerce messages are switched off.
    case (368, _), (2022, _): .policy
    // Asked for too often, or trouble on their side.
    case _ where isTemporary: .exhausted
    default: .invalidRequest
    }
  }
}
