public import ConversationCore

/// What a visitor thinks of a conversation (S-08), as they sent it.
public struct VisitorRating: Hashable, Sendable {
  /// The browser's id of the frame.
  public let id: String
  /// The conversation.
  public let conversation: ConversationID
  /// What they think of it.
  public let rating: Rating

  init(_ wire: VisitorFrame.Wire, _ limits: WebChatLimits) throws(WebChatRefusal) {
    let id = try wire.clientID()
    self.id = id
    guard let value = wire.value, (1...5).contains(value) else {
      throw WebChatRefusal(.malformed, "value must be 1 to 5", frame: id)
    }
    guard let conversation = wire.conversation.flatMap({ ConversationID($0) }) else {
      throw WebChatRefusal(.malformed, "conversation must be the id of one", frame: id)
    }
    guard let rating = try? Rating(value, text: try wire.text(limits)) else {
      throw WebChatRefusal(
        .textTooLong,
        "text has more than \(Rating.longestText) characters",
        frame: id
      )
    }
    self.conversation = conversation
    self.rating = rating
  }
}
