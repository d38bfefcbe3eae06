import ConversationStorage

// What a contact center needs of all of it together.
extension StorageChecks {
  var commandChecks: [StorageCheck] {
    [StorageCheck("commandsHaveAnOrder", commandsHaveAnOrder)]
  }

  /// Commands that are given at once, at two hosts, answer as if they had come one after the other, also
  /// where answers of the storage are lost: a few races (``CommandRace``), each over an empty storage.
  public func commandsHaveAnOrder() async throws {
    for seed in 1...16 as ClosedRange<UInt64> {
      var faults = StorageFaultRates()
      if seed.isMultiple(of: 4) { faults.answerLost = 0.3 }
      do {
        try await CommandRace(seed: seed, over: try await makeStorage(), faults: faults).run()
      } catch let failure as UnexplainedHistory {
        throw CheckFailure(
          check: "commandsHaveAnOrder()",
          expected: "the answers of commands that come one after the other",
          seen: failure.description
        )
      }
    }
  }
}
