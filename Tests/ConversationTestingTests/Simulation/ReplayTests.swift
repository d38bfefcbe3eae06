import ConversationCore
import ConversationTesting
import Foundation
import Testing

@Suite struct ReplayTests {
  let simulation = Simulation(seed: 9, agents: 12, conversations: 60, hasFaults: true)

  func steps(of simulation: Simulation) async throws -> ([SimulatedStep], SimulationReport) {
    var steps: [SimulatedStep] = []
    let report = try await simulation.run { steps.append($0) }
    return (steps, report)
  }

  @Test func `Carrying out the steps of a seed again tells the same events`() async throws {
    let (steps, report) = try await steps(of: simulation)
    #expect(steps.map(\.number) == Array(1...steps.count))
    #expect(try await simulation.steps() == steps)
    #expect(try await simulation.steps(upTo: 30) == Array(steps.prefix(30)))
    #expect(try await simulation.replay(steps) == report)
  }

  @Test func `A step survives JSON and reads like a sentence`() async throws {
    let (steps, _) = try await steps(of: simulation)
    let read = try JSONDecoder().decode(
      [SimulatedStep].self,
      from: try JSONEncoder().encode(steps)
    )
    #expect(read == steps)
    for step in steps {
      #expect(step.description.hasPrefix("#\(step.number) host \(step.host): "))
      // Each operation has words of its own.
      #expect(step.description.count > "#\(step.number) host 0: c1#1: ".count)
    }
    let name = ConversationName(customer: 17, ordinal: 2)
    let step = SimulatedStep(
      812,
      at: 1,
      .race(.accept(name, by: .offered, offersBack: 0), against: .end(name, by: .owner))
    )
    #expect(
      step.description
        == "#812 host 1: c17#2: the offered agent accepts | meanwhile c17#2: the owner ends"
    )
  }

  @Test func `A list that names what is not there does nothing`() async throws {
    let name = ConversationName(customer: 3, ordinal: 4)
    let steps = [
      SimulatedStep(1, at: 0, .accept(name, by: .offered, offersBack: 0)),
      SimulatedStep(2, at: 1, .waitForExpiry(name, minus: 1)),
      SimulatedStep(3, at: 0, .signIn(agent: 9_999)),
      SimulatedStep(4, at: 1, .deleteEntryPoint(77)),
      SimulatedStep(5, at: 0, .race(.claim(name, by: .agent(-1)), against: .work)),
    ]
    let counts = try await simulation.replay(steps).counts
    #expect(counts.conversations == 0)
    #expect(counts.refusals == 0)
  }

  @Test func `A failure names its command, and shrinks to steps that all are needed`() async throws
  {
    let bug = PlantedBug.ignoresVersions
    let simulation = bug.simulation(seed: 1)
    let failure = try #require(await bug.failure(of: simulation))
    let command =
      "swift run -c release simulate --seed 1 --agents \(simulation.agents) "
      + "--conversations \(simulation.conversations)"
    #expect(failure.replayCommand == command)
    #expect(failure.seed == 1)
    #expect(failure.step == failure.operations.count)
    #expect("\(failure)".contains("\(failure.invariant) is broken at step \(failure.step)"))

    // The same seed breaks the same invariant in the same step.
    let again = try #require(await bug.failure(of: simulation))
    #expect(again.operations == failure.operations)
    #expect(again.description == failure.description)

    let least = try await simulation.shrink(failure)
    #expect(least.invariant == failure.invariant)
    #expect((1...6).contains(least.operations.count))
    let numbers = least.operations.map { "\($0.number)" }.joined(separator: ",")
    #expect(least.replayCommand == command + " --only " + numbers)
    await #expect(throws: BrokenInvariant.self) {
      _ = try await simulation.replay(least.operations)
    }
    for place in least.operations.indices {
      var fewer = least.operations
      fewer.remove(at: place)
      let broken = await bug.failure(of: simulation, replaying: fewer)
      #expect(broken?.invariant != failure.invariant)
    }
  }

  @Test func `What shows only at closing time shrinks, too`() async throws {
    let bug = PlantedBug.neverSends
    let simulation = bug.simulation(seed: 1)
    let name = ConversationName(customer: 0, ordinal: 1)
    let steps = [
      SimulatedStep(1, at: 0, .write(customer: 0, numbers: [0])),
      SimulatedStep(2, at: 1, .write(customer: 2, numbers: [0])),
      SimulatedStep(3, at: 0, .accept(name, by: .offered, offersBack: 0)),
      SimulatedStep(4, at: 1, .send(name, by: .owner, times: 1)),
      SimulatedStep(5, at: 0, .end(name, by: .owner)),
    ]
    let failure = try #require(await bug.failure(of: simulation, replaying: steps))
    #expect(failure.invariant == .liveness)
    #expect(failure.isAtClosingTime)
    let least = try await simulation.shrink(failure)
    #expect(least.operations.map(\.number) == [1, 3, 4])
    #expect("\(least)".contains("at closing time after step 4"))
  }
}
