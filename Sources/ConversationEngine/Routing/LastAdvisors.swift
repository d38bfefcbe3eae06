import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Whom Ring Last Advisor asks for the conversations of a pass: planned from tickets and schedules
/// (E-02 … E-09).
struct LastAdvisors {
  private let plans: [ConversationID: RingPlan]

  /// Plans for conversations; one whose entry point has no team, or whose hours cannot be read, is
  /// routed without a plan.
  init(
    of conversations: [Versioned<Conversation>],
    center: ContactCenter,
    at now: Date
  ) async throws {
    var plans: [ConversationID: RingPlan] = [:]
    for read in conversations {
      do {
        let entryPoint = try await center.entryPoint(read.value.entryPoint).value
        guard let team = entryPoint.team else { continue }
        plans[read.value.id] = try await center.ringPlan(
          for: .number(read.value.address, takesTexts: nil),
          to: entryPoint.identity.value,
          of: team,
          at: now
        )
      } catch {
        try center.keepGoing(after: error, "the last advisor")
      }
    }
    self.plans = plans
  }

  /// The strategy that follows the plans.
  var strategy: RingLastAdvisor {
    RingLastAdvisor { [plans] conversation, _ in plans[conversation.id] }
  }

  /// The agents whom the plans name: they must be looked at, wherever they stand in the order.
  var named: Set<AgentID> {
    plans.values.reduce(into: []) { named, plan in
      if let first = plan.first { named.insert(first) }
      if case .only(let advisors) = plan.then { named.formUnion(advisors) }
    }
  }
}
