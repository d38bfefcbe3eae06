import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What was decided: the batch to be committed, if anything is to change, and what comes of it.
struct Decision<Output: Sendable>: Sendable {
  let batch: ChangeBatch?
  let output: Output

  init(_ batch: ChangeBatch?, _ output: Output) {
    self.batch = batch
    self.output = output
  }
}

extension ContactCenter {
  /// Loads, decides and commits, and does so again while others change the same records.
  ///
  /// `decide` reads what it needs and fills a batch, or returns `nil` if there is nothing to change. It
  /// may run several times, and has no effect of its own.
  func commit<Output>(
    _ decide: (Date) async throws -> Decision<Output>
  ) async throws -> Output {
    var budget: ConflictBudget?
    while true {
      let decision = try await decide(now())
      guard let batch = decision.batch else { return decision.output }
      do {
        try await commit(batch)
        return decision.output
      } catch let error as StorageError {
        // The clock is asked only when there is something to wait for.
        var retry = budget ?? ConflictBudget(settings)
        try await retry.wait(after: error, surroundings)
        budget = retry
        observer?.observe(.conflict(attempt: retry.attempts))
      }
    }
  }

  /// Commits one batch.
  ///
  /// An unknown outcome is made certain by committing the same batch again.
  func commit(_ batch: ChangeBatch) async throws {
    do {
      _ = try await storage.commit(batch)
    } catch let error as StorageError where error.code == .unknownOutcome {
      observer?.observe(.storageFailed(error.code))
      try await makeCertain(batch, first: error)
    } catch is CancellationError {
      // Whoever gave the command has gone; whether it happened must be known all the same.
      let storage = self.storage
      _ = try await Task { try await storage.commit(batch) }.value
    }
    if !batch.events.isEmpty || !batch.deliveries.isEmpty { wakeup.signal() }
  }

  /// Commits a batch again until the storage knows what became of it.
  private func makeCertain(_ batch: ChangeBatch, first: StorageError) async throws {
    let clock = ContinuousClock()
    let end = clock.now.advanced(by: .seconds(settings.conflictBudget))
    while true {
      do {
        _ = try await storage.commit(batch)
        return
      } catch let error as StorageError
        where error.code == .unknownOutcome || error.code == .unavailable
      {
        guard clock.now < end else { throw first }
        try await surroundings.sleep(.milliseconds(20 * (1 + surroundings.chance())))
      }
    }
  }
}

extension ChangeBatch {
  /// Adds everything that a transition has changed.
  mutating func add(_ transition: Transition, version: Int?, agents: [Versioned<Agent>]) {
    conversations.append(Change(transition.conversation, expected: version))
    for id in transition.changedAgents {
      if let agent = transition.agent(id), let read = agents.first(where: { $0.value.id == id }) {
        self.agents.append(Change(agent, expected: read.version))
      }
    }
    messages += transition.messages
    deliveries += transition.deliveries
    events += transition.events
  }
}
