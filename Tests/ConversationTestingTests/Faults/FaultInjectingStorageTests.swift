import ConversationCore
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct FaultInjectingStorageTests {
  let now = Date(timeIntervalSince1970: 1_750_000_000)
  let ids = SeededSource(seed: 3)

  func batch(claiming key: ClaimKey) -> ChangeBatch {
    var batch = ChangeBatch(id: ids.make(at: now), at: now)
    batch.claims = [Claim(key, expiresAt: now + 60)]
    return batch
  }

  func isTaken(_ key: ClaimKey, in storage: any ContactCenterStorage) async throws -> Bool {
    var request = LoadRequest()
    request.claims = [key]
    return try await storage.load(request).claim(key) != nil
  }

  func code(_ body: () async throws -> Void) async throws -> StorageError.Code? {
    do {
      try await body()
      return nil
    } catch let error as StorageError {
      return error.code
    }
  }

  @Test(arguments: [
    (StorageFault.unavailable, StorageError.Code.unavailable, false),
    (.conflict, .conflict, false), (.requestLost, .unknownOutcome, false),
    (.answerLost, .unknownOutcome, true),
  ])
  func `A fault says what it says and does what it does`(
    fault: StorageFault,
    code expected: StorageError.Code,
    happens: Bool
  ) async throws {
    let storage = FaultInjectingStorage(InMemoryStorage())
    storage.failNextCommits([nil, fault])
    _ = try await storage.commit(batch(claiming: "before"))
    let faulty = batch(claiming: "during")
    let seen = try await code { _ = try await storage.commit(faulty) }
    #expect(seen == expected)
    #expect(try await isTaken("during", in: storage) == happens)
    // The same batch again is certain, whatever had become of it.
    _ = try await storage.commit(faulty)
    #expect(try await isTaken("during", in: storage))
    #expect(storage.struck == [fault: 1])
    #expect(storage.commitCount == 3)
  }

  @Test func `A load fails when it is asked to`() async throws {
    let storage = FaultInjectingStorage(InMemoryStorage())
    storage.failNextLoads([.unavailable])
    let seen = try await code { _ = try await storage.load(LoadRequest()) }
    #expect(seen == .unavailable)
    _ = try await storage.load(LoadRequest())
  }

  @Test func `Faults by chance are the same for the same seed`() async throws {
    var runs: [[StorageError.Code?]] = []
    for seed: UInt64 in [1, 1, 2] {
      let storage = FaultInjectingStorage(InMemoryStorage())
      let rates = StorageFaultRates(
        unavailable: 0.1,
        answerLost: 0.1,
        requestLost: 0.1,
        conflict: 0.1
      )
      storage.failByChance(rates, seed: seed)
      var run: [StorageError.Code?] = []
      for number in 1...200 {
        let batch = batch(claiming: ClaimKey("\(number)"))
        run.append(try await code { _ = try await storage.commit(batch) })
      }
      runs.append(run)
      #expect((50...110).contains(storage.struck.values.reduce(0, +)))
      #expect(storage.struck.count == 4)
    }
    #expect(runs[0] == runs[1])
    #expect(runs[0] != runs[2])
  }

  @Test func `Commits and loads take the time that they are given`() async throws {
    let time = ManualTime()
    let storage = FaultInjectingStorage(
      InMemoryStorage(),
      loadDelay: .milliseconds(5),
      commitDelay: .milliseconds(20),
      clock: time.clock
    )
    let batch = batch(claiming: "slow")
    let commit = Task { try await storage.commit(batch) }
    while time.sleeperCount == 0 { await Task.yield() }
    #expect(storage.commitCount == 0)
    time.advance(by: 0.02)
    _ = try await commit.value
    let load = Task { try await storage.load(LoadRequest()) }
    while time.sleeperCount == 0 { await Task.yield() }
    time.advance(by: 0.005)
    _ = try await load.value
  }

  @Test func `A cancelled commit does not wait, and is carried out`() async throws {
    let time = ManualTime()
    let storage = FaultInjectingStorage(
      InMemoryStorage(),
      commitDelay: .seconds(1),
      clock: time.clock
    )
    let batch = batch(claiming: "cancelled")
    let commit = Task { try await storage.commit(batch) }
    while time.sleeperCount == 0 { await Task.yield() }
    commit.cancel()
    _ = try await commit.value
    #expect(try await isTaken("cancelled", in: storage))
  }

  @Test func `Around a storage that keeps every promise it keeps them, too`() async throws {
    let checks = StorageChecks { FaultInjectingStorage(InMemoryStorage()) }
    for check in checks.all { try await check.run() }
  }
}
