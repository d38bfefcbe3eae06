#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Transition {
  /// Puts an agent's leg into wrap-up, or ends it where the inbox knows none.
  ///
  /// The deadline is stored and evaluated when it is read: it runs also where no desktop does
  /// (W-15, W-17).
  mutating func startWrapUp(of agent: AgentID, at now: Date) {
    guard let leg = conversation.openLeg(of: agent), leg.wrapUp == nil else { return }
    guard let wrapUp = policy.wrapUp else { return finishLeg(of: agent, at: now) }
    let deadline = wrapUp.automatic.map { now.after($0.after) }
    setLeg(of: agent, to: .wrapUp(WrapUp(startedAt: now, deadline: deadline)))
    reuseSlot(of: agent, for: .wrapUp, at: now)
    note(.wrapUpStarted(agent, deadline: deadline))
  }

  /// Takes an agent's wrap-up back: the conversation is theirs again.
  mutating func cancelWrapUp(of agent: AgentID, at now: Date) {
    guard conversation.openLeg(of: agent)?.wrapUp != nil else { return }
    setLeg(of: agent, to: .handling)
    reuseSlot(of: agent, for: .handling, at: now)
    note(.wrapUpCancelled(agent))
  }
}
