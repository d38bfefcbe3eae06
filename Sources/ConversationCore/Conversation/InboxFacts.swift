#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// That a conversation is out of sight until something happens.
public struct Snooze: Hashable, Sendable, Codable {
  /// When it comes back by itself; `nil` for the customer's next message alone.
  public let until: Date?
  /// Who snoozed it.
  public let by: AgentID
  /// When.
  public let at: Date
}

/// What a customer thinks of a conversation that was resolved (S-06).
public struct Rating: Hashable, Sendable, Codable {
  /// From 1, the worst, to 5.
  public let value: Int
  /// What they say beside it.
  public let text: String?

  /// The largest text of a rating, in characters.
  public static let longestText = 1_000

  /// Creates a rating.
  ///
  /// - Throws: ``ConversationError`` `invalidRating` for a value outside 1…5, or for a text of more
  ///   than ``longestText`` characters or ``TextLimit/maximumBytes``.
  public init(_ value: Int, text: String? = nil) throws(ConversationError) {
    let text = text?.withoutNulls
    guard (1...5).contains(value), (text?.utf8.count ?? 0) <= TextLimit.maximumBytes,
      (text?.count ?? 0) <= Self.longestText
    else { throw ConversationError(.invalidRating) }
    self.value = value
    self.text = text
  }
}

/// That a visitor was blocked.
public struct VisitorBlock: Hashable, Sendable, Codable {
  /// Who blocked them.
  public let by: AgentID
  /// When.
  public let at: Date
}

/// What a shared inbox knows of a conversation beside its stage; most conversations have none of it.
struct InboxFacts: Hashable, Sendable, Codable {
  var joined: [AgentID]?
  var tags: [TagID]?
  var assignedBy: AgentID?
  var snooze: Snooze?
  var rating: Rating?
  var block: VisitorBlock?
  var pace: MessagePace?
  var answerChannel: ChannelKind?
}

/// How many messages there were since a time, for the ceiling of messages a minute.
struct MessagePace: Hashable, Sendable, Codable {
  var since: Date
  var count: Int
}

extension Conversation {
  /// What a shared inbox knows of it; written back as nothing when nothing is left.
  var inboxFacts: InboxFacts {
    get { rareInboxFacts?.value ?? InboxFacts() }
    set { rareInboxFacts = newValue == InboxFacts() ? nil : Rare(newValue) }
  }

  /// The agents who have joined it without being assigned (S-05).
  public var joined: [AgentID] { rareInboxFacts?.value.joined ?? [] }
  /// Its tags, in order.
  public var tags: [TagID] { rareInboxFacts?.value.tags ?? [] }
  /// Who assigned it to its owner, if that was somebody else (S-02).
  public var assignedBy: AgentID? { rareInboxFacts?.value.assignedBy }
  /// That it is out of sight, until when.
  public var snooze: Snooze? { rareInboxFacts?.value.snooze }
  /// What its customer thinks of it (S-06).
  public var rating: Rating? { rareInboxFacts?.value.rating }
  /// The channel by which its customer last wrote, which answers take where it can (H-14): the
  /// conversation's own, unless a visitor has answered by email.
  public var answerChannel: ChannelKind { rareInboxFacts?.value.answerChannel ?? channel }
  /// That its visitor was blocked: what they write is stored, and nobody is told (S-09).
  public var visitorBlock: VisitorBlock? { rareInboxFacts?.value.block }
}
