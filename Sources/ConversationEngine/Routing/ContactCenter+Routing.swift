import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// The routing pass: one at a time in a process. Being queued is the whole request for it; passes of
// two hosts may collide, and versions decide.
extension ContactCenter {
  /// Routes what a commit has left.
  ///
  /// Failures do not concern the command that was carried out: what waits still waits, and the
  /// worker looks again.
  func follow(_ work: RoutingWork) async {
    guard !work.isEmpty else { return }
    var queues = work.queues
    do {
      for team in work.teams { queues += try await self.queues(of: team) }
    } catch {
      observer?.observe(.backgroundWorkFailed("queues of a team could not be read"))
    }
    await route(queues)
  }

  /// Runs a routing pass over some queues; passes that are asked for meanwhile are one.
  func route(_ queues: [QueueID]) async {
    guard !queues.isEmpty else { return }
    _ = await passes.submit(queues, to: 0) { waiting in
      let all = waiting.count == 1 ? waiting[0] : Array(waiting.joined())
      var offers = 0
      do {
        offers = try await self.pass(over: all)
      } catch {
        // What an unknown error says of itself may quote records.
        let known = (error as? StorageError).map { "\($0.code)" } ?? "\(type(of: error))"
        self.observer?.observe(.backgroundWorkFailed("a routing pass: \(known)"))
      }
      return waiting.map { _ in offers }
    }
  }

  /// The queues that a team serves.
  private func queues(of team: TeamID) async throws -> [QueueID] {
    let query = DocumentQuery(
      kind: Queue.documentKind,
      name: Queue.teamKey,
      value: team.rawValue
    )
    return try await storage.documents(query, after: nil, limit: 256).elements
      .map { QueueID($0.value.id.id) }
  }

  /// Offers what waits in some queues, as long as there is somebody to offer it to.
  private func pass(over queues: [QueueID]) async throws -> Int {
    var offers = 0
    var budget = ConflictBudget(settings)
    var queues = queues.count == 1 ? queues : Set(queues).sorted()
    var limit = settings.conversationsPerPass
    while !queues.isEmpty {
      let now = now()
      let waiting = try await storage.waiting(in: queues, limit: limit)
      guard !waiting.isEmpty else { return offers }
      var pass = RoutingPass(center: self, at: now)
      try await pass.decide(waiting)
      do {
        if !pass.batch.conversations.isEmpty { try await commit(pass.batch) }
      } catch let error as StorageError where error.code == .conflict {
        observer?.observe(.conflict(attempt: budget.attempts + 1))
        for queue in pass.queues { knownQueues.forget(queue) }
        if pass.batch.conversations.count > 1 {
          offers += await offerOneByOne(waiting)
          continue
        }
        try await budget.wait(after: error, surroundings)
        continue
      }
      offers += pass.offers
      if !pass.batch.conversations.isEmpty { observer?.observe(.routed(offers: pass.offers)) }
      // Fewer than asked for means that the queues have been looked through; but offers from one
      // queue may have used up those who were looked at for another.
      let isCutShort = pass.offers > 0 && pass.hasLeftSomebody
      if waiting.count < limit, !isCutShort { return offers }
      // A long queue without anybody ready must not hide what waits behind it in others; nor must
      // those that nobody who is ready may be asked for.
      let exhausted = pass.exhaustedQueues
      queues.removeAll { exhausted.contains($0) }
      if pass.offers == 0, exhausted.isEmpty { limit *= 2 }
    }
    return offers
  }

  /// After a conflict over many conversations each is decided alone, so that one that others keep
  /// changing does not hold up the rest.
  private func offerOneByOne(_ waiting: [Versioned<Conversation>]) async -> Int {
    var offers = 0
    for read in waiting {
      let made = try? await commit { now, batch -> Int in
        var request = LoadRequest()
        request.conversations = [read.value.id]
        guard let fresh = try await self.storage.load(request).conversation(read.value.id),
          fresh.value.stage == .queued
        else { return 0 }
        var pass = RoutingPass(center: self, at: now)
        try await pass.decide([fresh])
        batch = pass.batch
        return pass.offers
      }
      offers += made ?? 0
    }
    return offers
  }
}
