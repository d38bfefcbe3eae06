#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension AgentOrder {
  /// Whether one agent comes before another in this order; ties go to the lower identifier.
  public func precedes(_ one: Agent, _ other: Agent, for channelClass: ChannelClass) -> Bool {
    let (left, right) = (key(of: one, for: channelClass), key(of: other, for: channelClass))
    return (left.load, left.time) != (right.load, right.time)
      ? (left.load, left.time) < (right.load, right.time) : one.id < other.id
  }

  /// What agents are ordered by: first the load, where it counts, then a time in milliseconds.
  ///
  /// Storages index by this key. Who was never offered anything comes first in round robin.
  public func key(of agent: Agent, for channelClass: ChannelClass) -> (load: Int, time: Int64) {
    switch self {
    case .longestRested: (0, agent.restedSince(for: channelClass).milliseconds)
    case .leastLoad: (agent.load, agent.restedSince(for: channelClass).milliseconds)
    case .leastRecentlyOffered: (0, agent.lastOfferedAt?.milliseconds ?? Int64.min)
    }
  }
}
