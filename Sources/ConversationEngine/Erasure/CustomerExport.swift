public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Everything that is stored about a customer, in one document that people and machines can read
/// (GDPR, articles 15 and 20).
///
/// Texts are as they are stored: it is for the customer and for those who answer for the data, not
/// for a screen.
public struct CustomerExport: Sendable, Codable {
  /// The number of the form of this document; it rises when the form changes.
  public static let formatNumber = 1

  /// One conversation with all that was said in it.
  public struct Exchange: Sendable, Codable {
    /// The conversation.
    public let conversation: Conversation
    /// Its transcript, private notes included.
    public let messages: [Message]
    /// Where its messages went, and how far they came.
    public let deliveries: [Delivery]
  }

  /// One other record.
  public struct Record: Sendable, Codable {
    /// Its kind, such as `consent`.
    public let kind: DocumentKind
    /// Its name within the kind.
    public let name: String
    /// What it says.
    public let content: JSONValue
  }

  /// The number of the form.
  public let format: Int
  /// When it was made.
  public let exportedAt: Date
  /// The customer.
  public let customer: Customer
  /// The conversations, latest activity first, of everybody whom they have taken over as well.
  public internal(set) var conversations: [Exchange] = []
  /// Notes, visits, recordings, systems' data, consents, calls, tickets, merges, automatic replies,
  /// sessions, parts of messages and edits that wait, and the documents of other modules.
  public internal(set) var records: [Record] = []

  init(_ customer: Customer, at now: Date) {
    format = Self.formatNumber
    exportedAt = now
    self.customer = customer
  }

  /// The document as JSON, with sorted keys and dates as text.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(self)
  }
}

/// Any JSON.
public enum JSONValue: Hashable, Sendable, Codable {
  /// An object.
  case object([String: JSONValue])
  /// A list.
  case list([JSONValue])
  /// A text.
  case text(String)
  /// A whole number.
  case whole(Int64)
  /// A number.
  case number(Double)
  /// A truth value.
  case flag(Bool)
  /// Nothing.
  case null

  /// Reads any JSON.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .whole(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// Writes it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .whole(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    case .null: try container.encodeNil()
    }
  }
}
