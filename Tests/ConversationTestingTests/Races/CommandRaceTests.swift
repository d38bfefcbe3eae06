import ConversationStorage
import ConversationTesting
import Testing

@Suite struct CommandRaceTests {
  /// Adds up what has become of everything in the races of some seeds.
  private func reports(
    of seeds: ClosedRange<UInt64>,
    faults: StorageFaultRates = StorageFaultRates(),
    over makeStorage: () -> any ContactCenterStorage = { InMemoryStorage() }
  ) async throws -> [RaceReport] {
    var reports: [RaceReport] = []
    for seed in seeds {
      reports.append(try await CommandRace(seed: seed, over: makeStorage(), faults: faults).run())
    }
    return reports
  }

  @Test func `G6 commands given at once answer as if they came one after the other`() async throws {
    let reports = try await reports(of: 1...30)
    #expect(reports.allSatisfy { (1...12).contains($0.operations) })
    #expect(reports.allSatisfy { $0.failed == 0 && $0.inDoubt == 0 })
    // What never happens proves nothing.
    let done = reports.reduce(into: [:]) { $0.merge($1.done, uniquingKeysWith: +) }
    let refused = reports.reduce(into: [:]) { $0.merge($1.refused, uniquingKeysWith: +) }
    let kinds: Set = [
      "accept", "decline", "transfer", "withdrawTransfer", "send", "end", "submitWrapUp",
    ]
    #expect(Set(done.keys) == kinds.union(["look"]), "\(done)")
    #expect(Set(refused.keys) == kinds, "\(refused)")
  }

  @Test func `G6 so they do where the storage fails and nobody knows what happened`() async throws {
    let faults = StorageFaultRates(unavailable: 0.05, answerLost: 0.3, requestLost: 0.15)
    let reports = try await reports(of: 1...20, faults: faults)
    #expect(reports.contains { $0.failed > 0 })
    #expect(reports.contains { $0.inDoubt > 0 })
    #expect(reports.contains { !$0.done.isEmpty })
  }

  @Test func `G6 and where every record is encoded`() async throws {
    _ = try await reports(of: 1...3) { InMemoryStorage(encodesRecords: true) }
  }

  /// A storage that lets two win, or forgets what it has done.
  struct Broken: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var faults = StorageFaultRates()
    let make: @Sendable () -> any ContactCenterStorage
  }

  static let broken = [
    Broken(testDescription: "IgnoresVersions") { IgnoresVersions(base: InMemoryStorage()) },
    Broken(testDescription: "IgnoresAgents") { IgnoresAgents(base: InMemoryStorage()) },
    Broken(testDescription: "ChecksThenWrites") { ChecksThenWrites() },
    Broken(testDescription: "ForgetsItsBatches", faults: StorageFaultRates(answerLost: 0.4)) {
      ForgetsItsBatches(base: InMemoryStorage())
    },
  ]

  @Test(arguments: broken)
  func `G6 a storage that lets two win, or forgets what it did, is found`(
    broken: Broken
  ) async throws {
    // How the threads meet is chance: no single race is certain to show it.
    for seed: UInt64 in 1...300 {
      do {
        try await CommandRace(seed: seed, over: broken.make(), faults: broken.faults).run()
      } catch let failure as UnexplainedHistory {
        #expect(failure.seed == seed)
        let lines = failure.description.split(separator: "\n")
        #expect(lines[0].hasPrefix("no order of "))
        #expect(lines[0].hasSuffix("operations explains their answers (seed \(seed)):"))
        #expect(lines.contains { $0.contains("\tinvoke conversation ") })
        #expect(lines.contains("where none of these fits, as it was answered:"))
        return
      }
    }
    Issue.record("300 races have found nothing")
  }
}

/// Looks at the versions of conversations, and at none of agents.
struct IgnoresAgents: StorageDecorator {
  let base: any ContactCenterStorage

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var blind = batch
    blind.agents = try await batch.expectingWhatIsThere(in: base).agents
    return try await base.commit(blind)
  }
}
