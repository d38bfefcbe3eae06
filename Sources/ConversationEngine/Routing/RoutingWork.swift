import ConversationCore

/// What a commit leaves for the routing pass: queues that have something new, and agents who may be
/// free for what waits elsewhere.
struct RoutingWork: Sendable {
  // Each once. They are a handful, and a list of a handful is cheaper than a set.
  private(set) var queues: [QueueID] = []
  private(set) var teams: [TeamID] = []

  init() {}

  /// A queue that is to be looked through.
  init(of queue: QueueID) { queues = [queue] }

  /// After an agent has become ready.
  init(freed agent: Agent) {
    if ChannelClass.allCases.contains(where: agent.isReady(for:)) { add(teams: agent.teams) }
  }

  /// After a change of a conversation: it may wait now, and agents in it may be free.
  init(after transition: borrowing Transition) {
    if transition.conversation.stage.name == .queued {
      queues = [transition.conversation.place.queue]
    }
    for id in transition.changedAgents {
      guard let agent = transition.sharedAgent(id)?.value,
        agent.slot(for: transition.conversation.id) == nil
      else { continue }
      // Where classes stand in each other's way, a contact's end makes room for any of them.
      let classes =
        agent.capacity.blending == .blended
        ? [transition.conversation.channelClass] : ChannelClass.allCases
      if classes.contains(where: agent.isReady(for:)) { add(teams: agent.teams) }
    }
  }

  var isEmpty: Bool { queues.isEmpty && teams.isEmpty }

  mutating func merge(_ other: RoutingWork) {
    if isEmpty {
      self = other
      return
    }
    for queue in other.queues where !queues.contains(queue) { queues.append(queue) }
    add(teams: other.teams)
  }

  private mutating func add(teams others: [TeamID]) {
    for team in others where !teams.contains(team) { teams.append(team) }
  }
}
