import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Invariant 10: nobody waits while somebody who may be asked is ready; and once everything is left
/// alone, nothing is overdue and nothing is left to send.
enum Invariant10Liveness {
  /// No conversation waits though an agent is ready for it.
  static func checkWaiting(
    in storage: any ContactCenterStorage,
    model: Model,
    at now: Date
  ) async throws {
    guard !model.waiting.isEmpty else { return }
    for queue in model.scenery.queues {
      guard case .offers = queue.distribution else { continue }
      let head = try await storage.waiting(in: [queue.id], limit: 4).first { read in
        // What has fallen due (an overflow) is the worker's.
        read.value.nextDeadline.map { $0 > now } ?? true
      }
      guard let head = head?.value else { continue }
      let ready = try await storage.readyAgents(
        ReadyAgentsQuery(
          teams: queue.teams,
          channelClass: queue.channelClass,
          order: .longestRested,
          limit: head.legs.count + 1
        )
      )
      let free = ready.first { agent in
        !head.involves(agent.value.id) && agent.value.slot(for: head.id) == nil
      }
      if let free {
        throw Violation(
          .liveness,
          "it waits in \(queue.id) though \(free.value.id) is ready for it",
          in: model.index(of: head.id).map { model.conversations[$0].name }
        )
      }
    }
  }

  /// Nothing is overdue and nothing is left to send.
  static func checkSettled(
    in storage: any ContactCenterStorage,
    model: Model,
    at now: Date
  ) async throws {
    if let overdue = try await storage.due(at: now, limit: 1).first {
      throw Violation(
        .liveness,
        "something is overdue after the worker was through",
        in: model.index(of: overdue).map { model.conversations[$0].name }
      )
    }
    if let next = try await storage.nextDeadline(), next <= now {
      throw Violation(.liveness, "a delivery is overdue after the worker was through")
    }
  }

  /// Every message to a customer was sent, refused or given up.
  static func checkOutbox(_ model: Model) throws(Violation) {
    for known in model.conversations {
      guard let sequence = known.shadow.statuses.firstIndex(of: .queued) else { continue }
      throw Violation(
        .liveness,
        "message \(sequence + 1) has not left when all is done",
        in: known.name
      )
    }
  }
}
