import ConversationEngine
public import ConversationStorage
import Locking

/// A dozen commands of three agents about two conversations, given at the same time, and whether their
/// answers are such as they get one after the other.
///
/// The commands of a seed are always the same ones; how they meet is up to the machine's threads, so that a
/// seed that fails once need not fail again. Run many.
///
/// ```swift
/// for seed in 1...100 {
///   try await CommandRace(seed: UInt64(seed), over: MyStorage(emptyDatabase())).run()
/// }
/// ```
///
/// A command that was refused because the storage was `unavailable` counts as not
/// given; one whose outcome nobody knows may have happened or not.
public struct CommandRace: Sendable {
  private let seed: UInt64
  private let storage: any ContactCenterStorage
  private let faults: StorageFaultRates

  /// Prepares a race over an empty storage, in which faults strike by chance once everything is set up.
  ///
  /// With faults the engine tries nothing for long, so that some of them reach who has given the command.
  public init(
    seed: UInt64,
    over storage: any ContactCenterStorage,
    faults: StorageFaultRates = StorageFaultRates()
  ) {
    self.seed = seed
    self.storage = storage
    self.faults = faults
  }

  /// Runs the race at two hosts, and looks for an order that explains its answers.
  ///
  /// - Throws: ``UnexplainedHistory`` if there is none; whatever the storage throws while everything is
  ///   set up.
  @discardableResult
  public func run() async throws -> RaceReport {
    let scene = try await RaceScene(in: storage, seed: seed)
    let history = try await history(of: RacePlan(seed: seed, from: scene.model), in: scene)
    let result = LinearizationSearch(scene.model).linearization(of: history)
    if case .found = result { return RaceReport(history) }
    throw UnexplainedHistory(history, seed: seed, result)
  }

  private func history(
    of plan: RacePlan,
    in scene: RaceScene
  ) async throws -> History<RacedOperation, RacedAnswer> {
    let faulty = FaultInjectingStorage(storage, loadDelay: .nanoseconds(1), clock: YieldingClock())
    faulty.failByChance(faults, seed: seed)
    let crowded = CrowdedStorage(faulty, seed: seed)
    var settings = EngineSettings()
    // A busy machine is slow, and no reason to give a command up; a storage that fails is one.
    settings.conflictBudget = faults == StorageFaultRates() ? 3600 : 0
    let hosts = (0..<2).map { _ in scene.host(over: crowded, settings: settings) }
    let recorder = Locked(History<RacedOperation, RacedAnswer>())
    /// Carries out operations one after the other, as one process or as several, each of which goes on
    /// where nobody knows what has become of the one before.
    @Sendable func carryOut(_ operations: [RacedOperation], by hand: Int) async throws -> Int {
      var process = hand
      for operation in operations {
        try recorder.withLock { try $0.append(.invoke(operation), by: process) }
        let event = await event(of: operation, at: hosts[hand % hosts.count], in: scene)
        try recorder.withLock { try $0.append(event, by: process) }
        if case .info = event { process += RacePlan.hands }
      }
      return process
    }
    let first = try await carryOut(plan.opening, by: 0)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (hand, operations) in plan.hands.enumerated() {
        group.addTask { _ = try await carryOut(operations, by: hand == 0 ? first : hand) }
      }
      try await group.waitForAll()
    }
    return recorder.withLock { $0 }
  }

  /// What becomes known of an operation.
  private func event(
    of operation: RacedOperation,
    at center: ContactCenter,
    in scene: RaceScene
  ) async -> History<RacedOperation, RacedAnswer>.Event {
    do {
      return .ok(try await operation.perform(at: center, in: scene))
    } catch let error as StorageError {
      switch error.code {
      // Nothing was changed.
      case .unavailable, .conflict, .duplicate: return .fail
      default: return .info
      }
    } catch {
      return .info
    }
  }
}
