/// Days of a contact center in seconds: random operations of a seed, applied through `ContactCenter` by
/// two hosts over one storage, with every invariant checked on the way.
///
/// ```swift
/// let report = try await Simulation(seed: 7).run()
/// ```
///
/// Everything in a run is decided by its seed. A run that breaks an invariant throws a
/// ``BrokenInvariant`` with the operations that led to it; ``shrink(_:for:)`` finds out which of
/// them are needed.
public struct Simulation: Sendable {
  /// What decides everything in the run.
  public let seed: UInt64
  /// How many agents there are.
  public let agents: Int
  /// How many conversations are opened.
  public let conversations: Int
  /// Whether the storage fails now and then.
  public let hasFaults: Bool
  /// Makes a new, empty database for a run.
  let database: @Sendable () async throws -> SimulationDatabase
  /// What the adapter does wrong; nothing, unless a test wants to see that it is found.
  package var providerBug: ProviderBug?

  /// Describes a run.
  ///
  /// `database` makes a new, empty database each time it is called; without it, everything is kept in
  /// memory. An adopter hands in their own.
  public init(
    seed: UInt64,
    agents: Int = 200,
    conversations: Int = 5_000,
    hasFaults: Bool = false,
    database: @escaping @Sendable () async throws -> SimulationDatabase = { .inMemory() }
  ) {
    self.seed = seed
    self.agents = max(Scenery.teamCount, agents)
    self.conversations = max(1, conversations)
    self.hasFaults = hasFaults
    self.database = database
  }

  /// Generates the operations of the seed and applies them.
  ///
  /// `each` is called before each step.
  /// - Throws: ``BrokenInvariant``; what the database throws when it is opened.
  public func run(
    each: (SimulatedStep) -> Void = { _ in }
  ) async throws -> SimulationReport {
    let run = try await begin()
    var generator = generator(for: run)
    var steps: [SimulatedStep] = []
    do {
      try await run.setUp()
      while let step = generator.makeStep() {
        each(step)
        steps.append(step)
        try await run.carryOut(step)
      }
    } catch let violation as Violation {
      throw BrokenInvariant(violation, in: self, steps: steps, isAtClosingTime: false)
    }
    return try await close(run, after: steps)
  }

  /// The steps that the seed makes, up to a number; not more than it takes to break an invariant.
  ///
  /// What a step is depends on what those before it have come to, so they are carried out.
  public func steps(upTo last: Int = .max) async throws -> [SimulatedStep] {
    let run = try await begin()
    var generator = generator(for: run)
    var steps: [SimulatedStep] = []
    do {
      try await run.setUp()
      while steps.count < last, let step = generator.makeStep() {
        steps.append(step)
        try await run.carryOut(step)
      }
    } catch is Violation {}
    return steps
  }

  /// Carries out a list of steps instead of making one: those of a seed, or some of them.
  ///
  /// - Throws: as ``run(each:)``.
  public func replay(_ steps: [SimulatedStep]) async throws -> SimulationReport {
    try await close(try await carryOut(steps), after: steps)
  }

  /// Carries out a list of steps, without closing.
  ///
  /// - Throws: ``BrokenInvariant``.
  func carryOut(_ steps: [SimulatedStep]) async throws -> SimulationRun {
    let run = try await begin()
    var done = 0
    do {
      try await run.setUp()
      for step in steps {
        done += 1
        try await run.carryOut(step)
      }
    } catch let violation as Violation {
      let led = Array(steps.prefix(done))
      throw BrokenInvariant(violation, in: self, steps: led, isAtClosingTime: false)
    }
    return run
  }

  private func begin() async throws -> SimulationRun {
    try await SimulationRun(
      seed: seed,
      scenery: Scenery(agents: agents),
      database: database(),
      apart: database(),
      bug: providerBug
    )
  }

  private func generator(for run: SimulationRun) -> OperationGenerator {
    OperationGenerator(
      seed: seed,
      conversations: conversations,
      hasFaults: hasFaults,
      model: run.model
    )
  }

  private func close(
    _ run: SimulationRun,
    after steps: [SimulatedStep]
  ) async throws -> SimulationReport {
    var closing = ClosingTime(run, after: steps.last?.number ?? 0)
    do {
      try await closing.close()
    } catch let violation as Violation {
      throw BrokenInvariant(violation, in: self, steps: steps, isAtClosingTime: true)
    }
    return SimulationReport(seed: seed, counts: run.model.counts, digest: run.model.digest)
  }
}

/// What a run without a broken invariant has come to.
public struct SimulationReport: Hashable, Sendable {
  /// The seed.
  public let seed: UInt64
  /// What happened, in numbers.
  public let counts: SimulationCounts
  /// What the events add up to: the same for the same seed, on every machine.
  public let digest: EventDigest
}
