#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Transition {
  /// The open offer, if an agent may answer it now.
  ///
  /// Late, double and foreign answers are refused. Who comes late to the last offer hears
  /// that its time is over, wherever the conversation is by then; for any other offer the stage is
  /// looked at first, so that an ended conversation says so.
  func requireOpenOffer(
    _ number: Int,
    for agent: AgentID,
    command: CommandKind,
    at now: Date
  ) throws(ConversationError) -> Offer {
    guard let offer = conversation.openOffer, offer.number == number else {
      let hasExpired =
        number == conversation.offerCount && conversation.lastOfferOutcome == .expired
      if hasExpired { throw ConversationError(.offerExpired) }
      try require(command)
      throw ConversationError(.offerNotOpen)
    }
    guard offer.agent == agent else { throw ConversationError(.offerForSomebodyElse) }
    // Time never runs backwards for the record: a clock that was set back reopens no offer.
    guard time(at: now) < offer.expiresAt else {
      throw ConversationError(.offerExpired)
    }
    return offer
  }

  /// Ends an offer that was not accepted, and puts the conversation where it belongs then.
  mutating func close(_ offer: Offer, as outcome: OfferOutcome, at now: Date) {
    conversation.lastOfferOutcome = outcome
    release(offer.agent, at: now)
    note(.offerEnded(number: offer.number, agent: offer.agent, outcome))
    switch offer.purpose {
    case .route:
      if outcome != .withdrawn { rememberRefusal(by: offer.agent) }
      requeue()
    case .transfer(let giver):
      dropTransfer(of: offer, from: giver, as: outcome, at: now)
    case .conference(let owner):
      dropConference(invitedBy: owner)
    }
  }

  /// Puts the conversation back into its queue, at its old place.
  mutating func requeue() {
    conversation.stage = .queued
    endSnooze()
    note(.queued(conversation.place.queue))
  }

  /// Notes who is not asked again until everyone eligible has been.
  mutating func rememberRefusal(by agent: AgentID) {
    if !conversation.refusals.contains(agent) { conversation.refusals.append(agent) }
  }
}
