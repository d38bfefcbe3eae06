import ConversationTesting
import Testing

@Suite struct PlantedBugTests {
  @Test(arguments: PlantedBug.random)
  func `A planted bug is found by some seed, and shrinks to a few steps`(
    bug: PlantedBug
  ) async throws {
    for seed: UInt64 in 1...16 {
      let simulation = bug.simulation(seed: seed)
      guard let failure = await bug.failure(of: simulation),
        failure.invariant == bug.invariant
      else { continue }
      // Time enough for a machine on which everything takes many times as long.
      let least = try await simulation.shrink(failure, for: .seconds(1800))
      #expect(least.invariant == bug.invariant)
      #expect(least.operations.count <= 12)
      return
    }
    Issue.record("no seed has found it")
  }

  @Test(arguments: PlantedBug.directed.indices)
  func `A planted bug is found by the steps that lead to it`(place: Int) async throws {
    let (bug, operations) = PlantedBug.directed[place]
    let steps = zip(1..., operations).map { SimulatedStep($0, at: 0, $1) }
    let failure = await bug.failure(of: bug.simulation(seed: 1), replaying: steps)
    #expect(failure?.invariant == bug.invariant, "\(bug.name): \(failure?.detail ?? "sound")")
    // Without the bug the same steps are sound.
    _ = try await Simulation(seed: 1, agents: 12, conversations: 80).replay(steps)
  }

  @Test func `Each invariant is proven by a bug that it finds`() {
    let bugs = PlantedBug.random + PlantedBug.directed.map(\.bug)
    #expect(Set(bugs.map(\.invariant)) == Set(Invariant.allCases))
  }
}
