#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// How the routing pass chooses among agents who are ready.
///
/// A strategy names an indexed order, so that a storage answers with the first few at any size, and
/// may rank those few again. Everything else — who is ready, who has refused, who takes part — is
/// the pass's to see to.
public protocol RoutingStrategy: Sendable {
  /// The order in which ready agents are considered.
  var order: AgentOrder { get }

  /// Whether ``rank(_:for:at:)`` may change the order; `true` unless said otherwise.
  ///
  /// A strategy that is content with its order says `false`, and is not shown the candidates.
  var ranksAgain: Bool { get }

  /// The candidates, best first. The default keeps the order.
  func rank(_ candidates: [Agent], for conversation: Conversation, at now: Date) -> [Agent]
}

extension RoutingStrategy {
  /// Any strategy may rank again.
  public var ranksAgain: Bool { true }

  /// Keeps the order.
  public func rank(
    _ candidates: [Agent],
    for conversation: Conversation,
    at now: Date
  ) -> [Agent] { candidates }
}

/// The agent who has rested longest: the standard strategy.
public struct LongestRested: RoutingStrategy {
  /// By rest.
  public let order = AgentOrder.longestRested
  /// The order is all.
  public let ranksAgain = false

  /// Creates the strategy.
  public init() {}
}

/// The agent with the fewest contacts, and among those who has rested longest.
public struct LeastBusy: RoutingStrategy {
  /// By load.
  public let order = AgentOrder.leastLoad
  /// The order is all.
  public let ranksAgain = false

  /// Creates the strategy.
  public init() {}
}

/// The agent whose last offer is longest ago: round robin without a cursor that everybody writes.
public struct RoundRobin: RoutingStrategy {
  /// By last offer.
  public let order = AgentOrder.leastRecentlyOffered
  /// The order is all.
  public let ranksAgain = false

  /// Creates the strategy.
  public init() {}
}

/// The agent who knows the customer, if they are ready; otherwise as another strategy says.
public struct PreferredAgentFirst: RoutingStrategy {
  private let base: any RoutingStrategy

  /// As the other strategy.
  public var order: AgentOrder { base.order }

  /// Creates the strategy.
  public init(otherwise base: any RoutingStrategy = LongestRested()) { self.base = base }

  /// Puts the preferred agent first.
  public func rank(
    _ candidates: [Agent],
    for conversation: Conversation,
    at now: Date
  ) -> [Agent] {
    let ranked = base.rank(candidates, for: conversation, at: now)
    guard let preferred = conversation.preferredAgent,
      let index = ranked.firstIndex(where: { $0.id == preferred }), index > 0
    else { return ranked }
    var reordered = ranked
    reordered.insert(reordered.remove(at: index), at: 0)
    return reordered
  }
}
