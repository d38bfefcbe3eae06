#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Transition {
  /// The number of finished legs that stay on the record; what was before is in the events.
  static let finishedLegsKept = 8

  /// Adds a leg.
  mutating func begin(_ leg: Leg) {
    conversation.legs.append(leg)
    let finished = conversation.legs.count { !$0.isOpen }
    if finished > Self.finishedLegsKept,
      let oldest = conversation.legs.firstIndex(where: { !$0.isOpen })
    {
      conversation.legs.remove(at: oldest)
    }
  }

  /// Changes the open leg of an agent.
  mutating func setLeg(of agent: AgentID, to state: Leg.State) {
    if let index = conversation.legs.lastIndex(where: { $0.agent == agent && $0.isOpen }) {
      conversation.legs[index].state = state
    }
  }

  /// Ends an agent's part without wrap-up, and gives their slot back.
  mutating func finishLeg(of agent: AgentID, result: WrapUpResult? = nil, at now: Date) {
    setLeg(of: agent, to: .done(at: now, result))
    release(agent, at: now)
  }
}
