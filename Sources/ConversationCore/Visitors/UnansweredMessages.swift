/// What agents are told about a visitor's message that they could not answer (H-33 … H-35).
@nonexhaustive
public enum VisitNotice: Hashable, Sendable {
  /// The agent was offline when it came (H-34).
  case offlineMessage(to: AgentID, MessageID)
  /// The agent was online when it came, and the visitor has left without an answer (H-35).
  case missedConversation(to: AgentID, MessageID)
}

/// The messages of a visit that nobody has answered yet, and who is to be told.
///
/// Whether an agent was online when a message arrived decides, whatever they do later. A burst of
/// messages is one notice; an answer of any colleague ends it.
public struct UnansweredMessages: Hashable, Sendable, Codable {
  /// An agent who might have answered.
  private struct Waiting: Hashable, Codable {
    let agent: AgentID
    /// The first message that came while the agent was online.
    var firstOnline: MessageID?
    var isToldOffline: Bool
  }

  private var waiting: [Waiting] = []
  private var told: [AgentID] = []
  /// The newest message: whoever has written after it has answered.
  public private(set) var last: MessageID?

  /// None.
  public init() {}

  /// Whether a message waits for an answer.
  public var isEmpty: Bool { last == nil }

  /// Takes in a message of the visitor.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - online: Those to be told who are online: the assignee, or everybody who wants it.
  ///   - offline: Those to be told who are not.
  /// - Returns: Whom to tell now, each agent once a burst.
  public mutating func received(
    _ message: MessageID,
    online: [AgentID],
    offline: [AgentID]
  ) -> [VisitNotice] {
    last = message
    for agent in online {
      update(agent) { if $0.firstOnline == nil { $0.firstOnline = message } }
    }
    var notices: [VisitNotice] = []
    for agent in offline {
      update(agent) { waiting in
        guard !waiting.isToldOffline else { return }
        waiting.isToldOffline = true
        notices.append(.offlineMessage(to: agent, message))
      }
    }
    return notices
  }

  /// An agent has answered.
  public mutating func answered() {
    waiting.removeAll()
    last = nil
  }

  /// The visitor has left.
  ///
  /// - Returns: Whom to tell: an agent once a visit.
  public mutating func visitorLeft() -> [VisitNotice] {
    var notices: [VisitNotice] = []
    for entry in waiting {
      guard let message = entry.firstOnline, !told.contains(entry.agent) else { continue }
      told.append(entry.agent)
      notices.append(.missedConversation(to: entry.agent, message))
    }
    answered()
    return notices
  }

  private mutating func update(_ agent: AgentID, _ change: (inout Waiting) -> Void) {
    if let index = waiting.firstIndex(where: { $0.agent == agent }) {
      change(&waiting[index])
    } else {
      var entry = Waiting(agent: agent, firstOnline: nil, isToldOffline: false)
      change(&entry)
      waiting.append(entry)
    }
  }
}
