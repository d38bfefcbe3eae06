/// Of what an agent wants to be notified, and where to (H-33, H-36): two kinds, each by itself.
///
/// Somebody without settings is notified of nothing.
public struct NotificationSettings: Hashable, Sendable, Codable {
  /// The agent.
  public let agent: AgentID
  /// Where mails go; `nil` for none, so that only the events on the desk tell.
  public let email: String?
  /// Whether they are told of messages that come while they are offline (H-34).
  public let offlineMessages: Bool
  /// Whether they are told of visitors who leave without an answer (H-35).
  public let missedConversations: Bool

  /// Chooses.
  ///
  /// - Throws: ``ConversationError`` `invalidEmailAddress`.
  public init(
    of agent: AgentID,
    email: String?,
    offlineMessages: Bool,
    missedConversations: Bool
  ) throws(ConversationError) {
    if let email { _ = try CustomerEmail(email, source: .agentEntered) }
    self.agent = agent
    self.email = email
    self.offlineMessages = offlineMessages
    self.missedConversations = missedConversations
  }

  private enum CodingKeys: String, CodingKey {
    case agent
    case email
    case offlineMessages
    case missedConversations
  }

  /// Reads settings, under the rules for choosing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    do {
      try self.init(
        of: try container.decode(AgentID.self, forKey: .agent),
        email: try container.decodeIfPresent(String.self, forKey: .email),
        offlineMessages: try container.decode(Bool.self, forKey: .offlineMessages),
        missedConversations: try container.decode(Bool.self, forKey: .missedConversations)
      )
    } catch let error as ConversationError {
      throw DecodingError.dataCorruptedError(
        forKey: CodingKeys.email,
        in: container,
        debugDescription: error.description
      )
    }
  }
}

extension NotificationSettings: StoredDocument {
  /// `notification-settings`.
  public static let documentKind: DocumentKind = "notification-settings"
  /// The name of the key that lists everybody who wants to be notified of anything.
  public static let wantedKey = "wanted"

  /// The agent.
  public var documentName: String { agent.rawValue }
  /// Among those who want something.
  public var documentKeys: [DocumentKey] {
    offlineMessages || missedConversations ? [DocumentKey(Self.wantedKey, "")] : []
  }

  /// What the document of an agent's settings is called.
  public static func documentID(of agent: AgentID) -> DocumentID {
    DocumentID(kind: documentKind, id: agent.rawValue)
  }
}
