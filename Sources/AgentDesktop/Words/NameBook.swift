public import ConversationCore

/// The names that a desktop shows for agents and queues.
public struct NameBook: Hashable, Sendable {
  private var agents: [AgentID: String]
  private var queues: [QueueID: String]

  /// Collects names.
  public init(agents: [AgentID: String] = [:], queues: [QueueID: String] = [:]) {
    self.agents = agents
    self.queues = queues
  }

  /// Collects the names of agents and queues; the last one of an identifier counts.
  public init(agents: [Agent], queues: [Queue] = []) {
    self.agents = Dictionary(agents.map { ($0.id, $0.name) }) { $1 }
    self.queues = Dictionary(queues.map { ($0.id, $0.name) }) { $1 }
  }

  /// Adds the names of agents and queues, in the place of what they were called before.
  public mutating func add(agents: [Agent], queues: [Queue] = []) {
    for agent in agents { self.agents[agent.id] = agent.name }
    for queue in queues { self.queues[queue.id] = queue.name }
  }

  /// Adds the names of agents that are missing.
  mutating func addMissing(_ names: [AgentID: String]) { agents.merge(names) { own, _ in own } }

  /// Whether an agent's name is in the book.
  public func knows(_ agent: AgentID) -> Bool { agents[agent] != nil }

  /// Whether a queue's name is in the book.
  public func knows(_ queue: QueueID) -> Bool { queues[queue] != nil }

  /// An agent's name; their identifier where it is not in the book.
  public func name(of agent: AgentID) -> String { agents[agent] ?? agent.rawValue }

  /// A queue's name; its identifier where it is not in the book.
  public func name(of queue: QueueID) -> String { queues[queue] ?? queue.rawValue }
}
