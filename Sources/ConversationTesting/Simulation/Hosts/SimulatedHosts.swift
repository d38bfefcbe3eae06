import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Locking
import Masking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Two hosts that run the engine over one storage, with the time, the chance and the provider that they
/// share.
///
/// From the outside in, a call goes through the host's own storage, the faults, and the notes of what
/// was really committed.
struct SimulatedHosts: Sendable {
  let storage: any ContactCenterStorage
  let time: ManualTime
  let desk = HostDesk()
  let faults: FaultInjectingStorage
  let provider: ScriptedProvider
  let observer = ListeningObserver()
  private(set) var centers: [ContactCenter]
  private let storages: [HostStorage]
  private let inboxes: [InboxPolicy]
  private let redaction: [InboxID: ArrivalPolicy]
  private let dice: Locked<SeededRandom>

  init(
    _ scenery: Scenery,
    over storage: any ContactCenterStorage,
    time: ManualTime = ManualTime(Scenery.start),
    bug: ProviderBug? = nil
  ) {
    self.storage = storage
    provider = ScriptedProvider(bug)
    self.time = time
    let (desk, dice) = (self.desk, Locked(SeededRandom(seed: 0)))
    let faults = FaultInjectingStorage(NotingStorage(base: storage, desk: desk))
    self.faults = faults
    self.dice = dice
    inboxes = scenery.inboxes
    redaction = scenery.redaction
    storages = (0..<2).map { _ in HostStorage(faults, desk: desk) }
    centers = []
    centers = storages.map(makeCenter)
  }

  private func makeCenter(over storage: HostStorage) -> ContactCenter {
    var settings = EngineSettings()
    // One at a time leaves the order of everything to the seed, and none to the scheduler.
    settings.deliveriesAtATime = 1
    settings.conflictBudget = 1
    settings.claimRetention = 10 * 365 * 86_400
    settings.replyRetention = settings.claimRetention
    let (time, dice) = (self.time, self.dice)
    return ContactCenter(
      storage: storage,
      adapters: [provider],
      inboxes: inboxes,
      redaction: redaction,
      surroundings: Surroundings(
        now: { time.now },
        random: { dice.withLock { $0.next() } },
        clock: SleeplessClock()
      ),
      settings: settings,
      observer: observer
    )
  }

  /// Stops a host after so many more calls of its storage.
  func stop(_ host: Int, after calls: Int) { storages[host].stop(after: calls) }

  /// Starts a host that was stopped: it knows nothing but what is stored.
  mutating func restart(_ host: Int) {
    storages[host].stop(after: nil)
    centers[host] = makeCenter(over: storages[host])
  }

  /// Begins a step: what is minted in it depends on the seed and its number, and on nothing that
  /// happened before.
  func begin(step number: Int, seed: UInt64) {
    dice.withLock { $0 = Dice.random(seed: seed, part: number) }
    desk.begin()
  }

  /// Sets everything up: queues, entry points and agents, who sign in and are available.
  func setUp(_ scenery: Scenery) async throws {
    let center = centers[0]
    for queue in scenery.queues { try await center.save(queue) }
    try await Hotline.setUp(center)
    for plan in scenery.entryPoints { try await center.save(plan.entryPoint(generation: 1)) }
    for agent in scenery.agents {
      try await center.save(agent)
      try await center.signIn(agent.id)
      try await center.setAvailable(agent.id)
    }
  }
}

/// A clock on which nobody has to wait.
struct SleeplessClock: Clock {
  var now: ContinuousClock.Instant { ContinuousClock.now }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
  }
}
