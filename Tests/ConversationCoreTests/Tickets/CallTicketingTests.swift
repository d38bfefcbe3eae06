import ConversationCore
import Foundation
import Testing

@Suite struct CallTicketingTests {
  static let caller = ChannelAddress.phone("+15555550123")
  static let number = "+15555550100"

  static func ticket(
    _ bits: UInt128,
    daysAgo days: Double,
    advisor: AgentID? = "anna",
    team: TeamID = "desk",
    number: String? = number
  ) throws -> Ticket {
    Ticket(
      id: TicketID(bits: bits),
      contact: caller,
      number: number,
      team: team,
      advisor: advisor,
      origin: .text,
      at: Hours.time("2026-03-02T08:01:00Z") - days * 86_400
    )
  }

  static func team(
    _ id: TeamID = "desk",
    createsTickets: Bool = false,
    ringsLastAdvisor: Bool = false
  ) -> TeamSettings {
    TeamSettings(
      id: id,
      displayName: "Desk",
      createsTicketForMissedCalls: createsTickets,
      ringsLastAdvisor: ringsLastAdvisor
    )
  }

  private func effect(
    _ event: CallEvent? = nil,
    team: TeamSettings,
    open: [Ticket] = [],
    others: [TeamSettings] = [],
    from caller: CallerNumber = .phone("+15555550123")
  ) throws -> TicketEffect? {
    let end = Hours.time("2026-03-02T08:01:00Z")
    var call = try CallTests.call(from: caller)
    if let event { try call.take(event, at: end) }
    try call.take(.ended, at: end)
    return CallTicketing(team: team, others: others)
      .effect(of: call, open: open, newTicket: TicketID(bits: 77), at: end)
  }

  @Test func `A-20 P-06 a missed call is logged on the open ticket, opens one, or is logged only`()
    throws
  {
    let old = try Self.ticket(1, daysAgo: 30)
    #expect(try effect(team: Self.team(), open: [old]) == .logged(on: old.id))
    #expect(try effect(team: Self.team()) == .callLogOnly)
    let opened = try #require(try effect(team: Self.team(createsTickets: true)))
    guard case .opened(let ticket) = opened else { throw CocoaError(.coderInvalidValue) }
    #expect(ticket.origin == .call && ticket.advisor == nil && ticket.isOpen)
    #expect(ticket.call == "call-1" && ticket.number == Self.number && ticket.team == "desk")
    #expect(ticket.contact == Self.caller)
  }

  @Test func `A-20 E-03 with Ring Last Advisor a ticket counts for seven days, the last one too`()
    throws
  {
    let team = Self.team(createsTickets: true, ringsLastAdvisor: true)
    let exact = try Self.ticket(1, daysAgo: 7)
    #expect(try effect(team: team, open: [exact]) == .logged(on: exact.id))
    let older = try Self.ticket(2, daysAgo: 7 + 0.001 / 86_400)
    #expect(try effect(team: team, open: [older])?.ticket == TicketID(bits: 77))
    // Of several the most recent counts.
    let recent = try Self.ticket(3, daysAgo: 1)
    #expect(try effect(team: team, open: [recent, older]) == .logged(on: recent.id))
  }

  @Test func `E-07 an older ticket means a new one: always for answered calls`() throws {
    let older = try Self.ticket(2, daysAgo: 8)
    let team = Self.team(ringsLastAdvisor: true)
    #expect(try effect(team: team, open: [older]) == .callLogOnly)
    let answered = try effect(.answered(by: "ben"), team: team, open: [older])
    guard case .opened(let ticket) = answered else { throw CocoaError(.coderInvalidValue) }
    #expect(ticket.advisor == "ben")
  }

  @Test func `E-04 an answered call goes to the ticket that is there`() throws {
    let ticket = try Self.ticket(2, daysAgo: 2)
    let effect = try effect(
      .answered(by: "anna"),
      team: Self.team(ringsLastAdvisor: true),
      open: [ticket]
    )
    #expect(effect == .logged(on: ticket.id))
  }

  @Test func `E-05 a voicemail always opens a new ticket that nobody is assigned to`() throws {
    let ticket = try Self.ticket(2, daysAgo: 1)
    for caller in [CallerNumber.phone("+15555550123"), .withheld] {
      let effect = try effect(.voicemail(nil), team: Self.team(), open: [ticket], from: caller)
      guard case .opened(let new) = effect else { throw CocoaError(.coderInvalidValue) }
      #expect(new.advisor == nil && new.contact == caller.address && new.origin == .call)
    }
  }

  @Test func `A voicemail that comes after its missed call was ticketed opens no second ticket`()
    throws
  {
    let end = Hours.time("2026-03-02T08:01:00Z")
    var call = try CallTests.call()
    try call.take(.ended, at: end)
    let ticketing = CallTicketing(team: Self.team(createsTickets: true))
    let first = ticketing.effect(of: call, open: [], newTicket: TicketID(bits: 1), at: end)
    guard case .opened(let ticket) = first else { throw CocoaError(.coderInvalidValue) }
    try call.take(.voicemail(nil), at: end)
    let second = ticketing.effect(of: call, open: [ticket], newTicket: TicketID(bits: 2), at: end)
    #expect(second == .logged(on: ticket.id))
    #expect(ticket.documentKeys.contains { $0.name == Ticket.callKey && $0.isUnique })
  }

  @Test func `Only open tickets of the same contact and number count`() throws {
    let team = Self.team()
    var closed = try Self.ticket(1, daysAgo: 1)
    closed.close(at: Hours.time("2026-03-02T08:00:00Z"))
    let elsewhere = try Self.ticket(2, daysAgo: 1, number: "+15555550199")
    let somewhere = try Self.ticket(3, daysAgo: 1, number: nil)
    let other = Ticket(
      id: TicketID(bits: 4),
      contact: .phone("+15555550177"),
      number: Self.number,
      team: "desk",
      origin: .call,
      at: Hours.time("2026-03-02T08:00:00Z")
    )
    #expect(try effect(team: team, open: [closed, elsewhere, somewhere, other]) == .callLogOnly)
    #expect(!closed.documentKeys.contains { $0.name == Ticket.openKey })
    #expect(other.documentKeys.contains { $0.name == Ticket.openKey })
  }

  @Test func `A caller whose number is withheld leaves a log entry and no ticket`() throws {
    #expect(try effect(team: Self.team(createsTickets: true), from: .withheld) == .callLogOnly)
  }

  @Test func `E-08 the seven days hold only if both teams ring the last advisor`() throws {
    let master = Self.team(ringsLastAdvisor: true)
    let old = try Self.ticket(1, daysAgo: 8, team: "sub")
    // The sub-team does not: any age counts.
    #expect(
      try effect(team: master, open: [old], others: [Self.team("sub")]) == .logged(on: old.id)
    )
    let both = try effect(
      team: master,
      open: [old],
      others: [Self.team("sub", ringsLastAdvisor: true)]
    )
    #expect(both == .callLogOnly)
  }

  @Test func `While a call goes on nothing is decided`() throws {
    let call = try CallTests.call()
    let effect = CallTicketing(team: Self.team())
      .effect(of: call, open: [], newTicket: TicketID(bits: 1), at: call.startedAt)
    #expect(effect == nil)
  }
}
