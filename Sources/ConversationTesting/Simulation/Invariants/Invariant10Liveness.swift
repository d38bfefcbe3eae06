import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Invariant 10: nobody waits while somebody who may be asked is ready; a worker leaves nothing
/// overdue and nothing unsent; and once everything is left alone, all of it comes to an end.
///
/// What waits and who is ready is read off the records, not asked of the storage: an index that has
/// lost somebody is found, too.
enum Invariant10Liveness {
  /// How long a delivery may wait for its next attempt at most, in seconds.
  private static let longestRetry: TimeInterval = 300

  /// No conversation waits though an agent is ready for it.
  ///
  /// `now`: what had fallen due by then (an overflow) waits for a worker.
  static func checkWaiting(_ model: Model, dueBy now: Date) throws(Violation) {
    for (place, queue) in model.scenery.queues.enumerated() where !model.waitingIn[place].isEmpty {
      guard case .offers = queue.distribution else { continue }
      let ready = readyAgents(for: queue, in: model)
      guard !ready.isEmpty else { continue }
      for index in model.waitingIn[place].numbers {
        let known = model.conversations[index]
        if let deadline = known.deadline, deadline <= now { continue }
        guard let record = known.record else { continue }
        let free = ready.first { !record.involves($0.id) && $0.slot(for: record.id) == nil }
        if let free {
          throw Violation(
            .liveness,
            "it waits in \(queue.id) though \(free.id) is ready for it",
            in: known.name
          )
        }
      }
    }
  }

  private static func readyAgents(for queue: Queue, in model: Model) -> [Agent] {
    guard let place = ChannelClass.allCases.firstIndex(of: queue.channelClass) else { return [] }
    return model.ready[place].numbers.compactMap { number in
      model.agents[number].record.flatMap { agent in
        agent.teams.contains(where: queue.teams.contains) ? agent : nil
      }
    }
  }

  /// A worker was through while nothing failed: nothing is overdue, and what has not left has to
  /// wait.
  ///
  /// `leasesEnd`: until when a host that has stopped may hold deliveries.
  static func checkWorked(_ model: Model, at now: Date, leasesEnd: Date) throws(Violation) {
    for index in model.open.numbers + model.wrappingUp.numbers {
      let known = model.conversations[index]
      guard let deadline = known.deadline, deadline <= now else { continue }
      throw Violation(.liveness, "it is overdue after a worker was through", in: known.name)
    }
    guard now >= leasesEnd else { return }
    for index in model.sending.numbers {
      let known = model.conversations[index]
      guard let place = known.shadow.statuses.firstIndex(of: .queued), place < known.entries.count
      else { continue }
      let isTriedAgain =
        known.lastDeparture.map { last in
          last.sequence == place + 1 && last.answer == .retry
            && now.timeIntervalSince(last.at) <= longestRetry
        } ?? false
      // The clock may have been set back since it was sent.
      let isOfTheFuture = known.entries[place].message.at > now
      guard isTriedAgain || isOfTheFuture else {
        throw Violation(
          .liveness,
          "message \(place + 1) has not left after a worker was through",
          in: known.name
        )
      }
    }
  }

  /// Nobody has anything to do any more: everything has come to an end.
  static func checkSettled(
    _ model: Model,
    in storage: any ContactCenterStorage,
    at now: Date
  ) async throws {
    if let index = model.open.numbers.min() {
      let known = model.conversations[index]
      throw Violation(
        .liveness,
        "it is still \(known.record?.stage.name.rawValue ?? "open") when everybody has worked "
          + "everything off",
        in: known.name
      )
    }
    if let index = model.sending.numbers.min() {
      throw Violation(
        .liveness,
        "a message has not left when all is done",
        in: model.conversations[index].name
      )
    }
    if let overdue = try await storage.due(at: now, limit: 1).first {
      throw Violation(
        .liveness,
        "it is called due when all is done",
        in: model.index(of: overdue).map { model.conversations[$0].name }
      )
    }
    if let next = try await storage.nextDeadline(), next <= now {
      throw Violation(.liveness, "a delivery is called due when all is done")
    }
  }
}
