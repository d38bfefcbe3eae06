import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct RingLastAdvisorTests {
  /// A line whose queue asks the last advisor first, with agents besides anna.
  private func line(isOn: Bool = true, agents: [AgentID] = ["ben", "cid"]) async throws -> Hotline {
    let line = try await Hotline(ringsLastAdvisor: isOn)
    let center = line.center
    try await center.save(
      Queue(
        id: "help",
        name: "Help",
        channelClass: .social,
        teams: ["day"],
        distribution: .offers(.ringLastAdvisor)
      )
    )
    for agent in agents {
      line.shop.desk.time.advance(by: 1)
      try await line.shop.desk.hire(agent)
    }
    return line
  }

  private func ticket(
    _ line: Hotline,
    of advisor: AgentID?,
    team: TeamID = "day"
  ) async throws {
    try await line.center.openTicket(
      TicketDraft(
        .text,
        contact: Hotline.caller,
        number: Hotline.number,
        team: team,
        advisor: advisor
      ),
      by: .system
    )
  }

  private func asked(_ line: Hotline) async throws -> AgentID? {
    for agent in ["anna", "ben", "cid", "dan"] as [AgentID] {
      if try await !line.center.openOffers(to: agent).isEmpty { return agent }
    }
    return nil
  }

  @Test func `E-03 who is assigned to the customer's ticket is asked first, then the others`()
    async throws
  {
    let line = try await line()
    try await ticket(line, of: "cid")
    try await line.shop.write("Hello again", id: "1")
    #expect(try await asked(line) == "cid")
    let offer = try #require(try await line.center.openOffers(to: "cid").first)
    try await line.center.decline(offer.id, by: "cid")
    #expect(try await asked(line) == "anna")
  }

  @Test func `E-02 E-07 without the rule, a ticket, or within seven days, the order decides`()
    async throws
  {
    let off = try await line(isOn: false)
    try await ticket(off, of: "cid")
    try await off.shop.write("Hello", id: "1")
    #expect(try await asked(off) == "anna")
    let none = try await line()
    try await none.shop.write("Hello", id: "1")
    #expect(try await asked(none) == "anna")
    for (seconds, agent) in [(0, "cid"), (1, "anna")] as [(Double, AgentID)] {
      let old = try await line()
      try await ticket(old, of: "cid")
      old.shop.desk.time.advance(by: 7 * 86_400 + seconds)
      try await old.shop.write("Hello", id: "1")
      #expect(try await asked(old) == agent, "\(seconds) s after seven days")
    }
  }

  @Test func `E-06 E-09 only advisors of the active ring schedule are asked`() async throws {
    let line = try await line(agents: ["ben", "cid", "dan"])
    var hours = try #require(try await line.center.ringSchedules(of: "day")).value
    var week = try #require(hours.schedules.first)
    week.advisors = .only(["dan"])
    try hours.save(week)
    try await line.center.save(hours, over: 1, by: .administrator)
    try await ticket(line, of: "cid")
    try await line.shop.write("Hello", id: "1")
    #expect(try await asked(line) == "dan")
    let late = try await self.line()
    late.shop.go(to: 20)
    try await late.shop.write("Hello", id: "1")
    #expect(try await asked(late) == nil)
    late.shop.go(to: 9, day: 1)
    try await late.center.runDue()
    #expect(try await asked(late) == "anna")
  }

  @Test func `E-08 a ticket of a team behind the number counts if both teams have the rule on`()
    async throws
  {
    for isOn in [true, false] {
      let line = try await line()
      try await line.center.save(
        TeamSettings(id: "parts", displayName: "Parts", ringsLastAdvisor: isOn),
        over: nil,
        by: .administrator
      )
      try await ticket(line, of: "cid", team: "parts")
      try await line.shop.write("Hello", id: "1")
      #expect(try await asked(line) == (isOn ? "cid" : "anna"))
    }
  }

  @Test func `E-03 a telephony host is told whose phones ring, and why`() async throws {
    let line = try await line()
    try await ticket(line, of: "cid")
    try await line.report(.started)
    let plan = try await line.center.ringPlan(for: "call-1")
    #expect(plan.first == "cid" && plan.then == .all)
    guard case .lastAdvisor = plan.ground else {
      Issue.record("\(plan.ground)")
      return
    }
    try await line.report(.started, of: "call-2", from: .withheld)
    #expect(try await line.center.ringPlan(for: "call-2").ground == .numberWithheld)
  }
}
