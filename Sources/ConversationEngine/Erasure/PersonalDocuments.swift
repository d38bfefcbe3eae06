public import ConversationCore

/// Documents of a host or another module that are about a customer: exported with them, and removed
/// when they are erased.
public struct PersonalDocuments: Hashable, Sendable {
  /// By what the documents are found.
  @nonexhaustive
  public enum Owner: Hashable, Sendable {
    /// By a key whose value is one of the customer's addresses (`ChannelAddress.key`).
    case address
    /// By a key whose value is the customer's identifier.
    case customer
  }

  /// The kind.
  public let kind: DocumentKind
  /// The name of the key.
  public let key: String
  /// What the key's value is.
  public let owner: Owner

  /// Names documents.
  public init(_ kind: DocumentKind, key: String, by owner: Owner) {
    self.kind = kind
    self.key = key
    self.owner = owner
  }

  /// The sessions of web chats.
  public static let visitorSessions = Self("visitor-session", key: "visitor", by: .address)
}
