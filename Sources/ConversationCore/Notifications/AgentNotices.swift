#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What an agent is to be told by the next mail: notices that come shortly after one another go out
/// together, once.
public struct AgentNotices: Hashable, Sendable, Codable {
  /// One notice.
  public struct Entry: Hashable, Sendable, Codable {
    /// What kinds of notice there are (H-33).
    @nonexhaustive
    public enum Kind: String, Hashable, Sendable, Codable {
      /// A message came while the agent was offline (H-34).
      case offlineMessage
      /// A visitor has left without an answer (H-35).
      case missedConversation
    }

    /// What kind it is.
    public let kind: Kind
    /// The message.
    public let message: MessageID
    /// When it was decided.
    public let at: Date

    /// Describes a notice.
    public init(_ notice: VisitNotice, at now: Date) {
      switch notice {
      case .offlineMessage(_, let message):
        kind = .offlineMessage
        self.message = message
      case .missedConversation(_, let message):
        kind = .missedConversation
        self.message = message
      }
      at = now.inWholeMilliseconds
    }
  }

  /// How many notices one mail has at most; of more, the oldest are told.
  public static let mostEntries = 100
  /// How often a mail is tried.
  public static let mostAttempts = 8

  /// The agent.
  public let agent: AgentID
  /// What waits for the next mail.
  public private(set) var waiting: [Entry] = []
  /// What is in the mail that is being sent.
  public private(set) var sending: [Entry] = []
  /// How often that mail was tried.
  public private(set) var attempts = 0
  /// When the next mail is due, or the one that is being sent counts as lost.
  public private(set) var dueAt: Date

  /// Begins with a first notice; a mail is due after a while, in which others may come.
  public init(_ entry: Entry, for agent: AgentID, after seconds: TimeInterval) {
    self.agent = agent
    waiting = [entry]
    dueAt = entry.at.after(seconds)
  }

  /// Adds a notice; one that is there is not there twice.
  public mutating func add(_ entry: Entry) {
    let isKnown = (waiting + sending).contains {
      $0.kind == entry.kind && $0.message == entry.message
    }
    guard !isKnown, waiting.count < Self.mostEntries else { return }
    waiting.append(entry)
  }

  /// Takes what a mail is to tell; until a time nobody else sends it.
  ///
  /// What was being sent and of which nobody has said what came of it is taken again, alone: as the
  /// same mail.
  public mutating func take(until date: Date) -> [Entry] {
    if sending.isEmpty {
      sending = waiting
      waiting = []
      attempts = 0
    }
    attempts += 1
    dueAt = date.inWholeMilliseconds
    return sending
  }

  /// Notes that the mail is through with: sent, or never to be.
  ///
  /// - Returns: Whether nothing is left to tell.
  public mutating func finish(nextAfter seconds: TimeInterval, at now: Date) -> Bool {
    sending = []
    attempts = 0
    dueAt = now.inWholeMilliseconds.after(seconds)
    return waiting.isEmpty
  }

  /// Notes that the mail has not left.
  ///
  /// - Returns: Whether it is tried again, at ``dueAt``.
  public mutating func postpone(by seconds: TimeInterval, at now: Date) -> Bool {
    guard attempts < Self.mostAttempts else { return false }
    dueAt = now.inWholeMilliseconds.after(seconds)
    return true
  }
}

extension AgentNotices: StoredDocument {
  /// `agent-notices`.
  public static let documentKind: DocumentKind = "agent-notices"
  /// The name of the key that lists all, by when a mail is due.
  public static let dueKey = "due"

  /// The agent.
  public var documentName: String { agent.rawValue }
  /// When a mail is due.
  public var documentKeys: [DocumentKey] {
    [DocumentKey(Self.dueKey, "", rank: dueAt.milliseconds)]
  }

  /// What the document of an agent's notices is called.
  public static func documentID(of agent: AgentID) -> DocumentID {
    DocumentID(kind: documentKind, id: agent.rawValue)
  }
}
