import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Locking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One run: a contact center that operations are applied to, one after another, and that is inspected
/// after each.
final class SimulationRun {
  /// How often everything is inspected, in steps.
  private static let sweep = 1_000

  let model: Model
  private(set) var hosts: SimulatedHosts
  let inspector: Inspector
  private let seed: UInt64
  private let neighbour: Neighbour

  init(
    seed: UInt64,
    scenery: Scenery,
    database: SimulationDatabase,
    apart: SimulationDatabase,
    bug: ProviderBug? = nil
  ) async throws {
    self.seed = seed
    model = Model(scenery)
    hosts = SimulatedHosts(scenery, over: try await database.open("one"), bug: bug)
    inspector = Inspector(hosts, model: model)
    neighbour = try await Neighbour(in: database, apart: apart, time: hosts.time)
  }

  var now: Date { hosts.time.now }

  /// Sets everything up.
  func setUp() async throws {
    hosts.begin(step: 0, seed: seed)
    try await hosts.setUp(model.scenery)
    try await inspector.inspect(.all, at: now)
  }

  /// Carries out a step, and checks what it has touched.
  func carryOut(_ step: SimulatedStep) async throws {
    model.counts.steps += 1
    hosts.begin(step: step.number, seed: seed)
    switch step.operation {
    case .wait(let milliseconds): pass(to: now.milliseconds + Int64(milliseconds))
    case .waitForDeadline(let early):
      if let next = try await hosts.storage.nextDeadline() {
        pass(to: max(now.milliseconds, next.milliseconds - Int64(early)))
      }
    case .waitForExpiry(let name, let early):
      let offer = model.index(of: name).flatMap { model.conversations[$0].record?.openOffer }
      if let offer {
        pass(to: max(now.milliseconds, offer.expiresAt.milliseconds - Int64(early)))
      }
    case .script(let answers): hosts.provider.script(answers)
    case .failCommit(let fault, let calls):
      hosts.faults.failNextCommits(Array(repeating: nil, count: calls) + [fault])
    case .failRead(let calls):
      hosts.faults.failNextLoads(Array(repeating: nil, count: calls) + [.unavailable])
    case .race(let first, let second): try await race(first, second, step)
    case .stop(let operation, let calls): try await stop(operation, after: calls, step)
    default: try await apply(step)
    }
    if model.counts.steps.isMultiple(of: Self.sweep) { try await inspectEverything() }
    if case .write(let customer, let numbers) = step.operation {
      try await neighbour.listen(customer, numbers, step: step.number, seed: seed)
    }
  }

  /// Checks every record there is.
  func inspectEverything() async throws {
    try await inspector.inspectEverything()
    try await neighbour.inspect()
  }

  /// Moves the clock, which may go backwards.
  func pass(to milliseconds: Int64) {
    hosts.time.now = Date(milliseconds: milliseconds)
    inspector.noteTime(now)
  }

  private func apply(_ step: SimulatedStep) async throws {
    guard let action = resolve(step.operation, step, half: 0) else { return }
    let results = try await action.perform(at: hosts.centers[step.host])
    let hasFailed = try await inspector.inspect(action.commands, at: now)
    try check(results, of: action, hasFailed: hasFailed)
    if case .work = action.kind, case .worked? = results.first, !hasFailed {
      try inspector.inspectWorked(at: now)
    }
  }

  /// Carries out an operation at a host that stops in the middle, and starts the host again.
  ///
  /// Nobody hears what came of it.
  private func stop(
    _ operation: SimulatedOperation,
    after calls: Int,
    _ step: SimulatedStep
  ) async throws {
    guard let action = resolve(operation, step, half: 0) else { return }
    hosts.stop(step.host, after: calls)
    _ = try? await action.perform(at: hosts.centers[step.host])
    hosts.restart(step.host)
    inspector.noteFailure(at: now)
    try await inspector.inspect(action.commands, at: now)
  }

  /// Carries out the second operation at the other host, between decision and commit of the first.
  private func race(
    _ first: SimulatedOperation,
    _ second: SimulatedOperation,
    _ step: SimulatedStep
  ) async throws {
    guard let one = resolve(first, step, half: 0) else { return }
    let other = resolve(second, step, half: 1)
    let meanwhile = Locked<[ActionResult]>([])
    if let other {
      let center = hosts.centers[1 - step.host]
      hosts.desk.interrupt {
        let results = try? await other.perform(at: center)
        meanwhile.withLock { $0 = results ?? [] }
      }
    }
    let results = try await one.perform(at: hosts.centers[step.host])
    hosts.desk.interrupt(nil)
    var commands = one.commands
    if let other {
      commands.kinds += other.commands.kinds
      commands.opensQueued = commands.opensQueued || other.commands.opensQueued
      commands.opensActive = commands.opensActive || other.commands.opensActive
      commands.opensAside = commands.opensAside || other.commands.opensAside
    }
    let hasFailed = try await inspector.inspect(commands, at: now)
    try check(results, of: one, hasFailed: hasFailed)
    if let other { try check(meanwhile.withLock { $0 }, of: other, hasFailed: hasFailed) }
  }

  private func resolve(
    _ operation: SimulatedOperation,
    _ step: SimulatedStep,
    half: Int
  ) -> SimulatedAction? {
    ActionResolver(model: model, now: now, step: step.number, half: half).action(for: operation)
  }

  // MARK: What was acknowledged

  private func check(
    _ results: [ActionResult],
    of action: SimulatedAction,
    hasFailed: Bool
  ) throws(Violation) {
    for (repetition, result) in results.enumerated() {
      switch result {
      case .performed(let outcome):
        if outcome.isRepeated { model.counts.duplicates += 1 }
        guard repetition == 0 || outcome.isRepeated else {
          throw Violation(.noPhantom, "the same command was carried out twice")
        }
        guard let text = action.text, let message = outcome.message else { continue }
        try Invariant04NoLostMessage.check(reply: message, number: text, in: model)
      case .refused: model.counts.refusals += 1
      case .received(let items, let outcome):
        try check(outcome, of: items, hasFailed: hasFailed)
      case .called(let result): if !result.hasChanged { model.counts.duplicates += 1 }
      case .worked: break
      case .failed(let error):
        guard hasFailed else {
          throw Violation(.liveness, "the storage is well, and a host fails: \(error)")
        }
      }
    }
  }

  private func check(
    _ outcome: WebhookOutcome,
    of items: [WireItem],
    hasFailed: Bool
  ) throws(Violation) {
    guard outcome.reply.status == 200 else {
      guard hasFailed else {
        throw Violation(.liveness, "a webhook is answered with \(outcome.reply.status)")
      }
      return
    }
    guard outcome.results.count == items.count else {
      throw Violation(
        .noLostMessage,
        "\(outcome.results.count) of \(items.count) items were acknowledged"
      )
    }
    for (item, result) in zip(items, outcome.results) {
      guard case .message(_, let customer, let number) = item else { continue }
      if case .duplicate = result { model.counts.duplicates += 1 }
      if case .refused = result { model.counts.refusals += 1 }
      try Invariant04NoLostMessage.check(result, toMessage: number, of: customer, in: model)
    }
  }
}
