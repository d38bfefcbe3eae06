#if THREAD_SANITIZER
import Foundation
#else
package import Synchronization
#endif

/// A value that several tasks use in turn, for short synchronous work.
///
/// The thread sanitizer reports races in a contended `Mutex` that are none; builds for it are made
/// with `-DTHREAD_SANITIZER` and use `NSLock` instead. This is the one type of the SDK whose
/// safety the compiler takes on trust, and only in those builds.
#if THREAD_SANITIZER
package final class Locked<State: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var state: State

  package init(_ state: State) { self.state = state }

  /// Lends the value to a closure while everybody else waits; never wait inside of it.
  package func withLock<Result, Failure: Error>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&state)
  }
}
#else
package final class Locked<State: Sendable>: Sendable {
  @usableFromInline
  let state: Mutex<State>

  @inlinable
  package init(_ state: State) { self.state = Mutex(state) }

  /// Lends the value to a closure while everybody else waits; never wait inside of it.
  @inlinable
  package func withLock<Result: Sendable, Failure: Error>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try state.withLock { (value) throws(Failure) -> Result in try body(&value) }
  }
}
#endif
