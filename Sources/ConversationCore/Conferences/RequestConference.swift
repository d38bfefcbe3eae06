#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// The owner asks another agent to join: three parties at most (F-22, L-20).
  ///
  /// - Throws: ``ConversationError`` `notOwner`, `conferenceInProgress`, `transferInProgress`,
  ///   `notPermitted`, and what ``checkReady(_:)`` throws of the guest.
  public mutating func requestConference(
    with guest: AgentID,
    by owner: AgentID,
    at now: Date
  ) throws(ConversationError) {
    try requireConferable(by: owner)
    try requireColleague(guest, of: owner, for: .requestConference)
    try checkReady(guest)
    let now = begin(at: now)
    note(.conferenceRequested(by: owner, guest: guest))
    setRequest(makeOffer(to: guest, for: .conference(invitedBy: owner), at: now))
  }

  /// Refuses a conference by anybody but the owner, beside another one, or during a transfer (F-22).
  func requireConferable(by owner: AgentID) throws(ConversationError) {
    try require(.requestConference)
    try requireTransferable(by: owner)
  }

  /// The owner takes the request back before it is answered.
  ///
  /// - Throws: ``ConversationError`` `notOwner` or `noConference`.
  public mutating func withdrawConference(
    by owner: AgentID,
    at now: Date
  ) throws(ConversationError) {
    try require(.withdrawConference)
    let ownership = try requireOwner(owner)
    guard let request = ownership.request, case .conference = request.purpose else {
      throw ConversationError(.noConference)
    }
    let now = begin(at: now)
    close(request, as: .withdrawn, at: now)
  }

  /// The guest has accepted: they join, and the transcript says so (F-26, F-27, V-40).
  mutating func join(_ guest: AgentID, at now: Date) {
    guard case .active(var ownership) = conversation.stage else { return }
    ownership.request = nil
    ownership.guest = guest
    conversation.stage = .active(ownership)
    handle(guest, at: now)
    begin(Leg(agent: guest, role: .guest, joinedAt: now, state: .handling))
    note(.guestJoined(guest))
    append(.agentJoined(guest), at: now)
  }

  /// The request was not accepted: the conversation goes on, and the owner is told.
  mutating func dropConference(invitedBy owner: AgentID) {
    setRequest(nil)
    note(.conferenceDropped(by: owner))
  }
}
