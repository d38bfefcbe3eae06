import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a round of work has done.
public struct WorkDone: Hashable, Sendable {
  /// How many conversations had something due.
  public var deadlines = 0
  /// After how many endings it was asked what follows them.
  public var followUps = 0
  /// How many deliveries were tried.
  public var deliveries = 0
  /// How many events were looked at, visitors looked after and mails tried for notices to agents.
  public var notices = 0

  /// Whether there was nothing to do.
  public var isNothing: Bool {
    deadlines == 0 && followUps == 0 && deliveries == 0 && notices == 0
  }
}

extension ContactCenter {
  /// Does everything that is due now: deadlines, deliveries, routing, and what another host or a
  /// failure has left undone.
  ///
  /// `run()` does this again and again. Tests, simulations and hosts with a scheduler of their own
  /// call it themselves.
  ///
  /// - Throws: `StorageError` when the storage failed; what was done is done.
  @discardableResult
  public func runDue() async throws -> WorkDone {
    var total = WorkDone()
    try await lookAround()
    while true {
      var done = WorkDone()
      done.deadlines = try await advanceDue()
      done.followUps = try await askFollowUps()
      done.deliveries = try await deliverDue()
      done.notices = try await notifyDue()
      total.notices += done.notices
      total.deadlines += done.deadlines
      total.followUps += done.followUps
      total.deliveries += done.deliveries
      if done.isNothing { return total }
    }
  }

  /// Carries out deadlines that are due.
  ///
  /// A conversation that this host cannot advance is left to others, and holds nobody up: its inbox
  /// may be another host's, or its record damaged.
  ///
  /// Returns in how many conversations.
  func advanceDue() async throws -> Int {
    var count = 0
    var limit = 64
    while true {
      let due = try await storage.due(at: now(), limit: limit)
      var work = RoutingWork()
      var advanced = 0
      for id in due {
        do {
          work.merge(try await advance(id))
          advanced += 1
        } catch {
          try keepGoing(after: error, "a deadline")
        }
      }
      count += advanced
      await follow(work)
      if advanced > 0 { continue }
      guard due.count == limit else { return count }
      limit *= 2
    }
  }

  /// Notes an error that is one record's alone, and throws any other again.
  func keepGoing(after error: any Error, _ work: String) throws {
    switch error {
    case let error as ConversationError:
      observer?.observe(.backgroundWorkFailed("\(work): \(error)"))
    case let error as StorageError where error.code == .corrupt:
      observer?.observe(.backgroundWorkFailed("\(work): \(error)"))
    default: throw error
    }
  }

  /// Carries out what is due in one conversation.
  private func advance(_ id: ConversationID) async throws -> RoutingWork {
    try await commit { now, batch in
      var loaded = Loaded()
      guard let (transition, version) = try await self.advanced(id, at: now, into: &loaded) else {
        return RoutingWork()
      }
      guard !transition.events.isEmpty || transition.hasAdvanced else {
        return RoutingWork()
      }
      batch.add(transition, version: version, agents: loaded.agents)
      return RoutingWork(after: transition)
    }
  }
}
