import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct CallReportTests {
  @Test func `P-05 A-19 the call, its ticket and the text to the caller are one commit`()
    async throws
  {
    let line = try await Hotline(on: [.customerHangsUp], opensTickets: true)
    try await line.report(.started)
    try await line.report(.phase(.ringing))
    line.storage.forget()
    let result = try await line.report(.ended)
    let batch = try #require(line.storage.batches.first)
    #expect(line.storage.batches.count == 1)
    #expect(
      Set(batch.documents.map(\.value.id.kind)) == [
        Call.documentKind, Ticket.documentKind, TicketLine.documentKind, ReplyLedger.documentKind,
        Customer.documentKind,
      ]
    )
    #expect(batch.messages.count == 1 && batch.deliveries.count == 1 && batch.claims.count == 1)
    #expect(batch.messages.first?.id == result.reply)
    let ticket = try #require(try await line.openTickets().first)
    #expect(batch.events.contains(.call("call-1", .over(.missed(.ringing)))))
    #expect(batch.events.contains(.ticket(ticket.id, .opened("day", advisor: nil, .call))))
    #expect(result.call.ticket == ticket.id && result.call.outcome == .missed(.ringing))
    #expect(ticket.conversation == result.reply?.conversation)
    #expect(try await line.shop.sent().count == 1)
  }

  @Test func `A-20 a missed call is logged on the most recent open ticket of the same number`()
    async throws
  {
    let line = try await Hotline(opensTickets: true)
    let first = try await line.miss("call-1").call.ticket
    line.shop.desk.time.advance(by: 60)
    let second = try await line.miss("call-2").call.ticket
    #expect(first == second)
    #expect(try await line.openTickets().count == 1)
    let ticket = try #require(first)
    let calls = try await line.center.calls(of: ticket, for: .system)
    #expect(calls.map(\.id) == ["call-1", "call-2"])
    #expect(try await line.events().contains(.ticket(ticket, .callLogged("call-2"))))
  }

  @Test func `P-06 P-21 the ticket follows the team's flag, whether or not a text is switched on`()
    async throws
  {
    for triggers in [[], [AutoReplyTrigger.customerHangsUp]] {
      for opensTickets in [true, false] {
        let line = try await Hotline(on: triggers, opensTickets: opensTickets)
        let result = try await line.miss()
        #expect((result.call.ticket != nil) == opensTickets)
        #expect((result.reply != nil) == !triggers.isEmpty)
        #expect(try await line.openTickets().count == (opensTickets ? 1 : 0))
        #expect(try await line.center.call("call-1", for: .system).outcome == .missed(.ringing))
      }
    }
  }

  @Test func `P-07 E-05 a voicemail opens a new ticket that nobody is assigned to`() async throws {
    let line = try await Hotline(on: [.customerLeavesVoicemail], opensTickets: true)
    let missed = try await line.miss("call-1").call.ticket
    try await line.report(.started, of: "call-2")
    try await line.report(.voicemail(nil), of: "call-2")
    let result = try await line.report(.ended, of: "call-2")
    #expect(result.call.ticket != missed && result.call.outcome == .voicemail)
    let opened = try #require(result.call.ticket)
    #expect(try await line.center.ticket(opened, for: .system).advisor == nil)
    #expect(try await line.openTickets().count == 2)
    #expect(try await line.shop.sent().count == 1)
  }

  @Test
  func `E-05 a voicemail that comes after the end opens its ticket and brings no second text`()
    async throws
  {
    let all: [AutoReplyTrigger] = [.missedCallFromCustomer, .customerLeavesVoicemail]
    let line = try await Hotline(on: all, opensTickets: false)
    let missed = try await line.miss(in: .voicemailGreeting)
    #expect(missed.call.ticket == nil && missed.reply != nil)
    line.shop.desk.time.advance(by: 30)
    let file = Attachment(mediaType: "audio/mpeg", reference: "https://media.example.com/v")
    let late = try await line.report(.voicemail(file))
    #expect(late.call.ticket != nil && late.reply == nil && late.call.recording == file)
    #expect(try await line.report(.voicemail(file)).hasChanged == false)
    #expect(try await line.openTickets().count == 1)
    #expect(try await line.shop.sent().count == 1)
  }

  @Test func `P-08 E-04 an answered call has a ticket of its advisor, and its text at the end`()
    async throws
  {
    let line = try await Hotline(on: [.afterSuccessfulCallWithTicket])
    try await line.report(.started)
    #expect(try await line.report(.answered(by: "anna"), at: 5).reply == nil)
    let result = try await line.report(.ended, at: 0.5)
    let ticket = try await line.center.ticket(try #require(result.call.ticket), for: .system)
    #expect(ticket.advisor == "anna" && ticket.origin == .call)
    #expect(try await line.shop.sent().count == 1)
    #expect(try await line.events().contains(.call("call-1", .answered(by: "anna"))))
  }

  @Test func `Reports that overtake each other come to the same call`() async throws {
    let events: [(CallEvent, TimeInterval)] = [
      (.started, -30), (.phase(.callTree), -25), (.phase(.ringing), -20), (.ended, -5),
    ]
    let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [3, 0, 2, 1], [1, 3, 0, 2], [2, 0, 3, 1]]
    for order in orders {
      let line = try await Hotline(opensTickets: true)
      for index in order { try await line.report(events[index].0, at: events[index].1) }
      let call = try await line.center.call("call-1", for: .system)
      let now = line.shop.desk.time.now
      #expect(call.outcome == .missed(.ringing), "\(order)")
      #expect(call.startedAt == now - 30 && call.endedAt == now - 5, "\(order)")
      #expect(try await line.openTickets().count == 1, "\(order)")
    }
  }

  @Test func `E-04 an answer that is reported late gives the missed call's ticket to its advisor`()
    async throws
  {
    let line = try await Hotline(opensTickets: true)
    try await line.report(.started, at: -30)
    let missed = try #require(try await line.report(.ended, at: -5).call.ticket)
    #expect(try await line.center.ticket(missed, for: .system).advisor == nil)
    let late = try await line.report(.answered(by: "anna"), at: -20)
    #expect(late.call.outcome == .answered(by: "anna") && late.call.ticket == missed)
    #expect(try await line.center.ticket(missed, for: .system).advisor == "anna")
    #expect(try await line.openTickets().count == 1)
  }

  @Test func `E-04 an answer that is reported late takes a ticket from nobody who has it`()
    async throws
  {
    let line = try await Hotline(opensTickets: true)
    try await line.shop.desk.hire("ben")
    try await line.report(.started, at: -30)
    let missed = try #require(try await line.report(.ended, at: -5).call.ticket)
    try await line.center.reassign(missed, to: .advisor("ben", in: nil), by: .agent("ben"))
    line.storage.forget()
    let late = try await line.report(.answered(by: "anna"), at: -20)
    #expect(late.call.ticket == missed && late.call.outcome == .answered(by: "anna"))
    #expect(try await line.center.ticket(missed, for: .system).advisor == "ben")
    let changed = line.storage.batches.flatMap(\.events)
    #expect(!changed.contains { if case .ticket = $0 { true } else { false } })
    // A ticket that is settled stays so, too.
    let other = try await Hotline(opensTickets: true)
    try await other.report(.started, at: -30)
    let closed = try #require(try await other.report(.ended, at: -5).call.ticket)
    try await other.center.close(closed, by: .system)
    try await other.report(.answered(by: "anna"), at: -20)
    #expect(try await other.center.ticket(closed, for: .system).advisor == nil)
  }

  @Test func `E-08 a call put through to a team behind the number is that team's`() async throws {
    let line = try await Hotline(on: [.customerHangsUp], opensTickets: false)
    let parts = TeamSettings(
      id: "parts",
      displayName: "Parts",
      createsTicketForMissedCalls: true
    )
    try await line.center.save(parts, over: nil, by: .administrator)
    try await line.report(.started)
    try await line.report(.phase(.optionChosen), team: "parts")
    let result = try await line.report(.ended)
    let ticket = try await line.center.ticket(try #require(result.call.ticket), for: .system)
    // Its own hours count: it has none, so that it is closed; its own replies, too.
    #expect(ticket.team == "parts" && ticket.number == Hotline.number)
    #expect(result.call.outcome == .afterHours(.optionChosen) && result.reply == nil)
  }

  @Test func `A call to nobody's number is refused, and so is what cannot follow its end`()
    async throws
  {
    let line = try await Hotline()
    let stray = CallReport(.started, of: "stray", from: .withheld, to: "+13125550199")
    await #expect(throws: ConversationError(.unknownNumber)) {
      try await line.center.report(stray)
    }
    await #expect(throws: ConversationError(.unknownTeam("nobody"))) {
      try await line.report(.started, team: "nobody")
    }
    await #expect(throws: ConversationError(.unknownCall("call-1"))) {
      try await line.center.call("call-1", for: .system)
    }
    try await line.miss()
    line.shop.desk.time.advance(by: 10)
    await #expect(throws: ConversationError(.callIsOver("call-1"))) {
      try await line.report(.phase(.recording))
    }
  }
}
