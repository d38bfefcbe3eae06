#if THREAD_SANITIZER
import Foundation
#else
public import Synchronization
#endif

#if THREAD_SANITIZER
/// A value that several tasks use in turn, for short synchronous work.
///
/// The thread sanitizer reports races in a contended `Mutex` that are none; builds for it are made
/// with `-DTHREAD_SANITIZER` and use `NSLock` instead. This is the one type of the SDK whose
/// safety the compiler takes on trust, and only in those builds.
///
/// It is public so that its body is compiled into its users; the module is part of no product.
public final class Locked<State: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var state: State

  /// Puts a value behind a lock.
  public init(_ state: State) { self.state = state }

  /// Lends the value to a closure while everybody else waits; never wait inside of it.
  public func withLock<Result, Failure: Error>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&state)
  }
}
#else
/// A value that several tasks use in turn, for short synchronous work.
///
/// The thread sanitizer reports races in a contended `Mutex` that are none; builds for it are made
/// with `-DTHREAD_SANITIZER` and use `NSLock` instead. This is the one type of the SDK whose
/// safety the compiler takes on trust, and only in those builds.
///
/// It is public so that its body is compiled into its users; the module is part of no product.
public final class Locked<State: Sendable>: Sendable {
  @usableFromInline let state: Mutex<State>

  /// Puts a value behind a lock.
  public init(_ state: State) { self.state = Mutex(state) }

  /// Lends the value to a closure while everybody else waits; never wait inside of it.
  @inlinable
  public func withLock<Result: Sendable, Failure: Error>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try state.withLock { (value) throws(Failure) -> Result in try body(&value) }
  }
}
#endif
