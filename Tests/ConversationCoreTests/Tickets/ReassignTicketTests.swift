import ConversationCore
import Foundation
import Testing

@Suite struct ReassignTicketTests {
  @Test func `E-13 who gets a ticket is told: an advisor, or every member of a team`() throws {
    var ticket = try CallTicketingTests.ticket(1, daysAgo: 1)
    #expect(
      try ticket.reassign(to: .advisor("ben", in: nil), by: .agent("anna"), members: ["desk"])
        == .advisor("ben")
    )
    #expect(ticket.advisor == "ben" && ticket.team == "desk")
    #expect(
      try ticket.reassign(to: .team("parts"), by: .agent("ben"), members: ["desk"])
        == .team("parts")
    )
    #expect(ticket.advisor == nil && ticket.team == "parts")
    // E-08: the number by which it was reached stays.
    #expect(ticket.number == CallTicketingTests.number)
  }

  @Test func `E-13 nobody is told of what they did themselves, or of nothing`() throws {
    var ticket = try CallTicketingTests.ticket(1, daysAgo: 1, advisor: nil)
    #expect(
      try ticket.reassign(to: .advisor("anna", in: nil), by: .agent("anna"), members: ["desk"])
        == nil
    )
    #expect(try ticket.reassign(to: .advisor("anna", in: nil), by: .system, members: []) == nil)
    #expect(try ticket.reassign(to: .team("desk"), by: .system, members: []) == .team("desk"))
    #expect(try ticket.reassign(to: .team("desk"), by: .system, members: []) == nil)
  }

  @Test func `E-11 an advisor gives away tickets of their teams, a manager all`() throws {
    var ticket = try CallTicketingTests.ticket(1, daysAgo: 1)
    #expect(throws: ConversationError(.ticketOfAnotherTeam(ticket.id))) {
      try ticket.reassign(to: .team("parts"), by: .agent("zoe"), members: ["parts"])
    }
    #expect(
      try ticket.reassign(to: .team("parts"), by: .supervisor("sue"), members: []) == .team("parts")
    )
    ticket.close(at: Hours.time("2026-03-02T08:00:00Z"))
    #expect(throws: ConversationError(.ticketClosed(ticket.id))) {
      try ticket.reassign(to: .team("desk"), by: .system, members: [])
    }
  }

  @Test func `E-11 a ticket is seen by its team, its advisor and every manager`() throws {
    let ticket = try CallTicketingTests.ticket(1, daysAgo: 1, advisor: "anna")
    let nobodys = try CallTicketingTests.ticket(2, daysAgo: 1, advisor: nil)
    let rows: [(caller: Caller, teams: [TeamID], sees: Bool, seesNobodys: Bool)] = [
      (.agent("zoe"), ["parts", "desk"], true, true), (.agent("zoe"), ["parts"], false, false),
      (.agent("anna"), ["parts"], true, false), (Caller(role: .agent), [], false, false),
      (.supervisor("sue"), [], true, true), (.administrator, [], true, true),
      (.system, [], true, true),
    ]
    for row in rows {
      #expect(ticket.isVisible(to: row.caller, of: row.teams) == row.sees, "\(row)")
      #expect(nobodys.isVisible(to: row.caller, of: row.teams) == row.seesNobodys, "\(row)")
    }
  }

  @Test func `E-13 a ticket without a team gets the default team of who opens it`() {
    let agent = Agent(id: "a", name: "A", teams: ["parts", "desk"], createdAt: Hours.created(1))
    #expect(Ticket.defaultTeam(of: agent) == "parts")
  }

  @Test func `E-12 a hidden team is in no directory and is found by its number`() {
    var team = TeamSettings(id: "desk", displayName: "Desk", number: "+15555550100")
    #expect(team.documentKeys.map(\.name) == [TeamSettings.numberKey, TeamSettings.directoryKey])
    team.isHidden = true
    #expect(team.documentKeys.map(\.name) == [TeamSettings.numberKey])
    #expect(team.documentKeys.allSatisfy { $0.isUnique })
  }
}
