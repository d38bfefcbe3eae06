import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ChangeBatch {
  /// Takes over what a transition has changed.
  mutating func take(_ change: Transition, expected: Int?, agents versions: [Int] = []) {
    conversations.append(Change(change.conversation, expected: expected))
    for (agent, version) in zip(change.agents, versions) {
      agents.append(Change(agent, expected: version))
    }
    messages += change.messages
    deliveries += change.deliveries
    events += change.events
  }
}

// Steps that most checks take.
extension StorageScene {
  func batch(at seconds: TimeInterval = 0) -> ChangeBatch {
    ChangeBatch(id: ids.make(at: time(seconds)), at: time(seconds))
  }

  @discardableResult
  func commit(
    at seconds: TimeInterval = 0,
    _ fill: (inout ChangeBatch) throws -> Void
  ) async throws -> EventCursor {
    var batch = batch(at: seconds)
    try fill(&batch)
    return try await storage.commit(batch)
  }

  /// Opens a conversation with its thread key.
  @discardableResult
  func open(
    _ number: Int,
    in queue: Queue? = nil,
    at seconds: TimeInterval = 0
  ) async throws -> Versioned<Conversation> {
    let change = try opening(number, in: queue, at: seconds)
    try await commit(at: seconds) { batch in
      batch.take(change, expected: nil)
      batch.threads = [
        ThreadBinding(threadKey(number), to: change.conversation.id, expected: nil)
      ]
    }
    return Versioned(change.conversation, version: 1)
  }

  @discardableResult
  func save(_ agent: Agent, expected: Int? = nil) async throws -> Versioned<Agent> {
    try await commit { $0.agents = [Change(agent, expected: expected)] }
    return Versioned(agent, version: (expected ?? 0) + 1)
  }

  /// Changes a conversation, and agents with it, by a rule.
  func change(
    _ conversation: Versioned<Conversation>,
    agents: [Versioned<Agent>] = [],
    at seconds: TimeInterval,
    _ rule: (inout Transition) throws -> Void
  ) async throws -> (conversation: Versioned<Conversation>, agents: [Versioned<Agent>]) {
    var change = Transition(
      conversation.value,
      agents: agents.map(\.value),
      policy: policy
    )
    try rule(&change)
    try await commit(at: seconds) {
      $0.take(change, expected: conversation.version, agents: agents.map(\.version))
    }
    return (
      Versioned(change.conversation, version: conversation.version + 1),
      zip(change.agents, agents).map { Versioned($0, version: $1.version + 1) }
    )
  }

  /// Opens a conversation that an agent owns.
  func claimed(
    _ number: Int,
    by agent: AgentID,
    at seconds: TimeInterval = 0
  ) async throws -> Versioned<Conversation> {
    let opened = try await open(number, at: seconds)
    let owner = Versioned(try self.agent(agent), version: 1)
    var change = Transition(opened.value, agents: [owner.value], policy: policy)
    try change.claim(by: agent, at: time(seconds))
    try await commit(at: seconds) { $0.take(change, expected: opened.version) }
    return Versioned(change.conversation, version: 2)
  }

  /// An agent answers, some messages at once.
  func send(
    _ texts: [String],
    in conversation: Versioned<Conversation>,
    by agent: AgentID,
    at seconds: TimeInterval
  ) async throws -> Versioned<Conversation> {
    try await change(conversation, at: seconds) { change in
      for text in texts {
        try change.send(
          MessageDraft(text),
          by: agent,
          from: entryPoint,
          capabilities: ChannelCapabilities(),
          at: time(seconds)
        )
      }
    }.conversation
  }

  /// A worker leases what is due.
  func lease(
    at seconds: TimeInterval,
    for length: TimeInterval = 30,
    limit: Int = 100,
    adapters: Set<AdapterID>? = nil
  ) async throws -> (id: LeaseID, deliveries: [LeasedDelivery]) {
    let id: LeaseID = ids.make(at: time(seconds))
    let request = DeliveryLease(
      id: id,
      now: time(seconds),
      until: time(seconds + length),
      limit: limit,
      adapters: adapters
    )
    return (id, try await storage.lease(request))
  }

  /// A worker says what came of a delivery.
  func settle(
    _ delivery: Delivery,
    as outcome: SendOutcome,
    under lease: LeaseID,
    at seconds: TimeInterval
  ) async throws {
    var delivery = delivery
    delivery.record(outcome, at: time(seconds), retries: RetryPolicy(), chance: 0.5)
    try await commit(at: seconds) {
      $0.settlements = [DeliverySettlement(delivery, under: lease)]
    }
  }

  /// A provider reports.
  func report(
    _ status: DeliveryStatus,
    _ target: DeliveryReportRecord.Target,
    failure: DeliveryFailure? = nil,
    at seconds: TimeInterval
  ) async throws {
    try await commit(at: seconds) {
      $0.reports = [DeliveryReportRecord(target, status: status, failure: failure)]
    }
  }

  func loadConversation(_ id: ConversationID) async throws -> Versioned<Conversation>? {
    var request = LoadRequest()
    request.conversations = [id]
    return try await storage.load(request).conversation(id)
  }
}

extension StorageScene {
  /// Opens one more conversation of a customer, without a thread key of its own.
  @discardableResult
  func open(
    _ number: Int,
    threadless serial: Int,
    at seconds: TimeInterval
  ) async throws -> Versioned<Conversation> {
    let change = try opening(number, at: seconds)
    try await commit(at: seconds) { $0.take(change, expected: nil) }
    return Versioned(change.conversation, version: 1)
  }
}
