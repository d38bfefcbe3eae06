#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// How far the business has read a conversation (S-10).
///
/// What the customer has read stands with each message, `DeliveryStatus.read`, and when, with its
/// delivery. This is the other side: a watermark that only rises, for all agents together, beside the
/// conversation, so that reading disturbs nobody who works on it.
public struct ReadMark: Hashable, Sendable, Codable {
  /// The conversation.
  public let conversation: ConversationID
  /// The sequence number of the last message that was read.
  public private(set) var upTo: Int
  /// When it was read.
  public private(set) var at: Date
  /// Who read it.
  public private(set) var by: AgentID

  /// Nothing of a conversation was read before; `nil` for a message that does not exist.
  public init?(_ conversation: Conversation, upTo sequence: Int, by agent: AgentID, at now: Date) {
    guard sequence > 0 else { return nil }
    self.conversation = conversation.id
    upTo = min(sequence, conversation.messageCount)
    at = now.inWholeMilliseconds
    by = agent
    guard upTo > 0 else { return nil }
  }

  /// An agent has read further.
  ///
  /// - Returns: Whether it is further than anybody has read before.
  @discardableResult
  public mutating func rise(_ other: ReadMark) -> Bool {
    guard other.conversation == conversation, other.upTo > upTo else { return false }
    self = other
    return true
  }
}

extension Conversation {
  /// Whether a message of the customer waits to be read (S-10): nobody has read so far, and no agent
  /// has answered since it came.
  ///
  /// What a blocked visitor writes waits for nobody.
  /// `mark`: how far the business has read, if anybody has.
  public func isUnread(_ message: Message, after mark: ReadMark?) -> Bool {
    guard message.direction == .inbound, message.id.conversation == id, visitorBlock == nil else {
      return false
    }
    if let mark, message.id.sequence <= mark.upTo { return false }
    return agentLastMessageAt.map { $0 < message.at } ?? true
  }

  /// Whether any message of the customer waits to be read, as far as the newest of the transcript tells.
  ///
  /// Behind what the customer wrote may stand notes and notices, which nobody has to read: then the
  /// dates count, of the customer's message and of the mark. What a blocked visitor writes waits for
  /// nobody.
  public func hasUnread(newest: Message?, after mark: ReadMark?) -> Bool {
    guard visitorBlock == nil, let newest, let said = customerLastMessageAt else { return false }
    if newest.direction == .inbound { return isUnread(newest, after: mark) }
    // What was held up on its way counts from when it came: whoever waits has had no answer since.
    let written = max(said, waitingSince ?? said)
    if let answered = agentLastMessageAt, answered >= written { return false }
    return mark.map { $0.upTo < newest.id.sequence && $0.at < written } ?? true
  }
}

extension ReadMark: StoredDocument {
  /// `read-mark`.
  public static let documentKind: DocumentKind = "read-mark"

  /// The conversation.
  public var documentName: String { conversation.description }

  /// What the document of a conversation is called.
  public static func documentID(of conversation: ConversationID) -> DocumentID {
    DocumentID(kind: documentKind, id: conversation.description)
  }
}
