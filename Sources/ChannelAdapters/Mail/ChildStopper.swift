import Locking

#if os(macOS) || os(Linux)
import Foundation

/// Why a child process was ended by a signal.
enum StopReason: Sendable {
  case cancelled
  case timedOut
  case otherSignal
}

/// Ends a child process: politely first, and for good two seconds later.
///
/// Stopping may be asked for before the process exists, while it runs and after its end, from any
/// task; only the first reason counts.
final class ChildStopper: Sendable {
  private static let grace = Duration.seconds(2)

  private struct State {
    var process: pid_t?
    var reason: StopReason?
    var hasEnded = false
  }

  private let state = Locked(State())

  /// Why the process was stopped, if it was.
  var reason: StopReason? {
    state.withLock { $0.reason }
  }

  func started(_ process: pid_t) {
    let isUnwanted = state.withLock { state in
      state.process = state.hasEnded ? nil : process
      return state.reason != nil
    }
    if isUnwanted {
      terminate()
    }
  }

  /// From here on the number may belong to another process, and is not signalled any more.
  func ended() {
    state.withLock { state in
      state.process = nil
      state.hasEnded = true
    }
  }

  func stop(because reason: StopReason) {
    let isFirst = state.withLock { state in
      guard state.reason == nil, !state.hasEnded else { return false }
      state.reason = reason
      return true
    }
    if isFirst {
      terminate()
    }
  }

  private func terminate() {
    guard signal(SIGTERM) else { return }
    Task {
      try await Task.sleep(for: Self.grace)
      _ = signal(SIGKILL)
    }
  }

  /// Sends a signal under the lock, so that the process cannot be forgotten in between.
  private func signal(_ number: Int32) -> Bool {
    state.withLock { state in
      guard let process = state.process else { return false }
      return kill(process, number) == 0
    }
  }
}
#endif
