import ConversationCore
import ConversationStorage
import ConversationTesting
import Testing

/// A storage that has a bug, and the invariant by which a simulation has to find it.
struct PlantedBug: Sendable, CustomTestStringConvertible {
  let name: String
  let invariant: Invariant
  /// Whether it takes a bad day to show.
  let hasFaults: Bool
  let database: @Sendable () -> SimulationDatabase
  private var providerBug: ProviderBug?

  init(
    _ invariant: Invariant,
    _ name: String,
    hasFaults: Bool = false,
    database: @escaping @Sendable () -> SimulationDatabase
  ) {
    self.name = name
    self.invariant = invariant
    self.hasFaults = hasFaults
    self.database = database
  }

  /// Has the adapter do something wrong, and the storage nothing.
  init(_ invariant: Invariant, _ bug: ProviderBug) {
    self.init(invariant, "\(bug)") { .inMemory() }
    providerBug = bug
  }

  /// Wraps each storage of a database in one that has the bug.
  init<Bug: StorageDecorator>(
    _ invariant: Invariant,
    _ bug: Bug.Type,
    hasFaults: Bool = false,
    _ plant: @escaping @Sendable (any ContactCenterStorage) -> Bug
  ) {
    self.init(invariant, "\(bug)", hasFaults: hasFaults) {
      let memory = InMemoryDatabase()
      return SimulationDatabase { tenant in plant(memory.storage(for: tenant)) }
    }
  }

  var testDescription: String { "\(name), by \(invariant)" }

  func simulation(seed: UInt64) -> Simulation {
    var simulation = Simulation(
      seed: seed,
      agents: 12,
      conversations: 80,
      hasFaults: hasFaults,
      database: database
    )
    simulation.providerBug = providerBug
    return simulation
  }

  /// What a run breaks; of a list of steps instead of the seed's own, if there is one.
  func failure(
    of simulation: Simulation,
    replaying steps: [SimulatedStep]? = nil
  ) async -> BrokenInvariant? {
    do {
      if let steps {
        _ = try await simulation.replay(steps)
      } else {
        _ = try await simulation.run()
      }
      return nil
    } catch let failure as BrokenInvariant {
      return failure
    } catch {
      Issue.record("\(name) ends a simulation with \(error)")
      return nil
    }
  }
}

extension PlantedBug {
  static let ignoresVersions = Self(.offersEndOnce, IgnoresVersions.self) {
    IgnoresVersions(base: $0)
  }
  static let neverSends = Self(.liveness, NeverSends.self) { NeverSends(base: $0) }

  /// Bugs that random operations have to find.
  static let random = [
    ignoresVersions,
    Self(.offersEndOnce, StretchesOffers.self) { StretchesOffers(base: $0) },
    Self(.capacity, LeaksSlots.self) { LeaksSlots(base: $0) },
    Self(.noLostMessage, LosesMessages.self) { LosesMessages(base: $0) },
    Self(.noPhantom, LetsDuplicatesThrough.self) { LetsDuplicatesThrough(base: $0) },
    Self(.noPhantom, ForgetsItsBatches.self, hasFaults: true) { ForgetsItsBatches(base: $0) },
    Self(.order, LeasesTheNextOne.self) { LeasesTheNextOne(base: $0) },
    Self(.liveness, HidesWhoWaits.self) { HidesWhoWaits(base: $0) },
    Self(.liveness, ForgetsDeadlines.self) { ForgetsDeadlines(base: $0) },
    neverSends,
    Self(.determinism, SkipsEvents.self) { SkipsEvents(base: $0) },
    Self(.determinism, DropsWrapUps.self) { DropsWrapUps(base: $0) },
    Self(.autoReply, .knowsNoMachines), Self(.autoReply, .hasNoWindow),
    Self(.monotony, ShowsReportsBackwards.self) { ShowsReportsBackwards(base: $0) },
    Self(.tenantIsolation, "SharesItsTables") {
      let storage = InMemoryStorage()
      return SimulationDatabase { _ in SharesItsTables(base: storage) }
    },
  ]
}
