#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A conversation in which the customer has the last word: who is told of it, and when somebody has
/// to look whether the visitor is still there.
///
/// It is there from the first message that waits until an answer, the end, or the visitor's leaving.
public struct UnansweredConversation: Hashable, Sendable, Codable {
  /// The conversation.
  public let conversation: ConversationID
  /// When the newest message came.
  public private(set) var lastMessageAt: Date
  /// When somebody has to look at the visit; `nil` where nobody has.
  public private(set) var nextLook: Date?
  private var messages = UnansweredMessages()

  /// Begins with no message yet.
  public init(_ conversation: ConversationID, at now: Date) {
    self.conversation = conversation
    lastMessageAt = now.inWholeMilliseconds
  }

  /// Whom a message concerns.
  public struct Audience: Hashable, Sendable {
    /// Those to be told who are online, if the visitor can leave.
    public var online: [AgentID] = []
    /// Those to be told who are offline.
    public var offline: [AgentID] = []

    /// Nobody.
    public init() {}
  }

  /// Takes in a message of the customer.
  ///
  /// - Returns: Whom to tell now, each agent once until there is an answer.
  public mutating func received(
    _ message: MessageID,
    for audience: Audience,
    at date: Date
  ) -> [VisitNotice] {
    lastMessageAt = max(lastMessageAt, date.inWholeMilliseconds)
    if !audience.online.isEmpty { nextLook = nextLook ?? lastMessageAt }
    return messages.received(message, online: audience.online, offline: audience.offline)
  }

  /// The visitor is said to have left: somebody has to look now.
  public mutating func look(at date: Date) {
    if let next = nextLook { nextLook = min(next, date.inWholeMilliseconds) }
  }

  /// Looks whether the visitor has left, by their stored visits, of whichever of their sessions.
  ///
  /// The stay that counts is the one in which the message came: who has left without an answer has
  /// missed it, also when they are back by now. Who is still there with another browser, or has logged
  /// in meanwhile, has not left. Of a visitor without a visit nothing is known.
  ///
  /// - Returns: Whom to tell that the visitor has left; `nil` if they have not, and
  ///   ``nextLook`` says when to look again.
  public mutating func look(
    at visits: [Visit],
    under policy: PresencePolicy,
    at now: Date
  ) -> [VisitNotice]? {
    let visits = visits.map { visit in
      var visit = visit
      _ = visit.advance(under: policy, to: now)
      return visit
    }
    guard let stay = VisitorStay(in: visits, at: lastMessageAt) else {
      nextLook = nil
      return nil
    }
    if stay.isOver { return messages.visitorLeft() }
    nextLook = stay.nextDeadline.map { max($0, now.addingTimeInterval(1)).inWholeMilliseconds }
    return nil
  }
}

extension UnansweredConversation: StoredDocument {
  /// `unanswered`.
  public static let documentKind: DocumentKind = "unanswered"
  /// The name of the key that lists those whose visitor has to be looked at, by the time.
  public static let lookKey = "look"

  /// The conversation's identifier.
  public var documentName: String { conversation.description }
  /// Among those to look at.
  public var documentKeys: [DocumentKey] {
    nextLook.map { [DocumentKey(Self.lookKey, "", rank: $0.milliseconds)] } ?? []
  }

  /// What the document of a conversation is called.
  public static func documentID(of conversation: ConversationID) -> DocumentID {
    DocumentID(kind: documentKind, id: conversation.description)
  }
}
