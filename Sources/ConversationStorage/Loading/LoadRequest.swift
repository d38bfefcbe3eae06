public import ConversationCore

/// A document by one of its unique keys.
public struct UniqueKey: Hashable, Sendable {
  /// The kind of document.
  public let kind: DocumentKind
  /// The name of the key.
  public let name: String
  /// The value of the key.
  public let value: String

  /// Names a unique key.
  public init(kind: DocumentKind, name: String, value: String) {
    self.kind = kind
    self.name = name
    self.value = value
  }

  /// Feeds the value to a hasher: kind and name tell few keys apart.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// Everything that one command has to read, in one round trip and as of one instant.
public struct LoadRequest: Sendable {
  /// Conversations by identifier.
  public var conversations: [ConversationID] = []
  /// Thread keys; the conversations they point to are loaded with them.
  public var threadKeys: [ThreadKey] = []
  /// Whether the agents that the conversations concern are loaded with them.
  public var includesConcernedAgents = false
  /// Agents by identifier.
  public var agents: [AgentID] = []
  /// Documents by identifier.
  public var documents: [DocumentID] = []
  /// Documents by unique key.
  public var uniqueKeys: [UniqueKey] = []
  /// Claims that may have been taken.
  public var claims: [ClaimKey] = []
  /// Conversations whose newest message is read, as for a preview.
  public var newestMessages: [ConversationID] = []

  /// Asks for nothing yet.
  public init() {}
}

/// What a ``LoadRequest`` has found.
///
/// What does not exist is absent.
public struct Loaded: Sendable {
  /// The conversations that were asked for, each once.
  public var conversations: [Versioned<Conversation>] = []
  /// Which conversation each thread key points to.
  public var threads: [(key: ThreadKey, conversation: ConversationID)] = []
  /// The agents that were asked for or are concerned, each once.
  public var agents: [Versioned<Agent>] = []
  /// The documents that were asked for by identifier.
  public var documents: [Versioned<Document>] = []
  /// The documents that were asked for by unique key.
  public var uniqueDocuments: [(key: UniqueKey, document: Versioned<Document>)] = []
  /// The claims that are taken.
  public var claims: [Claim] = []
  /// The newest message of each conversation that was asked for it and has one.
  public var newestMessages: [Message] = []

  /// Nothing found yet.
  public init() {}

  /// A conversation by identifier.
  public func conversation(_ id: ConversationID) -> Versioned<Conversation>? {
    conversations.first { $0.value.id == id }
  }

  /// The conversation to which a thread key points.
  public func conversation(at key: ThreadKey) -> Versioned<Conversation>? {
    threads.first { $0.key == key }.flatMap { conversation($0.conversation) }
  }

  /// An agent by identifier.
  public func agent(_ id: AgentID) -> Versioned<Agent>? { agents.first { $0.value.id == id } }

  /// A document by identifier.
  public func document(_ id: DocumentID) -> Versioned<Document>? {
    documents.first { $0.value.id == id }
  }

  /// A document by unique key.
  public func document(at key: UniqueKey) -> Versioned<Document>? {
    uniqueDocuments.first { $0.key == key }?.document
  }

  /// The newest message of a conversation.
  public func newestMessage(of id: ConversationID) -> Message? {
    newestMessages.first { $0.id.conversation == id }
  }

  /// A claim that is taken.
  public func claim(_ key: ClaimKey) -> Claim? { claims.first { $0.key == key } }
}
