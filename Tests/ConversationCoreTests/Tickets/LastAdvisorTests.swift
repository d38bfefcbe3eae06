import ConversationCore
import Foundation
import Testing

@Suite struct LastAdvisorTests {
  private func plan(
    open tickets: [Ticket],
    team: TeamSettings = CallTicketingTests.team(ringsLastAdvisor: true),
    others: [TeamSettings] = [],
    advisors: Access<AgentID> = .all,
    sub: Access<AgentID>? = nil,
    caller: CallerNumber = .phone("+15555550123"),
    at text: String = "2026-03-02T08:01:00Z"
  ) throws -> RingPlan {
    var office = Hours.office()
    office.advisors = advisors
    let subCalendar = try sub.map { access in
      var schedule = Hours.office()
      schedule.advisors = access
      return try Hours.calendar([schedule])
    }
    return LastAdvisorRule.plan(
      caller: caller,
      to: CallTicketingTests.number,
      of: CallTicketing(team: team, others: others),
      open: tickets,
      calendar: try Hours.calendar([office]),
      ticketCalendar: { _ in subCalendar },
      at: Hours.time(text)
    )
  }

  @Test func `E-02 E-03 the advisor of the most recent open ticket rings first, then the schedule`()
    throws
  {
    let older = try CallTicketingTests.ticket(1, daysAgo: 3, advisor: "ben")
    let newer = try CallTicketingTests.ticket(2, daysAgo: 2, advisor: "anna")
    let plan = try plan(open: [older, newer], advisors: .only(["anna", "carl"]))
    #expect(
      plan
        == RingPlan(
          first: "anna",
          then: .only(["anna", "carl"]),
          ground: .lastAdvisor(newer.id)
        )
    )
  }

  @Test func `E-02 … E-09 each condition that fails leaves the ring schedule alone`() throws {
    let ticket = try CallTicketingTests.ticket(1, daysAgo: 2)
    let off = try plan(open: [ticket], team: CallTicketingTests.team())
    #expect(off.first == nil && off.ground == .off("desk"))
    #expect(try plan(open: []).ground == .noOpenTicket)
    #expect(try plan(open: [ticket], caller: .withheld).ground == .numberWithheld)
    let old = try CallTicketingTests.ticket(2, daysAgo: 7.1)
    #expect(try plan(open: [old]).ground == .tooOld(old.id))
    let nobody = try CallTicketingTests.ticket(3, daysAgo: 1, advisor: nil)
    #expect(try plan(open: [ticket, nobody]).ground == .unassigned(nobody.id))
  }

  @Test func `E-06 the advisor must be on an active ring schedule`() throws {
    let ticket = try CallTicketingTests.ticket(1, daysAgo: 2)
    let elsewhere = try plan(open: [ticket], advisors: .only(["carl"]))
    #expect(elsewhere.first == nil && elsewhere.ground == .notOnSchedule("anna"))
    #expect(elsewhere.then == .only(["carl"]))
    let night = try plan(open: [ticket], at: "2026-03-02T20:00:00Z")
    #expect(night == RingPlan(first: nil, then: .none, ground: .notOnSchedule("anna")))
  }

  @Test func `E-08 a ticket of a sub-team behind a master team's number, if both have it on`()
    throws
  {
    let ticket = try CallTicketingTests.ticket(1, daysAgo: 2, team: "sub")
    let sub = CallTicketingTests.team("sub", ringsLastAdvisor: true)
    let both = try plan(
      open: [ticket],
      others: [sub],
      advisors: .only(["carl"]),
      sub: .only(["anna"])
    )
    #expect(both.first == "anna" && both.then == .only(["carl"]))
    let one = try plan(open: [ticket], others: [CallTicketingTests.team("sub")], sub: .all)
    #expect(one.first == nil && one.ground == .off("sub"))
  }

  @Test func `E-09 as a routing strategy it puts the advisor first and keeps to the schedule`()
    throws
  {
    let agents = ["ben", "anna", "carl"].map { id in
      Agent(id: AgentID(id), name: id, teams: ["desk"], createdAt: Hours.created(1))
    }
    let desk = try Conversation.example()
    let plan = RingPlan(
      first: "anna",
      then: .only(["anna", "carl"]),
      ground: .lastAdvisor(TicketID(bits: 1))
    )
    let now = Hours.time("2026-03-02T08:00:00Z")
    #expect(RingLastAdvisor(plan).rank(agents, for: desk, at: now).map(\.id) == ["anna", "carl"])
    #expect(RingLastAdvisor(plan).order == .longestRested)
    let none = RingLastAdvisor(otherwise: LeastBusy()) { _, _ in nil }
    #expect(none.rank(agents, for: desk, at: now).map(\.id) == ["ben", "anna", "carl"])
    #expect(none.order == .leastLoad)
  }
}

extension Conversation {
  /// A conversation that waits.
  static func example() throws -> Conversation {
    let message = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: .phone("+15555550123"),
      text: "Hello",
      externalID: "1"
    )
    return Transition.open(
      ConversationID(bits: 5),
      for: CustomerID(bits: 6),
      with: message,
      at: Fixtures.sms,
      queue: Fixtures.support,
      policy: try Fixtures.policy(),
      preferredAgent: nil,
      now: Hours.time("2026-03-02T08:00:00Z")
    ).conversation
  }
}
