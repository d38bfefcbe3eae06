public import ConversationStorage
import Locking

/// A storage that fails and dawdles as a test asks for it.
///
/// ```swift
/// let storage = FaultInjectingStorage(InMemoryStorage())
/// storage.failNextCommits([nil, .answerLost])  // the first is fine, the second is in doubt
/// ```
///
/// Everything else it does as the storage inside.
public final class FaultInjectingStorage: StorageDecorator {
  private struct State: Sendable {
    var scriptedCommits: [StorageFault?] = []
    var scriptedLoads: [StorageFault?] = []
    var rates = StorageFaultRates()
    var random = SeededRandom(seed: 0)
    var struck: [StorageFault: Int] = [:]
    var commits = 0
  }

  /// The storage inside.
  public let base: any ContactCenterStorage
  private let loadDelay: Duration
  private let commitDelay: Duration
  private let clock: any Clock<Duration>
  private let state = Locked(State())

  /// Wraps a storage, in which loads and commits take their time.
  ///
  /// A task that is cancelled does not wait, and its call is carried out all the same.
  public init(
    _ base: any ContactCenterStorage,
    loadDelay: Duration = .zero,
    commitDelay: Duration = .zero,
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.base = base
    self.loadDelay = loadDelay
    self.commitDelay = commitDelay
    self.clock = clock
  }

  /// Says what happens to the next commits, one after the other; `nil` lets one pass.
  public func failNextCommits(_ faults: [StorageFault?]) {
    state.withLock { $0.scriptedCommits += faults }
  }

  /// Says what happens to the next loads, one after the other: any fault means `unavailable`.
  public func failNextLoads(_ faults: [StorageFault?]) {
    state.withLock { $0.scriptedLoads += faults }
  }

  /// Lets faults strike by chance from now on, after those that were asked for.
  public func failByChance(_ rates: StorageFaultRates, seed: UInt64) {
    state.withLock { state in
      state.rates = rates
      state.random = SeededRandom(seed: seed)
    }
  }

  /// Forgets what was asked for and has not struck yet; nothing fails from now on.
  public func failNoMore() {
    state.withLock { state in
      state.scriptedCommits = []
      state.scriptedLoads = []
      state.rates = StorageFaultRates()
    }
  }

  /// How often each fault has struck.
  public var struck: [StorageFault: Int] { state.withLock { $0.struck } }

  /// How often a commit was tried, whatever came of it.
  public var commitCount: Int { state.withLock { $0.commits } }

  /// Loads, or fails before.
  public func load(_ request: LoadRequest) async throws -> Loaded {
    await pause(loadDelay)
    if nextFault(isCommit: false) != nil { throw StorageError(.unavailable, "injected") }
    return try await base.load(request)
  }

  /// Commits, or fails before or after.
  public func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    await pause(commitDelay)
    switch nextFault(isCommit: true) {
    case nil: return try await base.commit(batch)
    case .unavailable: throw StorageError(.unavailable, "injected")
    case .requestLost: throw StorageError(.unknownOutcome, "injected")
    case .conflict: throw StorageError(.conflict, "injected")
    case .answerLost:
      _ = try await base.commit(batch)
      throw StorageError(.unknownOutcome, "injected")
    }
  }

  private func nextFault(isCommit: Bool) -> StorageFault? {
    state.withLock { state in
      if isCommit { state.commits += 1 }
      var fault: StorageFault?
      if isCommit, !state.scriptedCommits.isEmpty {
        fault = state.scriptedCommits.removeFirst()
      } else if !isCommit, !state.scriptedLoads.isEmpty {
        fault = state.scriptedLoads.removeFirst()
      } else if state.rates != StorageFaultRates() {
        fault = state.rates.fault(of: state.random.fraction(), isCommit: isCommit)
      }
      if let fault { state.struck[fault, default: 0] += 1 }
      return fault
    }
  }

  private func pause(_ delay: Duration) async {
    if delay > .zero { try? await clock.sleep(for: delay) }
  }
}
