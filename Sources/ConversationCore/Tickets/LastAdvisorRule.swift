#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Whose phone rings first when a customer calls again: Ring Last Advisor (E-02 … E-09).
///
/// It comes before all other routing rules of the team (E-09).
public struct LastAdvisorRule: Sendable {
  /// Why it applies or does not.
  @nonexhaustive
  public enum Ground: Hashable, Sendable {
    /// The advisor of this ticket rings first, and alone.
    case lastAdvisor(TicketID)
    /// The called team, or the team of the ticket, has it off (E-02, E-08).
    case off(TeamID)
    /// The caller's number is withheld.
    case numberWithheld
    /// The caller has no open ticket through this number (E-07).
    case noOpenTicket
    /// The most recent ticket has been open for more than seven days (E-07).
    case tooOld(TicketID)
    /// Nobody is assigned to the most recent ticket.
    case unassigned(TicketID)
    /// The ticket's advisor is on no active ring schedule (E-06).
    case notOnSchedule(AgentID)
  }

  /// Seven days in seconds (E-03); a ticket that was opened exactly so long ago still counts.
  public static let maximumAge: TimeInterval = 7 * 24 * 60 * 60

  /// Whether a ticket was opened within the last seven days.
  public static func isRecent(_ ticket: Ticket, at now: Date) -> Bool {
    now.timeIntervalSince(ticket.openedAt) <= maximumAge
  }

  /// Decides whose phones ring for a call.
  ///
  /// `tickets`: the open tickets of the caller. `calendar` and `ticketCalendar`: the ring schedules of the
  /// called team, and of the team of a ticket that a sub-team has.
  public static func plan(
    caller: CallerNumber,
    to number: String,
    of ticketing: CallTicketing,
    open tickets: [Ticket],
    calendar: RingCalendar,
    ticketCalendar: @Sendable (TeamID) -> RingCalendar?,
    at now: Date
  ) -> RingPlan {
    func plan(_ ground: Ground, first: AgentID? = nil) -> RingPlan {
      RingPlan(first: first, then: calendar.advisors(at: now), ground: ground)
    }
    let team = ticketing.team
    guard team.ringsLastAdvisor else { return plan(.off(team.id)) }
    guard let contact = caller.address else { return plan(.numberWithheld) }
    guard let ticket = Ticket.mostRecentOpen(of: contact, through: number, among: tickets) else {
      return plan(.noOpenTicket)
    }
    guard ticketing.ringsLastAdvisor(ticket.team) else { return plan(.off(ticket.team)) }
    guard isRecent(ticket, at: now) else { return plan(.tooOld(ticket.id)) }
    guard let advisor = ticket.advisor else { return plan(.unassigned(ticket.id)) }
    let own = ticket.team == team.id ? calendar : ticketCalendar(ticket.team)
    let isOnSchedule =
      calendar.advisors(at: now).permits(advisor)
      || (own?.advisors(at: now).permits(advisor) ?? false)
    guard isOnSchedule else { return plan(.notOnSchedule(advisor)) }
    return plan(.lastAdvisor(ticket.id), first: advisor)
  }
}

/// Whose phones ring for a call, in which order.
public struct RingPlan: Hashable, Sendable {
  /// Who rings first, alone.
  public let first: AgentID?
  /// Who rings then, or at once: the advisors of the active ring schedule, none after hours (E-03).
  public let then: Access<AgentID>
  /// Why.
  public let ground: LastAdvisorRule.Ground

  /// States a plan.
  public init(first: AgentID?, then: Access<AgentID>, ground: LastAdvisorRule.Ground) {
    self.first = first
    self.then = then
    self.ground = ground
  }
}
