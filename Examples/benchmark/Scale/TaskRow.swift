import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Masking
import Synchronization

/// Sixteen tasks take in messages and let 200 agents work, over a storage whose commits take a
/// millisecond each.
@Sendable
func measureTasks(_ rounds: Int) async throws -> [Figure] {
  let (tasks, messages) = (16, 100)
  var rates: [Double] = []
  var refusals: [Double] = []
  var conflicts: [Double] = []
  for _ in 0..<rounds {
    let tally = Tally()
    let shift = try await Shift(tasks: tasks, messages: messages, observer: tally)
    rates.append(try await rate(tasks * messages) { try await shift.work() })
    refusals.append(Double(tally.refusals.load(ordering: .relaxed)))
    conflicts.append(Double(tally.conflicts.load(ordering: .relaxed)) / Double(tasks * messages))
  }
  var refused = Figure("messages refused", unit: "messages", refusals, higherIsBetter: false)
  refused.goal = "0"
  var conflicting = Figure("conflicts", unit: "a message", conflicts, higherIsBetter: false)
  conflicting.goal = "at most 0.2"
  let handled = Figure("messages, each also handled by an agent", unit: "a second", rates)
  return [handled, refused, conflicting]
}

/// Counts what an engine observes.
private final class Tally: ContactCenterObserver {
  let refusals = Atomic<Int>(0)
  let conflicts = Atomic<Int>(0)

  func observe(_ observation: Observation) {
    switch observation {
    case .inboundRefused, .storageFailed: refusals.wrappingAdd(1, ordering: .relaxed)
    case .conflict: conflicts.wrappingAdd(1, ordering: .relaxed)
    default: break
    }
  }
}

/// Some hours at a desk, by many tasks at once.
private struct Shift {
  private static let agents = 200

  let center: ContactCenter
  let tasks: Int
  let messages: Int

  init(tasks: Int, messages: Int, observer: any ContactCenterObserver) async throws {
    self.tasks = tasks
    self.messages = messages
    let memory = InMemoryStorage()
    // Setting up need not take its time.
    _ = try await Station(storage: memory, agents: Self.agents)
    let policy = InboxPolicy.contactCenter(
      "inbox",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(reasons: [WrapUpReason(id: "done", name: "Done")])
    )
    center = ContactCenter(
      storage: FaultInjectingStorage(memory, commitDelay: .milliseconds(1)),
      adapters: [LoopbackChannel()],
      inboxes: [policy],
      redaction: ["inbox": .redact],
      surroundings: Surroundings(now: { Station.day }, random: Surroundings.system.random),
      observer: observer
    )
  }

  func work() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<tasks { group.addTask { try await work(task) } }
      try await group.waitForAll()
    }
  }

  private func work(_ task: Int) async throws {
    for number in 0..<messages {
      // Every fourth message is of one of ten customers who write to all tasks at once.
      let isHot = number.isMultiple(of: 4)
      let customer = isHot ? number / 4 % 10 : 1_000 + task * messages + number
      let event = Station.message(task * messages + number, from: customer)
      let results = try await center.ingest([event], from: "loopback")
      guard case .stored? = results.first else { throw Shortfall(0, 1) }
      let hand = task + tasks * (number % (Self.agents / tasks))
      try await serve(Station.agent(hand))
    }
  }

  /// An agent takes what is offered, answers, and is through with it.
  private func serve(_ agent: AgentID) async throws {
    for offer in try await center.openOffers(to: agent) {
      let id = offer.conversation.id
      try await center.accept(offer.id, by: agent)
      try await center.send("It leaves today.", in: id, by: agent)
      try await center.end(id, by: agent)
      try await center.submitWrapUp(id, reason: "done", by: agent)
    }
  }
}
