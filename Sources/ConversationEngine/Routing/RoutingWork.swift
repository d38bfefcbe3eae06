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
      guard let agent = transition.agent(id), agent.slot(for: conversation.id) == nil else {
        continue
      }
      // Where classes stand in each other's way, a contact's end makes room for any of them.
      let classes =
        agent.capacity.blending == .blended ? [conversation.channelClass] : ChannelClass.allCases
      if classes.contains(where: agent.isReady(for:)) { teams.formUnion(agent.teams) }
    }
  }

  var isEmpty: Bool { queues.isEmpty && teams.isEmpty }

  mutating func merge(_ other: RoutingWork) {
    queues.formUnion(other.queues)
    teams.formUnion(other.teams)
  }
}
