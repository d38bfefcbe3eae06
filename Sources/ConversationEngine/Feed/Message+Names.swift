import ConversationCore

extension Message {
  /// The agents whose names a reader of it needs: its author, and whom its notice is about.
  ///
  /// They may take no part in the conversation, or none any more.
  var namedAgents: [AgentID] {
    if case .agent(let author) = author { return [author] }
    guard case .notice(let notice) = content else { return [] }
    return switch notice {
    case .agentJoined(let agent), .agentLeft(let agent), .transferredToQueue(from: let agent, _),
      .resolved(by: let agent), .reopenedBy(let agent):
      [agent]
    case .transferred(let one, let other), .assigned(let one, let other),
      .unassigned(let one, let other):
      [one, other]
    default: []
    }
  }

  /// The queue whose name a reader of it needs.
  var namedQueue: QueueID? {
    if case .notice(.transferredToQueue(_, let queue)) = content { queue } else { nil }
  }
}
