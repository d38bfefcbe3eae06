import ConversationStorage
import Locking

/// A batch that was committed, and the cursor of the last event after it.
struct Commitment: Sendable {
  let batch: ChangeBatch
  let cursor: EventCursor
}

/// Where the simulation and the storages of its hosts leave each other notes.
final class HostDesk: Sendable {
  /// More calls than this in one step mean that the step goes round in a circle.
  private static let callsPerStep = 200_000

  private struct State {
    var commitments: [Commitment] = []
    var interruption: (@Sendable () async -> Void)?
    var calls = 0
  }

  private let state = Locked(State())

  /// Lets something happen just before the next commit; `nil` withdraws it.
  func interrupt(_ work: (@Sendable () async -> Void)?) {
    state.withLock { $0.interruption = work }
  }

  /// Begins a step.
  func begin() { state.withLock { $0.calls = 0 } }

  /// What was committed since it was last asked, and whether the step would go on for ever.
  func takeCommitments() -> (commitments: [Commitment], isStuck: Bool) {
    state.withLock { state in
      defer { state.commitments.removeAll(keepingCapacity: true) }
      return (state.commitments, state.calls > Self.callsPerStep)
    }
  }

  // MARK: For the storage of a host

  /// Counts a call.
  func count() throws {
    let isStuck = state.withLock { state in
      state.calls += 1
      return state.calls > Self.callsPerStep
    }
    if isStuck { throw StorageError(.corrupt, "a step without an end") }
  }

  func takeInterruption() -> (@Sendable () async -> Void)? {
    state.withLock { state in
      defer { state.interruption = nil }
      return state.interruption
    }
  }

  func note(_ batch: ChangeBatch, _ cursor: EventCursor) {
    state.withLock { $0.commitments.append(Commitment(batch: batch, cursor: cursor)) }
  }
}
