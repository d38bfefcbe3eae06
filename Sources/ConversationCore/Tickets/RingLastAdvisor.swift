#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension RoutingStrategyName {
  /// The caller's last advisor alone, then those of the active ring schedule (E-02).
  public static let ringLastAdvisor: Self = "ring-last-advisor"
}

/// Ring Last Advisor as a way to route: the caller's last advisor first, then whoever is on the
/// active ring schedule, in another strategy's order (E-03, E-09).
///
/// An advisor who is on no schedule is not asked. Who comes after the first one is asked when that
/// one has not answered, as with every offer.
public struct RingLastAdvisor: RoutingStrategy {
  private let base: any RoutingStrategy
  private let plan: @Sendable (Conversation, Date) -> RingPlan?

  /// As the other strategy.
  public var order: AgentOrder { base.order }

  /// Creates the strategy for conversations whose plans somebody knows; without a plan the other
  /// strategy decides alone.
  public init(
    otherwise base: any RoutingStrategy = LongestRested(),
    plan: @escaping @Sendable (Conversation, Date) -> RingPlan?
  ) {
    self.base = base
    self.plan = plan
  }

  /// Creates the strategy for one call.
  public init(_ plan: RingPlan, otherwise base: any RoutingStrategy = LongestRested()) {
    self.init(otherwise: base) { _, _ in plan }
  }

  /// The last advisor, then those on the schedule.
  public func rank(
    _ candidates: [Agent],
    for conversation: Conversation,
    at now: Date
  ) -> [Agent] {
    let ranked = base.rank(candidates, for: conversation, at: now)
    guard let plan = plan(conversation, now) else { return ranked }
    let first = ranked.filter { $0.id == plan.first }
    return first + ranked.filter { $0.id != plan.first && plan.then.permits($0.id) }
  }
}
