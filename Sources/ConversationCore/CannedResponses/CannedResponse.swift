/// A text that agents send often, with fields that are filled in for each customer.
///
/// A field is a word in double braces: `Hello {{customer.name}}`. Behind a bar stands what is said
/// where the field has no value: `Hello {{customer.name|there}}`. What is not closed is text.
///
/// Whoever fills it in decides which fields there are. What goes into the compose box goes to the
/// customer as it stands, so give it values as they are stored, never masked ones.
public struct CannedResponse: Hashable, Sendable, Codable, Identifiable {
  /// Who may use it.
  @nonexhaustive
  public enum Scope: Hashable, Sendable, Codable {
    /// Every agent.
    case everyone
    /// The agents of a team.
    case team(TeamID)
    /// One agent.
    case agent(AgentID)
  }

  /// The host's name for it.
  public let id: CannedResponseID
  /// What agents see and search, at most 80 characters.
  public let title: String
  /// The text with its fields.
  public let text: String
  /// Who may use it.
  public let scope: Scope

  /// The largest title, in characters.
  public static let longestTitle = 80

  /// Describes a text.
  ///
  /// - Throws: ``ConversationError`` `invalidCannedResponse` for a title or text that is empty or only
  ///   white space, a title of more than 80 characters, or a text over ``TextLimit/maximumBytes``.
  public init(
    id: CannedResponseID,
    title: String,
    text: String,
    scope: Scope = .everyone
  ) throws(ConversationError) {
    let isFilled = ![title, text].contains { $0.allSatisfy(\.isWhitespace) }
    guard isFilled, title.utf8.count <= 8 * Self.longestTitle, title.count <= Self.longestTitle,
      text.utf8.count <= TextLimit.maximumBytes
    else { throw ConversationError(.invalidCannedResponse) }
    self.id = id
    self.title = title
    self.text = text
    self.scope = scope
  }

  /// Whether an agent may use it.
  public func isFor(_ agent: Agent) -> Bool {
    switch scope {
    case .everyone: true
    case .team(let team): agent.teams.contains(team)
    case .agent(let id): agent.id == id
    }
  }

  /// Whether an agent may save or delete it: their own everybody may, a team's its supervisors, and
  /// all of them whoever has full access, the account owner and administrators.
  public func mayBeChanged(by agent: Agent) -> Bool {
    if agent.permissions.access.isFull || agent.role == .administrator { return true }
    switch scope {
    case .everyone: return false
    case .team(let team): return agent.role == .supervisor && agent.teams.contains(team)
    case .agent(let id): return agent.id == id
    }
  }
}

extension CannedResponse: StoredDocument {
  /// `canned-response`.
  public static let documentKind: DocumentKind = "canned-response"
  /// The name of the key that finds those of a scope.
  public static let scopeKey = "scope"

  /// The host's name for it.
  public var documentName: String { id.rawValue }
  /// One key, its scope.
  public var documentKeys: [DocumentKey] { [DocumentKey(Self.scopeKey, scope.key)] }

  /// What its document is called.
  public static func documentID(_ id: CannedResponseID) -> DocumentID {
    DocumentID(kind: documentKind, id: id.rawValue)
  }
}

extension CannedResponse.Scope {
  /// The text by which those of a scope are found.
  public var key: String {
    switch self {
    case .everyone: "everyone"
    case .team(let team): KeyText.joining("team", team.rawValue)
    case .agent(let agent): KeyText.joining("agent", agent.rawValue)
    }
  }
}
