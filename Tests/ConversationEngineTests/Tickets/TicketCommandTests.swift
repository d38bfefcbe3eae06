import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct TicketCommandTests {
  private func line() async throws -> Hotline {
    let line = try await Hotline()
    try await line.center.save(
      TeamSettings(id: "parts", displayName: "Parts"),
      over: nil,
      by: .administrator
    )
    try await line.shop.desk.hire("pia", team: "parts")
    try await line.shop.desk.hire("ben")
    return line
  }

  @Test func `E-13 a ticket without a team is of its advisor's default team`() async throws {
    let line = try await line()
    let id = try #require(
      try await line.center.openTicket(TicketDraft(.advisor), by: .agent("anna"))
    )
    let ticket = try await line.center.ticket(id, for: .system)
    #expect(ticket.team == "day" && ticket.origin == .advisor && ticket.isOpen)
    #expect(try await line.events().contains(.ticket(id, .opened("day", advisor: nil, .advisor))))
  }

  @Test func `E-13 who a ticket is given to is told by an event, unless they took it themselves`()
    async throws
  {
    let line = try await line()
    let id = try #require(
      try await line.center.openTicket(TicketDraft(.advisor), by: .agent("anna"))
    )
    try await line.center.reassign(id, to: .advisor("anna", in: nil), by: .agent("anna"))
    try await line.center.reassign(id, to: .advisor("ben", in: nil), by: .agent("anna"))
    try await line.center.reassign(id, to: .advisor("ben", in: nil), by: .agent("anna"))
    try await line.center.reassign(id, to: .team("parts"), by: .agent("ben"))
    let told = try await line.events().compactMap { event -> TicketEvent? in
      if case .ticket(id, let event) = event { event } else { nil }
    }
    #expect(
      told.dropFirst() == [
        .reassigned("day", advisor: "anna", told: nil),
        .reassigned("day", advisor: "ben", told: .advisor("ben")),
        .reassigned("parts", advisor: nil, told: .team("parts")),
      ]
    )
    let ticket = try await line.center.ticket(id, for: .system)
    #expect(ticket.team == "parts" && ticket.advisor == nil)
  }

  @Test func `E-11 agents touch only tickets of their teams, supervisors all`() async throws {
    let line = try await line()
    let center = line.center
    let id = try #require(try await center.openTicket(TicketDraft(.advisor), by: .agent("anna")))
    let refusal = ConversationError(.ticketOfAnotherTeam(id))
    await #expect(throws: refusal) {
      try await center.reassign(id, to: .team("parts"), by: .agent("pia"))
    }
    await #expect(throws: refusal) { try await center.close(id, by: .agent("pia")) }
    await #expect(throws: ConversationError.self) {
      try await center.openTicket(TicketDraft(.advisor, team: "day"), by: .agent("pia"))
    }
    await #expect(throws: ConversationError(.notPermitted(.openTicket))) {
      try await center.openTicket(TicketDraft(.webApp), by: .agent("anna"))
    }
    try await center.reassign(id, to: .team("parts"), by: .supervisor("ben"))
    try await center.close(id, by: .agent("pia"))
    #expect(try await !center.ticket(id, for: .system).isOpen)
  }

  @Test func `E-13 a ticket goes to no advisor and no team that there is not`() async throws {
    let line = try await line()
    let center = line.center
    let id = try #require(try await center.openTicket(TicketDraft(.advisor), by: .agent("anna")))
    await #expect(throws: ConversationError(.unknownAgent("nobody"))) {
      try await center.reassign(id, to: .advisor("nobody", in: nil), by: .agent("anna"))
    }
    await #expect(throws: ConversationError(.unknownTeam("nowhere"))) {
      try await center.reassign(id, to: .team("nowhere"), by: .agent("anna"))
    }
    let other = TicketID(bits: 7)
    await #expect(throws: ConversationError(.unknownTicket(other))) {
      try await center.close(other, by: .system)
    }
  }

  @Test func `P-17b a ticket of the app without a conversation says why it is not answered`()
    async throws
  {
    let line = try await Hotline(on: [.customerCreatesTicketAfterHours])
    line.shop.go(to: 20)
    let draft = TicketDraft(.mobileApp, contact: Hotline.caller, team: "day")
    #expect(try await line.center.openTicket(draft, by: .system) != nil)
    #expect(line.shop.desk.observer.observations.filter { $0.contains("noWayOut") }.count == 1)
  }

  @Test func `A-21 a customer's own ticket says where they are answered, others need not`()
    async throws
  {
    let line = try await Hotline()
    let center = line.center
    for origin in [TicketOrigin.webApp, .mobileApp] {
      await #expect(throws: ConversationError(.ticketWithoutContact)) {
        try await center.openTicket(TicketDraft(origin, team: "day"), by: .system)
      }
    }
    for origin in [TicketOrigin.call, .advisor] {
      #expect(try await center.openTicket(TicketDraft(origin, team: "day"), by: .system) != nil)
    }
    // Whose it is, is who its conversation is with.
    guard case .stored(let message, _) = try await line.shop.write("Hello", id: "1") else {
      Issue.record("it was not stored")
      return
    }
    let draft = TicketDraft(.webApp, team: "day", conversation: message.conversation)
    let id = try #require(try await center.openTicket(draft, by: .system))
    let ticket = try await center.ticket(id, for: .system)
    #expect(ticket.contact == Hotline.caller)
    let conversation = try await line.shop.desk.conversation(message.conversation)
    #expect(ticket.customer == conversation?.customer)
  }

  @Test func `E-13 a ticket is not given to an advisor who is removed meanwhile`() async throws {
    let storage = MeanwhileStorage()
    let line = try await Hotline(base: storage)
    try await line.shop.desk.hire("ben")
    let center = line.center
    let id = try #require(try await center.openTicket(TicketDraft(.advisor), by: .agent("anna")))
    storage.afterNextLoad {
      $0.agents == ["ben"]
    } run: {
      try await center.perform(Command(.removeAgent("ben"), by: .administrator))
    }
    await #expect(throws: ConversationError(.unknownAgent("ben"))) {
      try await center.reassign(id, to: .advisor("ben", in: nil), by: .agent("anna"))
    }
    #expect(try await center.ticket(id, for: .system).advisor == nil)
  }

  @Test func `A closed ticket is given to nobody, and closing it again changes nothing`()
    async throws
  {
    let line = try await line()
    let center = line.center
    let id = try #require(try await center.openTicket(TicketDraft(.advisor), by: .agent("anna")))
    try await center.close(id, by: .agent("anna"))
    line.shop.desk.time.advance(by: 5)
    try await center.close(id, by: .agent("anna"))
    #expect(try await line.events().filter { $0 == .ticket(id, .closed) }.count == 1)
    await #expect(throws: ConversationError(.ticketClosed(id))) {
      try await center.reassign(id, to: .team("parts"), by: .agent("anna"))
    }
  }

  @Test func `A-20 the most recent open ticket of contact and number comes first`() async throws {
    let line = try await line()
    var draft = TicketDraft(.text, contact: Hotline.caller, number: Hotline.number, team: "day")
    let first = try #require(try await line.center.openTicket(draft, by: .system))
    line.shop.desk.time.advance(by: 1)
    let second = try #require(try await line.center.openTicket(draft, by: .system))
    draft.number = "+13125550177"
    line.shop.desk.time.advance(by: 1)
    try await line.center.openTicket(draft, by: .system)
    #expect(try await line.openTickets().map(\.id) == [second, first])
    try await line.center.close(second, by: .system)
    #expect(try await line.openTickets().map(\.id) == [first])
    #expect(try await line.miss().call.ticket == first)
  }

  @Test func `G2 a ticket that is opened twice under one key is one`() async throws {
    let line = try await line()
    let draft = TicketDraft(.advisor)
    let first = try await line.center.openTicket(draft, by: .agent("anna"), idempotencyKey: "k")
    let again = try await line.center.openTicket(draft, by: .agent("anna"), idempotencyKey: "k")
    #expect(first != nil && first == again)
    await #expect(throws: ConversationError(.idempotencyKeyReused)) {
      var other = draft
      other.number = Hotline.number
      try await line.center.openTicket(other, by: .agent("anna"), idempotencyKey: "k")
    }
  }

  @Test func `P-17b A-21 a ticket of the web after hours is answered by its conversation`()
    async throws
  {
    for (origin, hour, isAnswered) in [
      (TicketOrigin.webApp, 20, true), (.mobileApp, 20, true), (.text, 20, false),
      (.webApp, 12, false),
    ] {
      let line = try await Hotline(on: [.customerCreatesTicketAfterHours])
      line.shop.go(to: hour)
      guard case .stored(let message, _) = try await line.shop.write("Hello", id: "1") else {
        continue
      }
      line.storage.forget()
      let draft = TicketDraft(origin, team: "day", conversation: message.conversation)
      try await line.center.openTicket(draft, by: .system)
      #expect(line.storage.batches.count == 1)
      #expect(
        try await line.programs(of: message.conversation).count == (isAnswered ? 1 : 0),
        "\(origin) at \(hour)"
      )
    }
  }
}
