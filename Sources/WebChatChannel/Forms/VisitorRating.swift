public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a visitor thinks of a conversation (S-08), as they sent it.
public struct VisitorRating: Hashable, Sendable {
  /// The browser's id of the frame.
  public let id: String
  /// The conversation.
  public let conversation: ConversationID
  /// 1 (bad) to 5 (good).
  public let value: Int
  /// What they say about it.
  public let text: String?

  init(_ wire: VisitorFrame.Wire, _ limits: WebChatLimits) throws(WebChatRefusal) {
    let id = try wire.clientID()
    self.id = id
    guard let value = wire.value, (1...5).contains(value) else {
      throw WebChatRefusal(.malformed, "value must be 1 to 5", frame: id)
    }
    guard let conversation = wire.conversation.flatMap({ ConversationID($0) }) else {
      throw WebChatRefusal(.malformed, "conversation must be the id of one", frame: id)
    }
    self.value = value
    self.conversation = conversation
    text = try wire.text(limits)
  }
}

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
