#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// An agent of the conversation goes away.
  ///
  /// An open offer to them is withdrawn without RONA, and a conference guest leaves, once they are
  /// signed out or their connection was lost for longer than the grace. What they own waits for the
  /// grace of the policy, or stays; wrap-ups keep their deadline. Somebody who is away already is
  /// waited for no longer than was said. There is nobody to wait for once they are removed: what they
  /// own goes back to its queue at once, an interrupted conversation ends, their wrap-up is over, and
  /// what they had joined goes on without them.
  public mutating func depart(_ agent: AgentID, as departure: Departure, at now: Date) {
    switch departure {
    case .connectionLost(let graceUntil):
      let date = graceUntil.inWholeMilliseconds
      startAbsence(of: agent, until: date, at: now)
      setAbsence(ofOffered: agent, until: date, at: now)
      setAbsence(ofGuest: agent, until: date, at: now)
    case .signedOut:
      withdrawParts(of: agent, at: now)
      startAbsence(of: agent, until: time(at: now).after(policy.absence.grace), at: now)
    case .removed:
      withdrawParts(of: agent, at: now)
      takeOut(agent, at: now)
      handOver(from: agent, at: now)
      dropWrapUp(of: agent, at: now)
    }
  }

  /// An agent has come back within the grace: everything is as if they had never been away.
  public mutating func comeBack(_ agent: AgentID, at now: Date) {
    setAbsence(ofOffered: agent, until: nil, at: now)
    setAbsence(ofGuest: agent, until: nil, at: now)
    guard case .active(var ownership) = conversation.stage, ownership.owner == agent,
      ownership.absentUntil != nil
    else { return }
    _ = begin(at: now)
    ownership.absentUntil = nil
    conversation.stage = .active(ownership)
    note(.agentReturned(agent))
  }

  /// The owner has stayed away: the conversation goes back to its queue, at its old place.
  ///
  /// One that is being transferred waits for the target's answer, with no owner.
  mutating func endAbsence(at now: Date) {
    guard case .active(let ownership) = conversation.stage else { return }
    let owner = ownership.owner
    if case .transfer = ownership.request?.purpose, let request = ownership.request {
      conversation.stage = .offered(request)
      // A wrap-up goes on by itself; where the inbox knows none, the owner's part is over.
      if conversation.openLeg(of: owner)?.wrapUp == nil { finishLeg(of: owner, at: now) }
      note(.unassigned(from: owner))
      return
    }
    withdrawOpenOffer(at: now)
    dismissGuest(at: now)
    finishLeg(of: owner, at: now)
    note(.unassigned(from: owner))
    requeue()
  }

  /// Takes back what an agent is asked to do, and ends their part as a conference guest.
  private mutating func withdrawParts(of agent: AgentID, at now: Date) {
    if let offer = conversation.openOffer, offer.agent == agent {
      close(offer, as: .withdrawn, at: begin(at: now))
    }
    if conversation.guest == agent { dismissGuest(at: begin(at: now)) }
  }

  /// Ends the part of an agent who had joined without being assigned (S-05).
  private mutating func takeOut(_ agent: AgentID, at now: Date) {
    guard conversation.joined.contains(agent) else { return }
    let now = begin(at: now)
    dropJoined(agent)
    append(.agentLeft(agent), at: now)
  }

  /// Notes until when an open offer waits for an agent whose connection is lost.
  private mutating func setAbsence(ofOffered agent: AgentID, until date: Date?, at now: Date) {
    guard var offer = conversation.openOffer, offer.agent == agent,
      Self.changes(offer.absentUntil, to: date)
    else { return }
    _ = begin(at: now)
    offer.absentUntil = date
    note(date.map { .agentAbsent(agent, until: $0) } ?? .agentReturned(agent))
    if case .offered = conversation.stage {
      conversation.stage = .offered(offer)
    } else {
      setRequest(offer)
    }
  }

  /// Notes until when a conference waits for a guest whose connection is lost.
  private mutating func setAbsence(ofGuest agent: AgentID, until date: Date?, at now: Date) {
    guard case .active(var ownership) = conversation.stage, ownership.guest == agent,
      Self.changes(ownership.guestAbsentUntil, to: date)
    else { return }
    _ = begin(at: now)
    ownership.guestAbsentUntil = date
    conversation.stage = .active(ownership)
    note(date.map { .agentAbsent(agent, until: $0) } ?? .agentReturned(agent))
  }

  /// Starts to wait for an owner, where the policy takes conversations from absent agents.
  ///
  /// An assignment in a shared inbox stays.
  private mutating func startAbsence(of agent: AgentID, until date: Date, at now: Date) {
    guard policy.absence.requeuesActive, policy.style == .contactCenter,
      case .active(var ownership) = conversation.stage, ownership.owner == agent,
      Self.changes(ownership.absentUntil, to: date)
    else { return }
    _ = begin(at: now)
    ownership.absentUntil = date
    conversation.stage = .active(ownership)
    note(.agentAbsent(agent, until: date))
  }

  /// Whether a time until which an agent is waited for is to be changed.
  ///
  /// An absence that goes on is not made longer, however often it is reported.
  private static func changes(_ known: Date?, to date: Date?) -> Bool {
    guard let known, let date else { return known != date }
    return date < known
  }

  /// Takes the conversation from an owner who will not come back: nobody else could end it.
  private mutating func handOver(from agent: AgentID, at now: Date) {
    guard conversation.owner == agent else { return }
    let now = begin(at: now)
    if conversation.stage.name == .interrupted {
      finish(.entryPointDeleted, by: .system, at: now)
    } else {
      endAbsence(at: now)
    }
  }

  /// Ends the wrap-up of an agent who will not come back, with the default reason if there is one.
  private mutating func dropWrapUp(of agent: AgentID, at now: Date) {
    guard conversation.openLeg(of: agent)?.wrapUp != nil else { return }
    let now = begin(at: now)
    if let reason = policy.wrapUp?.defaultReason {
      finishWrapUp(of: agent, WrapUpResult(reason: reason, isAutomatic: true), at: now)
    } else {
      finishLeg(of: agent, at: now)
      note(.wrapUpDropped(agent))
    }
  }
}
