import ConversationCore

/// What a commit leaves for the routing pass: queues that have something new, and agents who may be
/// free for what waits elsewhere.
struct RoutingWork: Sendable {
  var queues: Set<QueueID> = []
  var teams: Set<TeamID> = []

  init() {}

  /// After an agent has become ready.
  init(freed agent: Agent) {
    if ChannelClass.allCases.contains(where: agent.isReady(for:)) {
      teams.formUnion(agent.teams)
    }
  }

  /// After a change of a conversation: it may wait now, and agents in it may be free.
  init(after transition: Transition) {
    let conversation = transition.conversation
    if conversation.stage.name == .queued { queues.insert(conversation.place.queue) }
    for id in transition.changedAgents {
      guard let agent = transition.agent(id), agent.slot(for: conversation.id) == nil,
        agent.isReady(for: conversation.channelClass)
      else { continue }
      teams.formUnion(agent.teams)
    }
  }

  var isEmpty: Bool { queues.isEmpty && teams.isEmpty }

  mutating func merge(_ other: RoutingWork) {
    queues.formUnion(other.queues)
    teams.formUnion(other.teams)
  }
}
