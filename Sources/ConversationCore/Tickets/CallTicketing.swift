#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a call does to tickets (A-20, P-06, E-04, E-05, E-07).
@nonexhaustive
public enum TicketEffect: Hashable, Sendable {
  /// It is logged on an open ticket.
  case logged(on: TicketID)
  /// It opens a ticket.
  case opened(Ticket)
  /// Nothing but the call log has it.
  case callLogOnly

  /// The ticket that the call belongs to from now on.
  public var ticket: TicketID? {
    switch self {
    case .logged(let id): id
    case .opened(let ticket): ticket.id
    case .callLogOnly: nil
    }
  }
}

/// Decides what a call that is over does to tickets.
///
/// It goes by the outcome alone, never by what is or is not written to the caller (A-19, P-21).
public struct CallTicketing: Sendable {
  /// The settings of the team that was called.
  public let team: TeamSettings
  /// Whether a team rings a caller's last advisor first: of the teams that the tickets belong to.
  public let ringsLastAdvisor: @Sendable (TeamID) -> Bool

  /// Decides for a team; what it does not know of other teams, it asks.
  public init(team: TeamSettings, ringsLastAdvisor: @escaping @Sendable (TeamID) -> Bool) {
    self.team = team
    self.ringsLastAdvisor = ringsLastAdvisor
  }

  /// Decides for a team, with the settings of the teams behind its number.
  public init(team: TeamSettings, others: [TeamSettings] = []) {
    let on = Set((others + [team]).filter(\.ringsLastAdvisor).map(\.id))
    self.init(team: team) { on.contains($0) }
  }

  /// What a call does; `nil` while it goes on.
  ///
  /// `open`: the open tickets of the caller; `newTicket`: the identifier of a ticket, if one is opened.
  public func effect(
    of call: Call,
    open tickets: [Ticket],
    newTicket id: TicketID,
    at now: Date
  ) -> TicketEffect? {
    guard let outcome = call.outcome else { return nil }
    let known = call.caller.address.flatMap { contact in
      relevantTicket(of: contact, through: call.number, among: tickets, at: now)
    }
    switch outcome {
    case .voicemail:
      // The recording may come after the missed call was noted: one call opens one ticket.
      if let own = tickets.first(where: { $0.call == call.id }) { return .logged(on: own.id) }
      return .opened(ticket(id, for: call, advisor: nil, at: now))
    case .answered(let advisor):
      if let known { return .logged(on: known.id) }
      return .opened(ticket(id, for: call, advisor: advisor, at: now))
    case .missed, .afterHours:
      if let known { return .logged(on: known.id) }
      // Nobody could ever be called back, or be recognised when they call again.
      guard team.createsTicketForMissedCalls, call.caller.address != nil else {
        return .callLogOnly
      }
      return .opened(ticket(id, for: call, advisor: nil, at: now))
    }
  }

  /// The ticket that calls of a contact through a number go on with: the most recent open one, and
  /// where its team and the called one ring the last advisor, only within seven days (A-20, E-08).
  public func relevantTicket(
    of contact: ChannelAddress,
    through number: String,
    among tickets: [Ticket],
    at now: Date
  ) -> Ticket? {
    guard
      let ticket = Ticket.mostRecentOpen(of: contact, through: number, among: tickets)
    else { return nil }
    guard team.ringsLastAdvisor, ringsLastAdvisor(ticket.team) else { return ticket }
    return LastAdvisorRule.isRecent(ticket, at: now) ? ticket : nil
  }

  private func ticket(
    _ id: TicketID,
    for call: Call,
    advisor: AgentID?,
    at now: Date
  ) -> Ticket {
    Ticket(
      id: id,
      contact: call.caller.address,
      customer: call.customer,
      number: call.number,
      team: team.id,
      advisor: advisor,
      origin: .call,
      call: call.id,
      at: now
    )
  }
}
