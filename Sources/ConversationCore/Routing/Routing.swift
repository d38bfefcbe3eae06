#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Pairs waiting conversations with ready agents: the pure half of the routing pass.
///
/// Precedence, in this order and nothing else:
/// 1. Conversations go by priority, then by the time they have waited, then by identifier.
/// 2. For each, only agents who are ready, take no part in it and have not refused it are asked.
/// 3. Among those the queue's strategy decides.
/// 4. Once everyone who is ready has refused, that is announced, and they are asked again.
public struct Routing: Sendable {
  /// What the pass found for one conversation.
  public struct Result: Sendable {
    /// The change to be committed: an offer, an announcement, or both.
    public let transition: Transition
    /// Whom it was offered to, if to anybody.
    public let agent: AgentID?
  }

  private let strategy: any RoutingStrategy
  private let channelClass: ChannelClass
  private let isComplete: Bool
  private var candidates: [Agent]

  /// Begins a pass over one queue.
  ///
  /// `candidates`: ready agents in the strategy's order, then preferred agents; `isComplete` says
  /// whether these are all who are ready, so that "everyone has refused" can be known.
  public init(
    candidates: [Agent],
    isComplete: Bool,
    strategy: any RoutingStrategy,
    channelClass: ChannelClass
  ) {
    self.strategy = strategy
    self.channelClass = channelClass
    self.isComplete = isComplete
    self.candidates = candidates
  }

  /// Finds an agent for a conversation that waits.
  ///
  /// Conversations are handed in one after another, in the order of their places; each offer counts
  /// for the next one. `nil` means that there is nothing to commit: it waits on.
  public mutating func route(
    _ conversation: Conversation,
    policy: InboxPolicy,
    at now: Date
  ) -> Result? {
    guard conversation.stage == .queued else { return nil }
    let ready = strategy.rank(
      candidates.filter { agent in
        agent.isReady(for: channelClass) && !conversation.involves(agent.id)
          && agent.slot(for: conversation.id) == nil
      },
      for: conversation,
      at: now
    )
    if let agent = ready.first(where: { !conversation.refusals.contains($0.id) }) {
      return offer(conversation, to: agent, policy: policy, at: now)
    }
    guard isComplete, !conversation.refusals.isEmpty else { return nil }
    var transition = Transition(conversation, agents: [], policy: policy)
    let isNews = transition.announceRefusalByAll(at: now)
    guard let again = ready.first else {
      return isNews ? Result(transition: transition, agent: nil) : nil
    }
    transition.forgetRefusals()
    transition.sharedAgents = [Shared(again)]
    return offer(transition, to: again, at: now)
  }

  /// Whether somebody is still ready.
  public var hasReadyAgents: Bool { candidates.contains { $0.isReady(for: channelClass) } }

  /// Takes over what became of agents in other queues of the same pass.
  public mutating func take(_ changed: [AgentID: Agent]) {
    for (index, candidate) in candidates.enumerated() {
      if let newer = changed[candidate.id] { candidates[index] = newer }
    }
  }

  private mutating func offer(
    _ conversation: Conversation,
    to agent: Agent,
    policy: InboxPolicy,
    at now: Date
  ) -> Result? {
    offer(Transition(conversation, agents: [agent], policy: policy), to: agent, at: now)
  }

  private mutating func offer(_ change: Transition, to agent: Agent, at now: Date) -> Result? {
    var transition = change
    guard (try? transition.offer(to: agent.id, at: now)) != nil,
      let updated = transition.agent(agent.id)
    else { return nil }
    reinsert(updated)
    return Result(transition: transition, agent: agent.id)
  }

  /// Puts an agent who has just got an offer back where the order wants them.
  private mutating func reinsert(_ agent: Agent) {
    candidates.removeAll { $0.id == agent.id }
    let order = strategy.order
    let index = candidates.firstIndex { order.precedes(agent, $0, for: channelClass) }
    candidates.insert(agent, at: index ?? candidates.endIndex)
  }
}

extension Transition {
  /// Says once that everyone eligible has refused the conversation or missed it.
  mutating func announceRefusalByAll(at now: Date) -> Bool {
    guard !conversation.isRefusedByAll else { return false }
    _ = begin(at: now)
    conversation.isRefusedByAll = true
    note(.refusedByAll(queue: conversation.place.queue))
    return true
  }

  /// Everyone eligible has been asked: they may be asked again.
  mutating func forgetRefusals() {
    conversation.refusals = []
    conversation.isRefusedByAll = false
  }
}
