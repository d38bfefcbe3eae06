import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Loads, decides and commits, and does so again while others change the same records.
  ///
  /// `decide` reads what it needs and fills the batch, or leaves it empty if there is nothing to
  /// change. It may run several times, and has no effect of its own.
  func commit<Output: Sendable>(
    _ decide: (Date, inout ChangeBatch) async throws -> Output
  ) async throws -> Output {
    var budget: ConflictBudget?
    while true {
      let now = now()
      var batch = ChangeBatch(id: batches.next(at: now.milliseconds), at: now)
      let output = try await decide(now, &batch)
      if batch.isEmpty { return output }
      do {
        try await commit(batch)
        return output
      } catch let error as StorageError {
        if error.code == .conflict { forgetRemembered() }
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
  /// An unknown outcome is made certain by committing the same batch again, also when whoever gave
  /// the command has gone: that is done by a task of its own, which nothing cancels.
  func commit(_ batch: ChangeBatch) async throws {
    do {
      _ = try await storage.commit(batch)
    } catch let error as StorageError where error.code == .unknownOutcome {
      observer?.observe(.storageFailed(error.code))
      try await Task { try await self.makeCertain(batch, first: error) }.value
    } catch is CancellationError {
      let error = StorageError(.unknownOutcome)
      try await Task { try await self.makeCertain(batch, first: error) }.value
    }
    if !batch.events.isEmpty || !batch.deliveries.isEmpty || !batch.resumptions.isEmpty {
      wakeup.signal()
    }
  }

  /// Commits a batch again until the storage knows what became of it.
  ///
  /// A database calls a deadlock a conflict too, also when the batch was applied before. To decide
  /// again then would do everything twice: a conflict counts when it is one three times in a row.
  private func makeCertain(_ batch: ChangeBatch, first: StorageError) async throws {
    let clock = ContinuousClock()
    let end = clock.now.advanced(by: .seconds(settings.conflictBudget))
    var conflicts = 0
    while true {
      do {
        _ = try await storage.commit(batch)
        return
      } catch let error as StorageError
        where error.code == .unknownOutcome || error.code == .unavailable
      {
        guard clock.now < end else { throw first }
        try await surroundings.sleep(.milliseconds(20 * (1 + surroundings.chance())))
      } catch let error as StorageError where error.code == .conflict {
        conflicts += 1
        if conflicts == 3 { throw error }
      }
    }
  }
}

extension ChangeBatch {
  /// Whether it would change nothing; guards alone do not.
  var isEmpty: Bool {
    conversations.isEmpty && agents.isEmpty && documents.isEmpty && removals.isEmpty
      && threads.isEmpty && claims.isEmpty && messages.isEmpty && amendments.isEmpty
      && deliveries.isEmpty && resumptions.isEmpty && settlements.isEmpty && reports.isEmpty
      && events.isEmpty
  }

  /// Adds everything that a transition has changed.
  mutating func add(
    _ transition: borrowing Transition,
    version: Int?,
    agents read: [Versioned<Agent>] = []
  ) {
    conversations.append(Change(transition.conversation, expected: version))
    for id in transition.changedAgents {
      if let agent = transition.sharedAgent(id),
        let version = read.first(where: { $0.value.id == id })?.version
      {
        agents.append(Change(agent, expected: version))
      }
    }
    // Most batches have one transition: its lists are taken over as they are.
    if messages.isEmpty { messages = transition.messages } else { messages += transition.messages }
    if deliveries.isEmpty {
      deliveries = transition.deliveries
    } else {
      deliveries += transition.deliveries
    }
    if events.isEmpty { events = transition.events } else { events += transition.events }
    if !transition.amendments.isEmpty { amendments += transition.amendments }
  }
}
