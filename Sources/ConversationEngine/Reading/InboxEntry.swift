public import ConversationCore

/// A conversation as a list shows it.
public struct InboxEntry: Sendable, Identifiable {
  /// The conversation.
  public let conversation: Conversation
  /// Its customer, or who has taken their place in a merge.
  public let customer: Customer?
  /// The newest message of its transcript; `nil` for none.
  public let newestMessage: Message?

  /// The conversation's identifier.
  public var id: ConversationID { conversation.id }
}

/// A conversation as somebody reads it: itself, and a page of its transcript.
public struct ConversationReading: Sendable, Identifiable {
  /// The conversation.
  public let conversation: Conversation
  /// Its customer, or who has taken their place in a merge.
  public let customer: Customer?
  /// Those of its messages that were asked for, oldest first.
  public let messages: [Message]
  /// Whether there are messages before them.
  public let hasEarlier: Bool
  /// The agents who take part in it or did, and the viewer.
  public let agents: [Agent]

  /// The conversation's identifier.
  public var id: ConversationID { conversation.id }
}
