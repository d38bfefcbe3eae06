import Locking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A time that stands still until a test moves it.
///
/// It is a source of dates, and its clock, a ``ManualClock``, lets code sleep until the test has
/// moved on far enough.
///
/// ```swift
/// let time = ManualTime()
/// time.advance(by: 30)
/// time.now  // half a minute later
/// ```
public final class ManualTime: Sendable {
  private struct Sleeper {
    let number: Int
    let until: Duration
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now: Date
    /// What the clock shows: how far time was moved forward in all.
    var elapsed: Duration = .zero
    var sleepers: [Sleeper] = []
    var lastNumber = 0
    /// Sleepers that were cancelled before they lay down.
    var cancelled: Set<Int> = []
  }

  private let state: Locked<State>

  /// Begins at a date, in whole milliseconds; without one, on a Wednesday in 2025 at 08:00 UTC.
  public init(_ start: Date = Date(timeIntervalSince1970: 1_750_233_600)) {
    state = Locked(State(now: start))
  }

  /// The time now.
  ///
  /// Setting it is what happens when a computer's clock is put right: it may go backwards, and
  /// nobody who sleeps takes note.
  public var now: Date {
    get { state.withLock { $0.now } }
    set { state.withLock { $0.now = newValue } }
  }

  /// How many tasks sleep by the clock now.
  public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

  /// Moves on by some seconds, and wakes whoever has slept long enough, in the order of their times.
  public func advance(by seconds: TimeInterval) {
    let awake = state.withLock { state in
      state.now += seconds
      state.elapsed += .milliseconds(Int64((seconds * 1000).rounded()))
      let awake = state.sleepers.filter { $0.until <= state.elapsed }.sorted { $0.until < $1.until }
      state.sleepers.removeAll { $0.until <= state.elapsed }
      return awake
    }
    for sleeper in awake { sleeper.continuation.resume() }
  }

  // MARK: For the clock

  var elapsed: Duration { state.withLock { $0.elapsed } }

  func sleep(until deadline: Duration) async throws {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    defer { state.withLock { _ = $0.cancelled.remove(number) } }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        lieDown(Sleeper(number: number, until: deadline, continuation: continuation))
      }
    } onCancel: {
      cancel(number)
    }
  }

  private func lieDown(_ sleeper: Sleeper) {
    let isCancelled: Bool? = state.withLock { state in
      if state.cancelled.remove(sleeper.number) != nil { return true }
      if sleeper.until <= state.elapsed { return false }
      state.sleepers.append(sleeper)
      return nil
    }
    switch isCancelled {
    case true?: sleeper.continuation.resume(throwing: CancellationError())
    case false?: sleeper.continuation.resume()
    case nil: break
    }
  }

  private func cancel(_ number: Int) {
    let sleeper = state.withLock { state -> Sleeper? in
      guard let index = state.sleepers.firstIndex(where: { $0.number == number }) else {
        state.cancelled.insert(number)
        return nil
      }
      return state.sleepers.remove(at: index)
    }
    sleeper?.continuation.resume(throwing: CancellationError())
  }
}
