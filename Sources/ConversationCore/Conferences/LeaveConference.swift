#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// The guest leaves; the conversation goes on between the owner and the customer, and there is
  /// no wrap-up (F-29, F-30, L-25).
  ///
  /// - Throws: ``ConversationError`` `noConference`, or `notParticipant` for anybody but the guest.
  public mutating func exitConference(by guest: AgentID, at now: Date) throws(ConversationError) {
    try require(.exitConference)
    guard conversation.guest != nil else { throw ConversationError(.noConference) }
    guard conversation.guest == guest else { throw ConversationError(.notParticipant) }
    let now = begin(at: now)
    dismissGuest(at: now)
  }

  /// The owner ends the conference, and with it the conversation (F-28, V-41, A-5).
  ///
  /// - Throws: ``ConversationError`` `notOwner` or `noConference`.
  public mutating func endConference(
    by owner: AgentID,
    customerConfirmed: Bool? = nil,
    at now: Date
  ) throws(ConversationError) {
    try require(.endConference)
    guard try requireOwner(owner).guest != nil else { throw ConversationError(.noConference) }
    try end(by: owner, customerConfirmed: customerConfirmed, at: now)
  }

  /// Ends the guest's part, if there is a guest.
  mutating func dismissGuest(at now: Date) {
    guard let guest = conversation.guest else { return }
    switch conversation.stage {
    case .active(var ownership):
      ownership.guest = nil
      ownership.guestAbsentUntil = nil
      conversation.stage = .active(ownership)
    case .interrupted(var interruption):
      interruption.guest = nil
      conversation.stage = .interrupted(interruption)
    case .queued, .offered, .ended: return
    }
    finishLeg(of: guest, at: now)
    note(.guestLeft(guest))
    append(.agentLeft(guest), at: now)
  }
}
