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
    var fault: (StorageFault, calls: Int)?
    var interruption: (@Sendable () async -> Void)?
    var calls = 0
    var hasFailed = false
  }

  private let state = Locked(State())

  /// Lets the storage fail once; `nil` withdraws it.
  func arm(_ fault: StorageFault?, after calls: Int = 0) {
    state.withLock { $0.fault = fault.map { ($0, calls: calls) } }
  }

  /// Lets something happen just before the next commit.
  func interrupt(_ work: (@Sendable () async -> Void)?) { state.withLock { $0.interruption = work } }

  /// Begins a step.
  func begin() { state.withLock { $0.calls = 0 } }

  /// What was committed since it was last asked, and whether a fault has happened meanwhile.
  func takeCommitments() -> (commitments: [Commitment], hasFailed: Bool, isStuck: Bool) {
    state.withLock { state in
      defer {
        state.commitments.removeAll(keepingCapacity: true)
        state.hasFailed = false
      }
      return (state.commitments, state.hasFailed, state.calls > Self.callsPerStep)
    }
  }

  // MARK: For the storage of a host

  /// Counts a read, which may have to fail.
  func read() throws {
    try state.withLock { state in
      try count(&state)
      if take(&state, where: { $0 == .readFails }) != nil {
        throw StorageError(.unavailable, "simulated")
      }
    }
  }

  /// Counts a commit: the fault that it is to have.
  func write() throws -> StorageFault? {
    try state.withLock { state in
      try count(&state)
      return take(&state, where: { $0 != .readFails })
    }
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

  private func count(_ state: inout State) throws {
    state.calls += 1
    if state.calls > Self.callsPerStep { throw StorageError(.corrupt, "a step without an end") }
  }

  private func take(
    _ state: inout State,
    where matches: (StorageFault) -> Bool
  ) -> StorageFault? {
    guard let (fault, calls) = state.fault, matches(fault) else { return nil }
    guard calls == 0 else {
      state.fault = (fault, calls - 1)
      return nil
    }
    state.fault = nil
    state.hasFailed = true
    return fault
  }
}
