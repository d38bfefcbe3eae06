#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// Offers a waiting conversation to an agent (F-05, F-08).
  ///
  /// The agent's slot is taken with the offer, so that no second offer can overbook them.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand` unless it waits, and what
  ///   ``checkReady(_:)`` throws.
  public mutating func offer(to agent: AgentID, at now: Date) throws(ConversationError) {
    try require(.route)
    try checkReady(agent)
    let now = begin(at: now)
    conversation.stage = .offered(makeOffer(to: agent, for: .route, at: now))
  }

  /// Refuses an agent who cannot take the conversation now.
  ///
  /// - Throws: ``ConversationError`` `unknownAgent`, `agentSignedOut`, `alreadyParticipant`,
  ///   `agentNotAvailable` or `noCapacity`.
  public func checkReady(_ id: AgentID) throws(ConversationError) {
    guard let shared = sharedAgent(id) else { throw ConversationError(.unknownAgent(id)) }
    try checkReady(shared.value)
  }

  private func checkReady(_ agent: borrowing Agent) throws(ConversationError) {
    let (id, channelClass) = (agent.id, conversation.channelClass)
    guard agent.presence == .signedIn else { throw ConversationError(.agentSignedOut(id)) }
    guard !conversation.involves(id), agent.slot(for: conversation.id) == nil else {
      throw ConversationError(.alreadyParticipant(id))
    }
    let availability = agent.availability[channelClass]
    guard availability.state == .available, availability.pendingIdle == nil else {
      throw ConversationError(.agentNotAvailable(id))
    }
    guard agent.capacity.hasRoom(for: channelClass, beside: agent.slots) else {
      throw ConversationError(.noCapacity(id))
    }
  }

  /// Numbers an offer, takes the agent's slot and notes it.
  ///
  /// Where it stands is the caller's to say.
  mutating func makeOffer(to agent: AgentID, for purpose: OfferPurpose, at now: Date) -> Offer {
    conversation.offerCount += 1
    conversation.lastOfferOutcome = nil
    let offer = Offer(
      number: conversation.offerCount,
      agent: agent,
      purpose: purpose,
      offeredAt: now,
      expiresAt: now.after(policy.offerTimeouts[conversation.channelClass])
    )
    occupy(agent, .offered(number: offer.number), at: now)
    note(.offered(number: offer.number, to: agent, purpose: purpose))
    return offer
  }
}
