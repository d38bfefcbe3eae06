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

  /// An agent's name; their identifier where it is not in the book.
  public func name(of agent: AgentID) -> String { agents[agent] ?? agent.rawValue }

  /// A queue's name; its identifier where it is not in the book.
  public func name(of queue: QueueID) -> String { queues[queue] ?? queue.rawValue }
}
