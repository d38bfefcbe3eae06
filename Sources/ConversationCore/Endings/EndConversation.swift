#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// The owner ends the conversation; their wrap-up begins (F-32, L-10, V-44).
  ///
  /// A guest leaves with it, and an open conference request is withdrawn. After the deletion
  /// of the entry point this is all that is left (V-07).
  ///
  /// `customerConfirmed`: whether the customer has agreed; noted, never required.
  /// - Throws: ``ConversationError`` `illegalCommand` before acceptance and after the end,
  ///   `notOwner`, or `transferInProgress`.
  public mutating func end(
    by owner: AgentID,
    customerConfirmed: Bool? = nil,
    at now: Date
  ) throws(ConversationError) {
    try require(.end)
    guard conversation.owner == owner else { throw ConversationError(.notOwner) }
    if case .transfer = conversation.openOffer?.purpose {
      throw ConversationError(.transferInProgress)
    }
    let now = begin(at: now)
    withdrawOpenOffer(at: now)
    finish(
      conversation.stage.name == .interrupted ? .entryPointDeleted : .completed,
      by: .agent(owner),
      customerConfirmed: customerConfirmed,
      at: now
    )
  }

  /// The customer ends the conversation (W-14, W-40).
  ///
  /// While nobody owns it they have given up (W-10).
  ///
  /// Open offers are withdrawn without RONA; ending twice changes nothing, and neither does it when
  /// the entry point is gone: only the agent's `end` is left then (V-07).
  public mutating func endByCustomer(at now: Date) {
    let stage = conversation.stage.name
    guard TransitionTable.allows(.endByCustomer, in: stage) else { return }
    let now = begin(at: now)
    let isHandled = conversation.owner != nil
    withdrawOpenOffer(at: now)
    append(.endedByCustomer, at: now)
    finish(isHandled ? .completed : .abandoned, by: .customer, at: now)
  }

  /// Ends the conversation: every part in it ends, the owner's with a wrap-up.
  mutating func finish(
    _ reason: Ending.Reason,
    by party: Ending.Party,
    customerConfirmed: Bool? = nil,
    at now: Date
  ) {
    let owner = conversation.owner
    if let guest = conversation.guest {
      finishLeg(of: guest, at: now)
      note(.guestLeft(guest))
    }
    conversation.stage = .ended(
      Ending(reason: reason, by: party, at: now, customerConfirmed: customerConfirmed)
    )
    if conversation.rareInboxFacts != nil {
      endSnooze()
      for agent in conversation.joined { dropJoined(agent) }
      conversation.inboxFacts.assignedBy = nil
    }
    conversation.refusals = []
    conversation.isRefusedByAll = false
    if let owner { conversation.preferredAgent = owner }
    conversation.lastActivityAt = now
    conversation.waitingSince = nil
    note(.ended(reason, by: party))
    if let owner { startWrapUp(of: owner, at: now) }
  }
}
