import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Decides one routing pass into one batch: reads the candidates of each queue once, and pairs them
/// with the pure `Routing`.
struct RoutingPass {
  /// What is known of one queue on the way.
  private struct Desk {
    let id: QueueID
    /// The queue, if it can be read and makes offers.
    var known: KnownQueue?
    /// Whether it was read for an earlier pass.
    var isRemembered = false
    /// Whether an offer relies on it already.
    var isGuarded = false
    var routing: Routing?
  }

  private let center: ContactCenter
  private let now: Date
  private(set) var batch: ChangeBatch
  private(set) var offers = 0
  /// Whether somebody waits on whose queue has agents who are ready and were not looked at.
  private(set) var hasLeftSomebody = false
  /// What is known of each queue on the way.
  private var desks: [Desk] = []
  /// The agents that were read, as they were.
  private var read: [Versioned<Agent>] = []
  /// Those who have got an offer, as they are now.
  private var changed: [Shared<Agent>] = []

  init(center: ContactCenter, at now: Date) {
    self.center = center
    self.now = now
    batch = center.batch(at: now)
  }

  /// Decides for conversations in the order in which they wait.
  mutating func decide(_ waiting: [Versioned<Conversation>]) async throws {
    for read in waiting {
      // What has fallen due meanwhile (an overflow) is the worker's: it is not offered here.
      if let deadline = read.value.nextDeadline, deadline <= now { continue }
      // An inbox may be another host's: what waits for that host holds nobody up here.
      guard let policy = center.inboxes[read.value.inbox] else { continue }
      var index = try await desk(for: read.value.place.queue, among: waiting)
      var result = route(read.shared, policy: policy, at: index)
      if result == nil, try await forgetIfChanged(index) {
        index = try await desk(for: read.value.place.queue, among: waiting)
        result = route(read.shared, policy: policy, at: index)
      }
      guard let result else {
        if desks[index].routing?.isComplete == false { hasLeftSomebody = true }
        continue
      }
      rely(on: index)
      // The agents come below: they may get several offers.
      batch.add(result.transition, version: read.version)
      if let id = result.agent, let agent = result.transition.sharedAgent(id) {
        note(agent)
        offers += 1
      }
    }
    batch.agents = changed.compactMap { agent in
      version(of: agent.value.id).map { Change(agent, expected: $0) }
    }
  }

  /// Looks for somebody to ask among those who are known for a queue.
  private mutating func route(
    _ conversation: Shared<Conversation>,
    policy: Shared<InboxPolicy>,
    at index: Int
  ) -> Routing.Result? {
    // One owner of the candidates, so that they are changed in their place.
    guard var routing = desks[index].routing.take() else { return nil }
    // Who got an offer from this queue is known there already.
    if desks.count > 1 { for agent in changed { routing.take(agent) } }
    let result = routing.route(conversation, policy: policy, at: now)
    desks[index].routing = routing
    return result
  }

  /// An offer counts only while its queue is as it was read.
  private mutating func rely(on index: Int) {
    guard !desks[index].isGuarded, let known = desks[index].known else { return }
    desks[index].isGuarded = true
    batch.guards.append(known.condition)
  }

  /// Nobody was found by a queue that was read earlier: whether it has changed since, and what is
  /// known of it was forgotten.
  private mutating func forgetIfChanged(_ index: Int) async throws -> Bool {
    // What an offer relies on already is checked by the commit.
    guard desks[index].isRemembered, !desks[index].isGuarded else { return false }
    desks[index].isRemembered = false
    let id = desks[index].id
    let before = desks[index].known
    center.knownQueues.forget(id)
    guard try await readableQueue(id)?.known.condition != before?.condition else { return false }
    desks.remove(at: index)
    return true
  }

  /// The queues that offers rely on.
  var queues: [QueueID] { desks.map(\.id) }

