#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// The owner asks another agent to take the conversation over (F-15, F-20, V-36).
  ///
  /// The owner stays responsible until the target accepts; their wrap-up begins at once.
  ///
  /// - Throws: ``ConversationError`` `notOwner`, `conferenceInProgress`,
  ///   `transferInProgress`, `notPermitted`, and what ``checkReady(_:)`` throws of the target.
  public mutating func transfer(
    toAgent target: AgentID,
    by owner: AgentID,
    at now: Date
  ) throws(ConversationError) {
    try requireTransferable(by: owner)
    try requireColleague(target, of: owner, for: .transfer)
    try checkReady(target)
    let now = begin(at: now)
    note(.transferRequested(from: owner, to: target))
    let request = makeOffer(to: target, for: .transfer(from: owner), at: now)
    setRequest(request)
    if policy.wrapUp != nil { startWrapUp(of: owner, at: now) }
  }

  /// The owner takes their transfer request back and goes on.
  ///
  /// - Throws: ``ConversationError`` `notOwner` or `noTransfer`.
  public mutating func withdrawTransfer(
    by owner: AgentID,
    at now: Date
  ) throws(ConversationError) {
    try require(.withdrawTransfer)
    let ownership = try requireOwner(owner)
    guard let request = ownership.request, case .transfer = request.purpose else {
      throw ConversationError(.noTransfer)
    }
    let now = begin(at: now)
    close(request, as: .withdrawn, at: now)
  }

  /// The target has accepted: ownership moves.
  mutating func completeTransfer(from giver: AgentID, to target: AgentID, at now: Date) {
    if conversation.owner == giver {
      note(.unassigned(from: giver))
      if policy.wrapUp == nil { finishLeg(of: giver, at: now) }
    }
    becomeOwner(target, at: now)
    append(.transferred(from: giver, to: target), at: now)
  }

  /// Nobody took the conversation over: it is its giver's again, or waits at its old place if they
  /// are through, or is closed where the policy says so (A-3, F-21).
  mutating func dropTransfer(
    of offer: Offer,
    from giver: AgentID,
    as outcome: OfferOutcome,
    at now: Date
  ) {
    note(.transferDropped(from: giver))
    if policy.droppedTransfer == .closeConversation, outcome != .withdrawn {
      finish(.transferDropped, by: .system, at: now)
    } else if conversation.owner == giver {
      setRequest(nil)
      cancelWrapUp(of: giver, at: now)
    } else {
      if outcome != .withdrawn { rememberRefusal(by: offer.agent) }
      requeue()
    }
  }

  /// Sets or clears the open request of an active conversation.
  mutating func setRequest(_ request: Offer?) {
    guard case .active(var ownership) = conversation.stage else { return }
    ownership.request = request
    conversation.stage = .active(ownership)
  }
}
