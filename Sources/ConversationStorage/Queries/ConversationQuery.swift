public import ConversationCore

/// Which conversations are listed; each answer is a walk along indexes.
@nonexhaustive
public enum ConversationQuery: Hashable, Sendable {
  /// Those of an inbox, in the order of the query. Indexes: for each shelf (`InboxShelf`) last
  /// activity and waiting since; for each agent the shelves of what they take part in.
  case inbox(InboxQuery)
  /// Those of a customer, latest activity first. Index: customer, last activity.
  case ofCustomer(CustomerID)
  /// The open ones of an entry point, in the order of their identifiers. Index: entry point.
  case openAt(EntryPointID)
}

/// Which documents are listed: those that declare a key, by rank and identifier.
public struct DocumentQuery: Hashable, Sendable {
  /// The kind.
  public let kind: DocumentKind
  /// The name of the key.
  public let name: String
  /// The value of the key.
  public let value: String

  /// Asks for the documents with a key.
  public init(kind: DocumentKind, name: String, value: String) {
    self.kind = kind
    self.name = name
    self.value = value
  }
}

/// Which agents are ready for a conversation.
public struct ReadyAgentsQuery: Hashable, Sendable {
  /// The teams they belong to; an agent of several is found once.
  public let teams: [TeamID]
  /// The class of channels that they are ready for.
  public let channelClass: ChannelClass
  /// The order.
  public let order: AgentOrder
  /// How many at most.
  public let limit: Int

  /// Asks for ready agents.
  public init(teams: [TeamID], channelClass: ChannelClass, order: AgentOrder, limit: Int) {
    self.teams = teams
    self.channelClass = channelClass
    self.order = order
    self.limit = limit
  }
}
