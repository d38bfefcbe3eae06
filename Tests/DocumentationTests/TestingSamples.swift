import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct OurStorageTests {
  static let checks = StorageChecks { InMemoryStorage() }  // an empty one of yours

  @Test(arguments: checks.all)
  func `Our storage keeps its promises`(check: StorageCheck) async throws {
    try await check.run()
  }
}

@Suite struct TestingSamples {
  @Test func `ImplementingAStorage: the page names every check`() throws {
    let page = try guide("Sources/ConversationStorage/Documentation.docc/ImplementingAStorage.md")
    let checks = StorageChecks(
      makeTenants: { (InMemoryStorage(), InMemoryStorage()) },
      makeStorage: { InMemoryStorage() }
    )
    let missing = checks.all.map(\.name).filter { !page.contains("`\($0)`") }
    #expect(missing.isEmpty, "add them to the table of checks: \(missing)")
  }

  @Test func `ConversationTesting: an answer that is lost`() async throws {
    let queue = Scene.queue
    let storage = FaultInjectingStorage(InMemoryStorage())
    storage.failNextCommits([.answerLost])
    let center = ContactCenter(storage: storage, adapters: [], inboxes: [])
    try await center.save(queue)  // the engine asks again, and it is stored once
    #expect(storage.commitCount == 2)
  }

  @Test func `ConversationTesting: time that a test moves`() async throws {
    let time = ManualTime(Scene.morning)
    let chance = SeededSource(seed: 7)
    let center = ContactCenter(
      storage: InMemoryStorage(),
      adapters: [],
      inboxes: [try Scene.policy()],
      surroundings: Surroundings(
        now: { time.now },
        random: { chance.next() },
        clock: time.clock
      )
    )
    try await center.save(AgentProfile(id: "anna", name: "Anna", teams: ["day"]))
    time.advance(by: 3600)
    try await center.signIn("anna")
    let event = try await center.storage.events(after: .start, limit: 1).first
    #expect(event?.at == Scene.morning.addingTimeInterval(3600))
  }

  @Test func `SimulatingAContactCenter: over a storage of your own`() async throws {
    let simulation = Simulation(seed: 7, agents: 20, conversations: 100, hasFaults: true) {
      SimulationDatabase { _ in InMemoryStorage() }  // an empty one of yours for each tenant
    }
    do {
      print(try await simulation.run().counts)
    } catch let failure as BrokenInvariant {
      let least = try await simulation.shrink(failure)
      print(least)
      for step in least.operations { print(step) }
    }
  }

  @Test func `SimulatingAContactCenter: the page names every invariant`() throws {
    let page = try guide(
      "Sources/ConversationTesting/Documentation.docc/SimulatingAContactCenter.md"
    )
    let missing = Invariant.allCases.filter { !page.contains("\n| \($0.rawValue) | ") }
    #expect(missing.isEmpty, "add them to the table of invariants: \(missing)")
  }

  @Test func `RacingCommands: over a storage of your own`() async throws {
    for seed: UInt64 in 1...20 {
      try await CommandRace(seed: seed, over: InMemoryStorage()).run()  // an empty one of yours
    }
    let faults = StorageFaultRates(unavailable: 0.05, answerLost: 0.3, requestLost: 0.1)
    let report = try await CommandRace(seed: 7, over: InMemoryStorage(), faults: faults).run()
    print(report.inDoubt, "commands may have been carried out")
    #expect(report.operations > 0)
  }

  @Test func `RacingCommands: a history of your own`() throws {
    var history = History<Register.Operation, Int>()
    try history.append(.invoke(.write(1)), by: 0)
    try history.append(.invoke(.read), by: 1)
    try history.append(.ok(0), by: 1)
    try history.append(.info, by: 0)  // the connection is lost: process 0 is gone
    let search = LinearizationSearch(Register())
    #expect(search.linearization(of: history) == .found([1]))
  }
}

/// A register in which a number stands.
struct Register: SequentialModel {
  enum Operation: Sendable {
    case read
    case write(Int)
  }

  let initialState = 0

  func step(_ state: Int, _ operation: Operation, _ outcome: Int?) -> Int? {
    switch operation {
    case .write(let number): number
    case .read: outcome == nil || outcome == state ? state : nil
    }
  }
}
