public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Whose phones ring for a call, in which order: the caller's last advisor first where the teams have
  /// it so, then those of the active ring schedule (E-02 … E-09).
  ///
  /// - Throws: `ConversationError` `unknownCall` or `unknownTimeZone`; `StorageError`.
  public func ringPlan(for id: CallID) async throws -> RingPlan {
    let call = try await readCall(id)
    return try await ringPlan(for: call.caller, to: call.number, of: call.team, at: now())
  }

  /// Whose phones ring when somebody calls a number of a team, or of a team behind it (E-08).
  func ringPlan(
    for caller: CallerNumber,
    to number: String,
    of team: TeamID,
    at now: Date
  ) async throws -> RingPlan {
    let replies = try await teamReplies(of: team, isFresh: true)
    var tickets: [Ticket] = []
    if replies.team.ringsLastAdvisor, let contact = caller.address {
      tickets = try await openTickets(contact, number, limit: 4).map(\.value)
    }
    var calendars: [TeamID: RingCalendar] = [:]
    var others: [TeamSettings] = []
    for other in Set(tickets.map(\.team)).subtracting([team]) {
      let read = try await teamReplies(of: other, isFresh: true)
      calendars[other] = read.calendar
      others.append(read.team)
    }
    return LastAdvisorRule.plan(
      caller: caller,
      to: number,
      of: CallTicketing(team: replies.team, others: others),
      open: tickets,
      calendar: replies.calendar,
      ticketCalendar: { [calendars] in calendars[$0] },
      at: now
    )
  }
}
