public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The rating of a conversation, as it is kept: one for each, the visitor's last word.
public struct ConversationRating: Hashable, Sendable, Codable, StoredDocument {
  /// `conversation-rating`.
  public static let documentKind: DocumentKind = "conversation-rating"
  /// The name of the key that lists the ratings, the newest last.
  public static let allKey = "all"

  /// The conversation.
  public let conversation: ConversationID
  /// Who has rated it.
  public let visitor: ChannelAddress
  /// 1 (bad) to 5 (good).
  public let value: Int
  /// What they say about it.
  public let text: String?
  /// When it was given.
  public let at: Date

  /// Keeps a rating; `nil` for a conversation that is not the visitor's, or not over yet.
  public init?(
    _ rating: VisitorRating,
    of conversation: Conversation,
    by visitor: ChannelAddress,
    at now: Date
  ) {
    guard rating.conversation == conversation.id, conversation.address == visitor,
      !conversation.isOpen
    else { return nil }
    self.conversation = conversation.id
    self.visitor = visitor
    value = rating.value
    text = rating.text
    at = now.inWholeMilliseconds
  }

  /// The conversation's identifier.
  public var documentName: String { conversation.description }
  /// One list of all, by time.
  public var documentKeys: [DocumentKey] {
    [DocumentKey(Self.allKey, "", rank: at.milliseconds)]
  }
}
