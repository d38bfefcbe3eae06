import ConversationCore
import ConversationStorage
import Locking

/// A storage in whose doorway commits wait for each other, a moment at most: what was decided on the same
/// version is then written at the same time, which chance alone seldom brings about.
final class CrowdedStorage: StorageDecorator {
  private struct Doorway {
    /// Whether somebody waits.
    var isTaken = false
    /// How often it was left, so that who waits knows that it was.
    var turn = 0
    var dice: Dice
  }

  let base: any ContactCenterStorage
  private let doorway: Locked<Doorway>

  init(_ base: any ContactCenterStorage, seed: UInt64) {
    self.base = base
    doorway = Locked(Doorway(dice: Dice(seed: seed, part: 1)))
  }

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    await waitForCompany()
    return try await base.commit(batch)
  }

  private func waitForCompany() async {
    let wait = doorway.withLock { doorway -> (turn: Int, microseconds: Int)? in
      if doorway.isTaken {
        doorway.isTaken = false
        doorway.turn += 1
        return nil
      }
      let microseconds = doorway.dice.number(below: 1_000)
      doorway.isTaken = true
      return (doorway.turn, microseconds)
    }
    guard let wait else { return }
    let end = ContinuousClock.now.advanced(by: .microseconds(wait.microseconds))
    while ContinuousClock.now < end {
      await Task.yield()
      if doorway.withLock({ $0.turn != wait.turn }) { return }
    }
    doorway.withLock { doorway in
      if doorway.turn == wait.turn {
        doorway.isTaken = false
        doorway.turn += 1
      }
    }
  }
}

/// A clock on which whoever sleeps only lets others go first.
struct YieldingClock: Clock {
  var now: ContinuousClock.Instant { ContinuousClock.now }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    await Task.yield()
  }
}
