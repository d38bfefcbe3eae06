import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The end of a run: nothing fails any more, everybody is back, and whatever is open is worked off.
///
/// What then still waits, is overdue or takes capacity would have stayed so for ever.
struct ClosingTime {
  /// Rounds of work; each brings every conversation on by one step.
  private static let rounds = 200

  let run: SimulationRun
  private var number: Int
  private var model: Model { run.model }

  init(_ run: SimulationRun, after number: Int) {
    self.run = run
    self.number = number
  }

  /// Closes, and checks that nothing is left.
  mutating func close() async throws {
    run.hosts.faults.failNoMore()
    run.hosts.provider.script(nil)
    try await carryOut(.work)
    for _ in 0..<Self.rounds where !(model.open.isEmpty && model.wrappingUp.isEmpty) {
      try await callEverybody()
      try await workOff()
      // Nobody can do anything now: whatever is still open waits for some time to be over.
      let isIdle = model.offered.isEmpty && model.owned.isEmpty && model.wrappingUp.isEmpty
      if isIdle { try await carryOut(.waitForDeadline(minus: 0)) }
      try await carryOut(.work)
    }
    try await sendTheRest()
    try await checkRest()
  }

  private mutating func callEverybody() async throws {
    for agent in model.absent.numbers.sorted() { try await carryOut(.signIn(agent: agent)) }
    for agent in model.resting.numbers.sorted() {
      try await carryOut(.choose(agent: agent, isAvailable: true, for: nil))
    }
  }

  /// Brings every conversation on.
  private mutating func workOff() async throws {
    for index in model.open.numbers.sorted() {
      let known = model.conversations[index]
      guard let record = known.record else { continue }
      if record.openOffer != nil {
        try await carryOut(.accept(known.name, by: .offered, offersBack: 0))
      } else if record.owner != nil {
        try await carryOut(.end(known.name, by: .owner))
      } else if known.isShared {
        try await carryOut(.claim(known.name, by: .agent(index % Scenery.teamCount)))
      }
    }
    for index in model.wrappingUp.numbers.sorted() {
      try await carryOut(.submitWrapUp(model.conversations[index].name, by: .wrappingUp))
    }
  }

  /// Lets time pass until nothing is left to be sent.
  private mutating func sendTheRest() async throws {
    for _ in 0..<Self.rounds {
      guard try await run.hosts.storage.nextDeadline() != nil else { return }
      try await carryOut(.waitForDeadline(minus: 0))
      try await carryOut(.work)
    }
  }

  private func checkRest() async throws {
    try await Invariant10Liveness.checkSettled(model, in: run.hosts.storage, at: run.now)
    try Invariant03Capacity.checkDrained(model)
    try await run.inspectEverything()
  }

  private mutating func carryOut(_ operation: SimulatedOperation) async throws {
    number += 1
    try await run.carryOut(SimulatedStep(number, at: number % 2, operation))
  }
}
