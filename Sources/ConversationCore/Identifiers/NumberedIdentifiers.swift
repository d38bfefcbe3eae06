// Identifiers of what is numbered inside a conversation, so that rules need no source of ids.

/// A message (and the delivery that carries it out): the n-th of its conversation, from 1 on.
public struct MessageID: Hashable, Comparable, Sendable, Codable, LosslessStringConvertible {
  /// The conversation whose transcript holds the message.
  public let conversation: ConversationID
  /// The position in the transcript, from 1 on, without gaps.
  public let sequence: Int

  /// Names the message at a position of a conversation.
  public init(conversation: ConversationID, sequence: Int) {
    self.conversation = conversation
    self.sequence = sequence
  }

  /// Orders by conversation, then by position.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.conversation, lhs.sequence) < (rhs.conversation, rhs.sequence)
  }

  /// `CONVERSATION.SEQUENCE`, the form that is handed to providers as our own reference.
  public var description: String {
    IdentifierText.encode(conversation.high, conversation.low, number: sequence)
  }

  /// Reads `CONVERSATION.SEQUENCE`; `nil` for anything else.
  public init?(_ description: String) {
    guard let (conversation, number) = numbered(description) else { return nil }
    self.init(conversation: conversation, sequence: number)
  }
}

/// An offer: the n-th that was made for its conversation, from 1 on.
public struct OfferID: Hashable, Comparable, Sendable, Codable, LosslessStringConvertible {
  /// The conversation that is offered.
  public let conversation: ConversationID
  /// The number of the offer in its conversation, from 1 on.
  public let number: Int

  /// Names the n-th offer of a conversation.
  public init(conversation: ConversationID, number: Int) {
    self.conversation = conversation
    self.number = number
  }

  /// Orders by conversation, then by number.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.conversation, lhs.number) < (rhs.conversation, rhs.number)
  }

  /// `CONVERSATION.NUMBER`.
  public var description: String {
    IdentifierText.encode(conversation.high, conversation.low, number: number)
  }

  /// Reads `CONVERSATION.NUMBER`; `nil` for anything else.
  public init?(_ description: String) {
    guard let (conversation, number) = numbered(description) else { return nil }
    self.init(conversation: conversation, number: number)
  }
}

/// Splits `CONVERSATION.NUMBER`, both parts in their one canonical spelling.
private func numbered(_ text: String) -> (ConversationID, Int)? {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count == 2, let conversation = ConversationID(String(parts[0])),
    let number = Int(parts[1]), number > 0, String(number) == parts[1]
  else { return nil }
  return (conversation, number)
}
