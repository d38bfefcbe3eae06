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
  /// Whether nobody is ready besides the candidates.
  public let isComplete: Bool
  private var candidates: [Shared<Agent>]

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
    self.init(
      candidates: candidates.map { Shared($0) },
      isComplete: isComplete,
      strategy: strategy,
      channelClass: channelClass
    )
  }

  /// Begins a pass with agents as storages hand them on.
  package init(
    candidates: [Shared<Agent>],
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
  ) -> Result? { route(Shared(conversation), policy: Shared(policy), at: now) }

  /// Finds an agent for a conversation that waits, as storages hand it on, under a policy that many
  /// share.
  package mutating func route(
    _ conversation: Shared<Conversation>,
    policy: Shared<InboxPolicy>,
    at now: Date
  ) -> Result? {
    guard conversation.value.stage == .queued else { return nil }
    let ready = ranked(for: conversation, at: now)
    if let agent = ready.first(where: { !conversation.value.refusals.contains($0.value.id) }) {
      let transition = Transition(conversation.value, agents: [agent], policy: policy)
      return offer(transition, to: agent, at: now)
    }
    guard isComplete, !conversation.value.refusals.isEmpty else { return nil }
    var transition = Transition(conversation.value, agents: [], policy: policy)
    let isNews = transition.announceRefusalByAll(at: now)
    guard let again = ready.first else {
      return isNews ? Result(transition: transition, agent: nil) : nil
    }
    transition.forgetRefusals()
    transition.sharedAgents = [again]
    return offer(transition, to: again, at: now)
  }

  /// Whether somebody is still ready.
  public var hasReadyAgents: Bool { candidates.contains { $0.value.isReady(for: channelClass) } }

  /// Takes over what became of an agent in another queue of the same pass.
  public mutating func take(_ changed: Agent) { take(Shared(changed)) }

  package mutating func take(_ changed: Shared<Agent>) {
    for (index, candidate) in candidates.enumerated()
    where candidate !== changed && candidate.value.id == changed.value.id {
      candidates[index] = changed
    }
  }

  /// Who is ready and takes no part in a conversation, best first.
  private func ranked(
    for conversation: Shared<Conversation>,
    at now: Date
  ) -> [Shared<Agent>] {
    let ready = candidates.filter { agent in
      agent.value.isReady(for: channelClass) && !conversation.value.involves(agent.value.id)
        && agent.value.slot(for: conversation.value.id) == nil
    }
    // Nothing to choose: the strategy need not be shown copies.
    guard ready.count > 1, strategy.ranksAgain else { return ready }
    return strategy.rank(ready.map { $0.value }, for: conversation.value, at: now).compactMap {
      agent in
      ready.first { $0.value.id == agent.id }
    }
  }

  private mutating func offer(
    _ change: consuming Transition,
    to agent: Shared<Agent>,
    at now: Date
  ) -> Result? {
    var transition = consume change
    let id = agent.value.id
    guard (try? transition.offer(to: id, at: now)) != nil,
      let updated = transition.sharedAgent(id)
    else { return nil }
    reinsert(updated)
    return Result(transition: consume transition, agent: id)
  }

  /// Puts an agent who has just got an offer back where the order wants them.
  private mutating func reinsert(_ agent: Shared<Agent>) {
    candidates.removeAll { $0.value.id == agent.value.id }
    let order = strategy.order
    let index = candidates.firstIndex {
      order.precedes(agent.value, $0.value, for: channelClass)
    }
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
