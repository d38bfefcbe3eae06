import ConversationCore
import ConversationStorage
import ConversationTesting
import Locking
import Testing

@Suite struct SimulationTests {
  @Test(arguments: [1, 2, 3] as [UInt64], [false, true])
  func `Three seeds keep every invariant, on good days and on bad ones`(
    seed: UInt64,
    hasFaults: Bool
  ) async throws {
    let simulation = Simulation(
      seed: seed,
      agents: 20,
      conversations: 150,
      hasFaults: hasFaults
    )
    let counts = try await simulation.run().counts
    #expect(counts.conversations >= 150)
    #expect(counts.steps >= 7 * 150)
    #expect(hasFaults == (counts.faults > 0))
    #expect(counts.messagesIn > 150)
    #expect(counts.autoReplies > 0)
  }

  @Test(arguments: [false, true])
  func `The same seed tells the same events twice, another one others`(
    hasFaults: Bool
  ) async throws {
    var reports: [SimulationReport] = []
    for seed: UInt64 in [5, 5, 6] {
      reports.append(
        try await Simulation(seed: seed, agents: 12, conversations: 60, hasFaults: hasFaults).run()
      )
    }
    #expect(reports[0] == reports[1])
    #expect(reports[0].digest != reports[2].digest)
  }

  @Test func `A storage that answers otherwise in the next run is seen in its events`() async throws
  {
    let runs = Locked(0)
    let simulation = Simulation(seed: 5, agents: 12, conversations: 60) {
      let isOdd = runs.withLock { runs in
        defer { runs += 1 }
        // Each run opens two databases, which are alike.
        return (runs / 2).isMultiple(of: 2)
      }
      let memory = InMemoryDatabase()
      return SimulationDatabase { tenant in
        Turns(base: memory.storage(for: tenant), isReversed: isOdd)
      }
    }
    #expect(try await simulation.run().digest != simulation.run().digest)
  }

  /// What never happens proves nothing.
  @Test func `Everything that can happen to a conversation happens in some seed`() async throws {
    var happened: Set<String> = []
    func simulation(_ seed: UInt64, over kept: KeptStorage) -> Simulation {
      Simulation(
        seed: seed,
        agents: 16,
        conversations: 150,
        hasFaults: seed.isMultiple(of: 2),
        database: { kept.database() }
      )
    }
    for seed: UInt64 in 1...8 {
      let kept = KeptStorage()
      _ = try await simulation(seed, over: kept).run()
      for event in try kept.events() { happened.formUnion(Self.words(event)) }
    }
    // Seldom is somebody removed in a wrap-up that has no default.
    let kept = KeptStorage()
    let mail = ConversationName(customer: 2, ordinal: 1)
    let operations: [SimulatedOperation] =
      [
        .write(customer: 2, numbers: [0]), .accept(mail, by: .offered, offersBack: 0),
        .end(mail, by: .owner),
      ] + (4..<16).map { .removeAgent($0) }
    let steps = zip(1..., operations).map { SimulatedStep($0, at: 0, $1) }
    _ = try await simulation(1, over: kept).replay(steps)
    for event in try kept.events() { happened.formUnion(Self.words(event)) }
    let expected: Set<String> = [
      "opened", "reopened", "queued", "refusedByAll", "offered", "offer for route",
      "offer for transfer", "offer for conference", "offer accepted", "offer declined",
      "offer expired", "offer withdrawn", "assigned", "unassigned", "transferRequested",
      "transferDropped", "transferredToQueue", "conferenceRequested", "conferenceDropped",
      "guestJoined", "guestLeft", "agentAbsent", "agentReturned", "messageAppended",
      "deliveryChanged", "interrupted", "ended", "ended completed", "ended abandoned",
      "ended entryPointDeleted", "ended transferDropped", "wrapUpStarted", "wrapUpCancelled",
      "wrapUpExtended", "wrappedUp", "wrapUpDropped", "delivery sent", "delivery delivered",
      "delivery read", "delivery failed", "delivery unknown",
    ]
    #expect(expected.subtracting(happened) == [])
  }

  private static func words(_ event: Event) -> [String] {
    guard case .conversation(_, let event) = event else { return [] }
    var words = [String("\(event)".prefix { $0 != "(" })]
    switch event {
    case .offered(_, _, let purpose):
      words.append("offer for " + "\(purpose)".prefix { $0 != "(" })
    case .offerEnded(_, _, let outcome): words.append("offer \(outcome.rawValue)")
    case .ended(let reason, _): words.append("ended \(reason.rawValue)")
    case .deliveryChanged(_, let status): words.append("delivery \(status.rawValue)")
    default: break
    }
    return words
  }

  @Test func `A storage that encodes its records comes through, too`() async throws {
    let simulation = Simulation(seed: 4, agents: 12, conversations: 40, hasFaults: true) {
      let database = InMemoryDatabase(encodesRecords: true)
      return SimulationDatabase { database.storage(for: $0) }
    }
    let plain = Simulation(seed: 4, agents: 12, conversations: 40, hasFaults: true)
    #expect(try await simulation.run() == plain.run())
  }
}

/// Names the ready agents in an order of its own.
private struct Turns: StorageDecorator {
  let base: any ContactCenterStorage
  let isReversed: Bool

  func readyAgents(_ query: ReadyAgentsQuery) async throws -> [Versioned<Agent>] {
    let agents = try await base.readyAgents(query)
    return isReversed ? agents.reversed() : agents
  }
}

/// Keeps hold of the first storage of a simulation.
private final class KeptStorage: Sendable {
  private let storages = Locked<[InMemoryStorage]>([])

  func database() -> SimulationDatabase {
    let database = InMemoryDatabase()
    return SimulationDatabase { tenant in
      let storage = database.storage(for: tenant)
      self.storages.withLock { $0.append(storage) }
      return storage
    }
  }

  func events() throws -> [Event] {
    guard let storage = storages.withLock({ $0.first }) else { return [] }
    return try storage.events(after: .start, limit: .max).map(\.event)
  }
}
