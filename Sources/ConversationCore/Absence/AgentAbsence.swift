#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// An agent of the conversation goes away.
  ///
  /// Open offers to them are withdrawn without RONA once they are signed out; what they own waits
  /// for the grace of the policy, or stays; a conference guest leaves; wrap-ups keep their deadline,
  /// and those of a removed agent are over at once.
  public mutating func depart(_ agent: AgentID, as departure: Departure, at now: Date) {
    let now = begin(at: now)
    if case .connectionLost(let graceUntil) = departure {
      if conversation.owner == agent { startAbsence(of: agent, until: graceUntil) }
      return
    }
    if let offer = conversation.openOffer, offer.agent == agent {
      close(offer, as: .withdrawn, at: now)
    }
    if conversation.guest == agent { dismissGuest(at: now) }
    if conversation.owner == agent {
      let grace = departure == .removed ? 0 : policy.absence.grace
      startAbsence(of: agent, until: now.after(grace))
      if departure == .removed { endAbsence(at: now) }
    }
    if departure == .removed, let reason = policy.wrapUp?.defaultReason,
      conversation.openLeg(of: agent)?.wrapUp != nil
    {
      finishWrapUp(of: agent, WrapUpResult(reason: reason, isAutomatic: true), at: now)
    }
  }

  /// The owner has come back within the grace.
  public mutating func returnOwner(_ agent: AgentID, at now: Date) {
    guard case .active(var ownership) = conversation.stage, ownership.owner == agent,
      ownership.absentUntil != nil
    else { return }
    _ = begin(at: now)
    ownership.absentUntil = nil
    conversation.stage = .active(ownership)
  }

  /// Starts to wait for an owner, where the policy takes conversations from absent agents.
  ///
  /// An assignment in a shared inbox stays.
  private mutating func startAbsence(of agent: AgentID, until date: Date) {
    guard policy.absence.requeuesActive, policy.style == .contactCenter,
      case .active(var ownership) = conversation.stage
    else { return }
    ownership.absentUntil = date
    conversation.stage = .active(ownership)
    note(.ownerAbsent(agent, until: date))
  }

  /// The owner has stayed away: the conversation goes back to its queue, at its old place.
  ///
  /// One that is being transferred waits for the target's answer, with no owner.
  mutating func endAbsence(at now: Date) {
    guard case .active(let ownership) = conversation.stage else { return }
    if case .transfer = ownership.request?.purpose, let request = ownership.request {
      conversation.stage = .offered(request)
      note(.unassigned(from: ownership.owner))
      return
    }
    withdrawOpenOffer(at: now)
    dismissGuest(at: now)
    finishLeg(of: ownership.owner, at: now)
    note(.unassigned(from: ownership.owner))
    requeue()
  }
}
