import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Works until the task is cancelled: deadlines, deliveries, routing, and forgetting what has
  /// expired.
  ///
  /// Run it once a host, under the host's own lifecycle. It survives failures of the storage and
  /// leaves nothing half done: what it was sending when it is cancelled is sent and settled.
  public func run() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.repeatedly { try await self.advanceDue() > 0 } }
      group.addTask { await self.repeatedly { try await self.deliverDue() > 0 } }
      if self.notifications != nil {
        group.addTask { await self.repeatedly { try await self.notifyDue() > 0 } }
      }
      group.addTask {
        await self.repeatedly {
          try await self.lookAround()
          while try await self.askFollowUps() > 0 {}
          try await self.surroundings.sleep(.seconds(self.settings.pollInterval))
          return false
        }
      }
    }
  }

  /// Does something as long as there is something to do, and waits for news in between.
  private func repeatedly(_ work: () async throws -> Bool) async {
    var failures = 0
    var overdueRounds = 0
    while !Task.isCancelled {
      let generation = wakeup.generation
      do {
        if try await work() { continue }
        failures = 0
        let isOverdue = await wait(after: generation, overdueRounds: overdueRounds)
        overdueRounds = isOverdue ? overdueRounds + 1 : 0
      } catch {
        failures += 1
        if let error = error as? StorageError { observer?.observe(.storageFailed(error.code)) }
        let longest = min(30, Double(1 << min(failures, 5)))
        try? await surroundings.sleep(.seconds(longest * (0.5 + surroundings.chance() / 2)))
      }
    }
  }

  /// Waits until something is due, something has changed here, or it is time to look for what other
  /// hosts have done.
  ///
  /// What is due and was not done, round after round, is another host's: it is looked at less and
  /// less often. Returns whether there is such.
  private func wait(after generation: UInt64, overdueRounds: Int) async -> Bool {
    var time = settings.pollInterval
    var isOverdue = false
    if let next = try? await storage.nextDeadline() {
      let left = next.timeIntervalSince(surroundings.now())
      isOverdue = left <= 0
      let shortest = 0.001 * Double(1 << min(overdueRounds, 20))
      time = min(time, isOverdue ? shortest : max(0.001, left))
    }
    await wakeup.wait(after: generation, atMost: .seconds(time), sleep: surroundings.sleep)
    return isOverdue
  }

  /// What is done now and then: queues that another host, or a failure, has left; deletions that are
  /// not finished; parts of messages that have waited long enough; visitors who are away or gone; calls
  /// of which nothing more is heard; claims that have expired.
  func lookAround() async throws {
    let query = DocumentQuery(kind: Queue.documentKind, name: Queue.allKey, value: "")
    var cursor: PageCursor?
    repeat {
      let page = try await storage.documents(query, after: cursor, limit: 256)
      await route(page.elements.map { QueueID($0.value.id.id) })
      cursor = page.next
    } while cursor != nil
    try await resumeDeletions()
    try await resumeErasures()
    try await releaseDueParts()
    try await forgetEarlyChanges()
    try await advanceDueVisits()
    try await endSilentCalls()
    _ = try await storage.removeExpired(at: now(), limit: 10_000)
  }
}
