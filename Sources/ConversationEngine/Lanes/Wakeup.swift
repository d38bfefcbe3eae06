import Locking

/// Wakes those who wait for something new.
///
/// Signals that come close together are one.
final class Wakeup: Sendable {
  private struct State {
    var generation: UInt64 = 0
    var nextWaiter: UInt64 = 0
    var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Locked(State())

  /// The number of signals so far.
  var generation: UInt64 { state.withLock { $0.generation } }

  /// Wakes everybody who waits.
  func signal() {
    let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      state.generation &+= 1
      guard !state.waiters.isEmpty else { return [] }
      defer { state.waiters.removeAll(keepingCapacity: true) }
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Waits until there was a signal after a generation, the time is over or the task is cancelled.
  func wait(
    after generation: UInt64,
    atMost time: Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.waitForSignal(after: generation) }
      group.addTask { try? await sleep(time) }
      await group.next()
      group.cancelAll()
    }
  }

  private func waitForSignal(after generation: UInt64) async {
    let ticket = state.withLock { state in
      state.nextWaiter &+= 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          guard state.generation == generation, !Task.isCancelled else { return true }
          state.waiters[ticket] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { $0.waiters.removeValue(forKey: ticket) }
      waiter?.resume()
    }
  }
}
