import Synchronization

/// A value that several tasks use in turn, for short synchronous work.
package final class Locked<State: Sendable>: Sendable {
  private let state: Mutex<State>

  /// Makes a lock around a first value.
  package init(_ state: State) {
    self.state = Mutex(state)
  }

  /// Lends the value to a closure while everybody else waits; never wait inside of it.
  package func withLock<Result: Sendable>(
    _ body: (inout State) throws -> Result
  ) rethrows -> Result {
    try state.withLock { try body(&$0) }
  }
}
