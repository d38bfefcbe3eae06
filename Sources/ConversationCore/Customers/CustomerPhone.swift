/// A customer's phone number as their card shows it, and where it came from (H-24).
///
/// It is for people: no channel sends to it. The number that a customer writes from is one of their
/// addresses.
public struct CustomerPhone: Hashable, Sendable, Codable {
  /// Who supplied a number.
  @nonexhaustive
  public enum Source: String, Hashable, Sendable, Codable {
    /// The customer, in a contact form.
    case visitorProvided
    /// The host's own system.
    case integration
    /// An agent, in the customer's card.
    case agentEntered
  }

  /// The longest number that is kept, in bytes of UTF-8, with its punctuation.
  public static let longest = 40

  /// The number as it was entered.
  public let number: String
  /// Who supplied it.
  public let source: Source

  /// Creates a number.
  ///
  /// - Throws: ``ConversationError`` `invalidPhoneNumber` unless it has 3 to 15 digits, beside which
  ///   stand nothing but a leading `+`, spaces, hyphens, dots, slashes and parentheses.
  public init(_ number: String, source: Source) throws(ConversationError) {
    var digits = 0
    for (index, byte) in number.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "+") where index == 0: break
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"),
        UInt8(ascii: "("), UInt8(ascii: ")"):
        break
      default: throw ConversationError(.invalidPhoneNumber)
      }
    }
    guard (3...15).contains(digits), number.utf8.count <= Self.longest else {
      throw ConversationError(.invalidPhoneNumber)
    }
    self.number = number
    self.source = source
  }

  private enum CodingKeys: String, CodingKey {
    case number
    case source
  }

  /// Reads a number, under the rules for making one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let number = try container.decode(String.self, forKey: .number)
    let source = try container.decode(Source.self, forKey: .source)
    do {
      try self.init(number, source: source)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: CodingKeys.number,
        in: container,
        debugDescription: error.description
      )
    }
  }
}
