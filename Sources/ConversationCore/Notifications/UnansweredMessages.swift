/// The messages of a conversation that nobody has answered yet, and who is to be told.
///
/// Whether an agent was online when a message arrived decides, whatever they do later. A burst of
/// messages is one notice; an answer of any colleague ends it.
struct UnansweredMessages: Hashable, Sendable, Codable {
  /// An agent who might have answered.
  private struct Waiting: Hashable, Codable {
    let agent: AgentID
    /// The first message that came while the agent was online.
    var firstOnline: MessageID?
    var isToldOffline: Bool
  }

  private var waiting: [Waiting] = []

  /// Takes in a message of the visitor.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - online: Those to be told who are online: the assignee, or everybody who wants it.
  ///   - offline: Those to be told who are not.
  /// - Returns: Whom to tell now, each agent once a burst.
  mutating func received(
    _ message: MessageID,
    online: [AgentID],
    offline: [AgentID]
  ) -> [VisitNotice] {
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

  /// The visitor has left.
  ///
  /// - Returns: Whom to tell: each agent once, of the first message that they might have answered.
  func visitorLeft() -> [VisitNotice] {
    waiting.compactMap { entry in
      entry.firstOnline.map { .missedConversation(to: entry.agent, $0) }
    }
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
