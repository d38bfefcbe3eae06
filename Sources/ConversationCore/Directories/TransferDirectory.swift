#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Where a conversation can be transferred, or who can be asked to join, as of one time.
///
/// A directory is a snapshot: fetching it again gives the most recent one (F-19, L-17). It shows
/// everybody the profile permits, with their state and what stands against them, so that a desktop
/// may list all or only those who are available.
public struct TransferDirectory: Sendable {
  /// An agent of the directory.
  public struct AgentEntry: Hashable, Sendable, Identifiable {
    /// The agent.
    public let id: AgentID
    /// The name.
    public let name: String
    /// The teams.
    public let teams: [TeamID]
    /// The state for the conversation's class of channels.
    public let state: AgentState
    /// Since when.
    public let since: Date
    /// What stands against choosing them; `nil` if nothing does.
    public let obstacle: ConversationError?

    /// Whether they can be chosen now.
    public var isAvailable: Bool { obstacle == nil }
  }

  /// A queue of the directory.
  public struct QueueEntry: Hashable, Sendable, Identifiable {
    /// The queue.
    public let id: QueueID
    /// The name.
    public let name: String
  }

  /// When the snapshot was taken.
  public let asOf: Date
  /// The agents, by name.
  public let agents: [AgentEntry]
  /// The queues, by name (V-33, L-15).
  public let queues: [QueueEntry]

  /// Takes a snapshot for the owner of a conversation.
  public init(
    for conversation: Conversation,
    owner: Agent,
    agents: [Agent],
    queues: [Queue],
    policy: InboxPolicy,
    asOf now: Date
  ) {
    let everybody = agents.contains { $0.id == owner.id } ? agents : agents + [owner]
    let transition = Transition(conversation, agents: everybody, policy: policy)
    asOf = now.inWholeMilliseconds
    let entries = agents.compactMap { agent in
      Self.entry(for: agent, owner: owner, in: transition)
    }
    self.agents = NameSearch.sorted(entries, by: \.name, \.id.rawValue)
    let served = queues.filter { queue in
      queue.isActive && queue.serves(conversation.channelClass, under: policy)
        && owner.permissions.transferQueues.permits(queue.id)
    }
    .map { QueueEntry(id: $0.id, name: $0.name) }
    self.queues = NameSearch.sorted(served, by: \.name, \.id.rawValue)
  }

  /// The agents whose names contain a text (F-24); only the available ones unless asked (F-25).
  public func agents(
    matching search: String = "",
    includingUnavailable: Bool = false
  ) -> [AgentEntry] {
    agents.filter {
      (includingUnavailable || $0.isAvailable) && NameSearch.matches(search, in: $0.name)
    }
  }

  /// The queues whose names contain a text (V-33).
  public func queues(matching search: String = "") -> [QueueEntry] {
    queues.filter { NameSearch.matches(search, in: $0.name) }
  }

  /// The entry of an agent, unless they are the caller, gone for good, or not permitted.
  private static func entry(
    for agent: Agent,
    owner: Agent,
    in transition: Transition
  ) -> AgentEntry? {
    guard agent.id != owner.id, agent.presence != .removed,
      (try? transition.requireColleague(agent.id, of: owner.id, for: .transfer)) != nil
    else { return nil }
    var obstacle: ConversationError?
    do { try transition.checkReady(agent.id) } catch { obstacle = error }
    let availability = agent.availability[transition.conversation.channelClass]
    return AgentEntry(
      id: agent.id,
      name: agent.name,
      teams: agent.teams,
      state: availability.state,
      since: availability.since,
      obstacle: obstacle
    )
  }
}
