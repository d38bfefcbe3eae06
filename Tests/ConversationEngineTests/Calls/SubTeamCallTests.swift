import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Teams without a number of their own, behind a master team's.
@Suite struct SubTeamCallTests {
  private static let week: TimeInterval = 7 * 86_400

  /// A hotline that rings the last advisor, and a team behind it that does so too or does not, with an
  /// open ticket of that team's.
  private func line(
    ringsLastAdvisor: Bool,
    base: any ContactCenterStorage = InMemoryStorage()
  ) async throws -> (line: Hotline, ticket: TicketID) {
    let line = try await Hotline(opensTickets: true, ringsLastAdvisor: true, base: base)
    try await line.center.save(parts(ringsLastAdvisor), over: nil, by: .administrator)
    let draft = TicketDraft(
      .text,
      contact: Hotline.caller,
      number: Hotline.number,
      team: "parts"
    )
    let ticket = try #require(try await line.center.openTicket(draft, by: .system))
    return (line, ticket)
  }

  private func parts(_ ringsLastAdvisor: Bool) -> TeamSettings {
    TeamSettings(id: "parts", displayName: "Parts", ringsLastAdvisor: ringsLastAdvisor)
  }

  @Test func `E-08 A-20 seven days count where both teams ring the last advisor, else any age`()
    async throws
  {
    for (isOn, age, isLogged) in [
      (true, Self.week, true), (true, Self.week + 0.001, false), (false, Self.week + 1, true),
      (false, 100 * Self.week, true),
    ] {
      let (line, ticket) = try await line(ringsLastAdvisor: isOn)
      line.shop.desk.time.advance(by: age)
      let call = try await line.miss().call
      #expect((call.ticket == ticket) == isLogged, "on: \(isOn), after \(age) s")
      #expect(call.ticket != nil)
    }
  }

  @Test func `E-08 what a sub-team saves while a call's end is decided counts for it`() async throws
  {
    let storage = MeanwhileStorage()
    let (line, ticket) = try await line(ringsLastAdvisor: false, base: storage)
    line.shop.desk.time.advance(by: Self.week + 1)
    try await line.report(.started)
    let isOn = parts(true)
    // What was read of teams is forgotten with this, so that it is read again.
    try await line.center.save(parts(false), over: 1, by: .administrator)
    storage.afterNextList(of: Ticket.documentKind) {
      // It is read just after the list: only a guard tells that it has changed since.
      storage.afterNextLoad {
        $0.documents.contains(TeamSettings.documentID("parts"))
      } run: {
        try await line.center.save(isOn, over: 2, by: .administrator)
      }
    }
    let call = try await line.report(.ended).call
    #expect(call.ticket != nil && call.ticket != ticket)
  }

  @Test func `E-08 a call that is over stays with its team, whatever a late report names`()
    async throws
  {
    let (line, ticket) = try await line(ringsLastAdvisor: false)
    let missed = try await line.miss()
    #expect(missed.call.ticket == ticket)
    let late = try await line.report(.voicemail(nil), team: "parts").call
    #expect(late.team == "day" && late.ticket != ticket)
    let opened = try await line.center.ticket(try #require(late.ticket), for: .system)
    #expect(opened.team == "day")
  }
}
