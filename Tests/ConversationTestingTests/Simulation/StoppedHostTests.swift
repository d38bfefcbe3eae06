import ConversationTesting
import Testing

@Suite struct StoppedHostTests {
  let simulation = Simulation(seed: 1, agents: 4, conversations: 1)

  static let name = ConversationName(customer: 0, ordinal: 1)

  /// A conversation from its first message to its wrap-up; whoever is not heard says it again.
  static let day: [SimulatedOperation] = [
    .write(customer: 0, numbers: [0]), .write(customer: 0, numbers: [0]),
    .accept(name, by: .offered, offersBack: 0), .send(name, by: .owner, times: 2), .work,
    .wait(milliseconds: 61_000), .work, .transfer(name, by: .owner, toAgent: 1),
    .accept(name, by: .offered, offersBack: 0), .submitWrapUp(name, by: .wrappingUp),
    .end(name, by: .owner), .submitWrapUp(name, by: .wrappingUp),
  ]

  static func steps(_ operations: [SimulatedOperation]) -> [SimulatedStep] {
    zip(1..., operations).map { SimulatedStep($0, at: $0 % 2, $1) }
  }

  @Test func `The day goes well as long as nobody stops`() async throws {
    let counts = try await simulation.replay(Self.steps(Self.day)).counts
    #expect(counts.conversations == 1)
    #expect(counts.duplicates == 2)
    #expect(counts.messagesOut == 1)
    #expect(counts.offers == 2)
    #expect(counts.refusals == 0)
  }

  @Test func `A host may stop after every single call, and nothing is lost or left undone`()
    async throws
  {
    for place in Self.day.indices {
      for calls in 0..<10 {
        var operations = Self.day
        operations[place] = .stop(operations[place], after: calls)
        let counts = try await simulation.replay(Self.steps(operations)).counts
        #expect(counts.messagesIn == 1, "stopped in step \(place + 1) after \(calls) calls")
      }
    }
  }
}
