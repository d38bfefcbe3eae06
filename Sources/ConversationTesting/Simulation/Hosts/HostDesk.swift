import ConversationStorage
import Locking

/// A batch that was committed, and the cursor of the last event after it.
struct Commitment: Sendable {
  let batch: ChangeBatch
  let cursor: EventCursor
}

/// What the hosts have done since it was last asked.
struct HostNotes: Sendable {
  /// What was committed, in that order.
  var commitments: [Commitment] = []
  /// Whether a batch that was committed again had another result.
  var hasContradiction = false
  /// Whether they would go on for ever.
  var isStuck = false
}

/// Where the simulation and the storages of its hosts leave each other notes.
final class HostDesk: Sendable {
  /// More calls than this in one step mean that the step goes round in a circle.
  private static let callsPerStep = 200_000

  private struct State {
    var notes = HostNotes()
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

  /// What was done since it was last asked.
  func takeNotes() -> HostNotes {
    state.withLock { state in
      defer { state.notes = HostNotes() }
      return state.notes
    }
  }

  // MARK: For the storages

  /// Counts a call.
  func count() throws {
    let isStuck = state.withLock { state in
      state.calls += 1
      if state.calls > Self.callsPerStep { state.notes.isStuck = true }
      return state.notes.isStuck
    }
    if isStuck { throw StorageError(.corrupt, "a step without an end") }
  }

  func takeInterruption() -> (@Sendable () async -> Void)? {
    state.withLock { state in
      defer { state.interruption = nil }
      return state.interruption
    }
  }

  /// Notes a batch, once: committing it again must have the same result.
  func note(_ batch: ChangeBatch, _ cursor: EventCursor) {
    state.withLock { state in
      if let first = state.notes.commitments.last(where: { $0.batch.id == batch.id }) {
        if first.cursor != cursor { state.notes.hasContradiction = true }
      } else {
        state.notes.commitments.append(Commitment(batch: batch, cursor: cursor))
      }
    }
  }
}
