#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// An agent accepts an offer: they own the conversation, or join it as its guest (F-10, F-26).
  ///
  /// Valid while the offer is open, even if the agent has chosen Idle since.
  ///
  /// - Throws: ``ConversationError`` `offerExpired` from `expiresAt` on, `offerForSomebodyElse`,
  ///   `offerNotOpen`, or `illegalCommand` in a stage without offers.
  public mutating func accept(
    offer number: Int,
    by agent: AgentID,
    at now: Date
  ) throws(ConversationError) {
    let offer = try requireOpenOffer(number, for: agent, command: .accept, at: now)
    let now = begin(at: now)
    conversation.lastOfferOutcome = .accepted
    note(.offerEnded(number: number, agent: agent, .accepted))
    switch offer.purpose {
    case .route: becomeOwner(agent, at: now)
    case .transfer(let giver): completeTransfer(from: giver, to: agent, at: now)
    case .conference: join(agent, at: now)
    }
  }

  /// Makes an agent the owner, with a leg of their own.
  mutating func becomeOwner(_ agent: AgentID, at now: Date) {
    conversation.stage = .active(Ownership(owner: agent, since: now))
    conversation.refusals = []
    conversation.isRefusedByAll = false
    if conversation.rareInboxFacts != nil {
      endSnooze()
      dropJoined(agent)
      conversation.inboxFacts.assignedBy = nil
    }
    handle(agent, at: now)
    begin(Leg(agent: agent, role: .owner, joinedAt: now, state: .handling))
    note(.assigned(to: agent))
  }
}
