/// A customer's email address and where it came from, which decides whether it may be written to.
public struct CustomerEmail: Hashable, Sendable, Codable {
  /// Who supplied the address (H-18 … H-20).
  @nonexhaustive
  public enum Source: String, Hashable, Sendable, Codable {
    /// The visitor, for example in a contact form (H-18).
    case visitorProvided
    /// The host's own system, for a visitor who is logged in there (H-19).
    case integration
    /// An agent, in the customer's card (H-20).
    case agentEntered
  }

  /// The address.
  public let address: String
  /// Who supplied it.
  public let source: Source
  /// Whether the visitor was logged in at the site when the integration supplied the address.
  public let visitorIsLoggedIn: Bool

  /// Creates an address with its source.
  ///
  /// - Throws: ``ConversationError`` `invalidEmailAddress` unless there is exactly one `@` with
  ///   something on both sides (A-38).
  public init(
    _ address: String,
    source: Source,
    visitorIsLoggedIn: Bool = false
  ) throws(ConversationError) {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
      !address.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 })
    else { throw ConversationError(.invalidEmailAddress) }
    self.address = address
    self.source = source
    self.visitorIsLoggedIn = visitorIsLoggedIn
  }

  /// Whether the business may write to the address (A-38): an integration's address needs a
  /// visitor who is logged in.
  public var mayBeWrittenTo: Bool { source != .integration || visitorIsLoggedIn }

  private enum CodingKeys: String, CodingKey {
    case address
    case source
    case visitorIsLoggedIn
  }

  /// Reads an address, under the rules for making one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let address = try container.decode(String.self, forKey: .address)
    let source = try container.decode(Source.self, forKey: .source)
    let visitorIsLoggedIn = try container.decode(Bool.self, forKey: .visitorIsLoggedIn)
    do {
      try self.init(address, source: source, visitorIsLoggedIn: visitorIsLoggedIn)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: CodingKeys.address,
        in: container,
        debugDescription: error.description
      )
    }
  }
}
