#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a host's shop or other system tells about a customer (H-31): names and values, for every
/// agent to read and for no agent to change.
///
/// Each system has a box of its own and replaces it as a whole, so that two systems never overwrite
/// each other.
public struct CustomerData: Hashable, Sendable, Codable {
  /// One name with its value.
  public struct Field: Hashable, Sendable, Codable {
    /// What it is, such as `Orders`.
    public let name: String
    /// Its value, as it is shown.
    public let value: String

    /// Creates a field.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// How many fields a box has at most.
  public static let mostFields = 64
  /// How many bytes of UTF-8 a field's name has at most.
  public static let longestName = 64
  /// How many bytes of UTF-8 all names and values of a box have at most.
  public static let mostBytes = 16 * 1024

  /// The customer.
  public let customer: CustomerID
  /// The system that supplied it, as the box is headed.
  public let source: String
  /// The fields, in the order in which they are shown.
  public let fields: [Field]
  /// When it was set.
  public let at: Date

  /// Fills a box.
  ///
  /// - Throws: ``ConversationError`` `invalidCustomerData` for a source or a field's name that is
  ///   empty or too long, for the same name twice, and for too many fields or bytes.
  public init(
    of customer: CustomerID,
    from source: String,
    _ fields: [Field],
    at now: Date
  ) throws(ConversationError) {
    let names = 1...Self.longestName
    let bytes = fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    guard names.contains(source.utf8.count), fields.count <= Self.mostFields,
      fields.allSatisfy({ names.contains($0.name.utf8.count) }), bytes <= Self.mostBytes,
      Set(fields.map { Array($0.name.utf8) }).count == fields.count
    else {
      throw ConversationError(
        .invalidCustomerData(fields: Self.mostFields, bytes: Self.mostBytes)
      )
    }
    self.customer = customer
    self.source = source
    self.fields = fields
    at = now.inWholeMilliseconds
  }
}
