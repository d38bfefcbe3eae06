import ConversationCore

/// One of the orders in which agents who are ready for a class are found.
struct ReadyOrder: Hashable, Sendable {
  let channelClass: ChannelClass
  let order: AgentOrder

  /// Where an agent stands in the order, if they are ready.
  func key(_ agent: Agent) -> ReadyAgent? {
    guard agent.isReady(for: channelClass) else { return nil }
    let (load, time) = order.key(of: agent, for: channelClass)
    return ReadyAgent(load: load, time: time, id: agent.id)
  }
}

/// The agents of one team: all of them, and in each order those who are ready.
///
/// There are twelve orders, and a queue uses one: an order is kept from the first time on that
/// somebody asks for it, so that an agent's change touches only what is used.
struct TeamIndex: Sendable {
  private(set) var members = SortedIndex<AgentID>()
  private var orders: [(order: ReadyOrder, agents: SortedIndex<ReadyAgent>)] = []

  /// The agents of an order that nobody has asked for before; `nil` once it is kept.
  func membersToIndex(for order: ReadyOrder) -> SortedIndex<AgentID>.Ascending? {
    orders.contains { $0.order == order } ? nil : members.ascending()
  }

  /// Begins to keep an order.
  mutating func build(_ order: ReadyOrder, of agents: [Agent]) {
    var ready = SortedIndex<ReadyAgent>()
    for agent in agents {
      if let key = order.key(agent) { ready.insert(key) }
    }
    orders.append((order, ready))
  }

  func ready(_ order: ReadyOrder) -> SortedIndex<ReadyAgent>.Ascending? {
    orders.first { $0.order == order }?.agents.ascending()
  }

  mutating func insert(_ agent: Agent) {
    members.insert(agent.id)
    for index in orders.indices {
      if let key = orders[index].order.key(agent) { orders[index].agents.insert(key) }
    }
  }

  mutating func remove(_ agent: Agent) {
    members.remove(agent.id)
    for index in orders.indices {
      if let key = orders[index].order.key(agent) { orders[index].agents.remove(key) }
    }
  }

  mutating func update(from old: Agent, to new: Agent) {
    for index in orders.indices {
      let (before, after) = (orders[index].order.key(old), orders[index].order.key(new))
      if before == after { continue }
      if let before { orders[index].agents.remove(before) }
      if let after { orders[index].agents.insert(after) }
    }
  }
}