  /// The queues that were looked at and have nobody ready any more.
  var exhaustedQueues: [QueueID] {
    desks.filter { desk in
      desk.routing.map { $0.isComplete && !$0.hasReadyAgents } ?? true
    }.map(\.id)
  }

  /// The version in which an agent was read first.
  private func version(of agent: AgentID) -> Int? {
    read.first { $0.value.id == agent }?.version
  }

  /// An agent who has got an offer in this pass.
  private func current(_ agent: AgentID) -> Shared<Agent>? {
    changed.first { $0.value.id == agent }
  }

  private mutating func note(_ agent: Shared<Agent>) {
    if let index = changed.firstIndex(where: { $0.value.id == agent.value.id }) {
      changed[index] = agent
    } else {
      changed.append(agent)
    }
  }

  /// What is known of a queue; read when it is needed first.
  private mutating func desk(
    for id: QueueID,
    among waiting: [Versioned<Conversation>]
  ) async throws -> Int {
    if let index = desks.firstIndex(where: { $0.id == id }) { return index }
    let found = try await readableQueue(id)
    var desk = Desk(id: id, known: found?.known, isRemembered: found?.isRemembered == true)
    guard let queue = found?.known.queue, case .offers(let name) = queue.distribution else {
      desks.append(desk)
      return desks.count - 1
    }
    var strategy = center.strategies[name] ?? LongestRested()
    let mine = waiting.count == 1 ? waiting : waiting.filter { $0.value.place.queue == id }
    var named: Set<AgentID> = []
    if name == .ringLastAdvisor, center.plansLastAdvisors {
      let lastAdvisors = try await LastAdvisors(of: mine, center: center, at: now)
      (strategy, named) = (lastAdvisors.strategy, lastAdvisors.named)
    }
    // Enough that neither who has refused, nor who takes part, nor the offers so far can hide the
    // last one who is free.
    let barred = mine.lazy.map { $0.value.refusals.count + $0.value.legs.count }.max() ?? 0
    let limit = mine.count + barred + 1 + changed.count
    let ready = try await center.storage.readyAgents(
      ReadyAgentsQuery(
        teams: queue.teams,
        channelClass: queue.channelClass,
        order: strategy.order,
        limit: limit
      )
    )
    let preferred = try await preferredAgents(of: mine, and: named, queue: queue, besides: ready)
    let candidates = preferred.isEmpty ? ready : ready + preferred
    read += desks.isEmpty ? candidates : candidates.filter { version(of: $0.value.id) == nil }
    desk.routing = Routing(
      candidates: candidates.map { current($0.value.id) ?? $0.shared },
      isComplete: ready.count < limit,
      strategy: strategy,
      channelClass: queue.channelClass
    )
    desks.append(desk)
    return desks.count - 1
  }

  /// A queue; `nil` for one that cannot be read, which holds no other queue up.
  private func readableQueue(
    _ id: QueueID
  ) async throws -> (known: KnownQueue, isRemembered: Bool)? {
    do {
      return try await center.knownQueue(id)
    } catch {
      try center.keepGoing(after: error, "a queue")
      return nil
    }
  }

  /// The agents who know the customers or are named by plans, where the index has not named them.
  private func preferredAgents(
    of conversations: [Versioned<Conversation>],
    and named: Set<AgentID>,
    queue: Queue,
    besides ready: [Versioned<Agent>]
  ) async throws -> [Versioned<Agent>] {
    if named.isEmpty, !conversations.contains(where: { $0.value.preferredAgent != nil }) {
      return []
    }
    let wanted = Set(conversations.compactMap { $0.value.preferredAgent }).union(named)
      .subtracting(ready.map { $0.value.id })
    guard !wanted.isEmpty else { return [] }
    var request = LoadRequest()
    request.agents = wanted.sorted()
    return try await center.storage.load(request).agents.filter { agent in
      agent.value.teams.contains(where: queue.teams.contains)
    }
  }
}
