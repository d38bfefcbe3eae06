import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Locking
import Masking
import Testing

@Suite struct TicketReadingTests {
  /// A hotline with another team, an agent in each, and a ticket of the first team's.
  private func line(_ base: any ContactCenterStorage = InMemoryStorage()) async throws
    -> (line: Hotline, ticket: TicketID)
  {
    let line = try await Hotline(opensTickets: true, base: base)
    try await line.center.save(
      TeamSettings(id: "parts", displayName: "Parts"),
      over: nil,
      by: .administrator
    )
    try await line.shop.desk.hire("pia", team: "parts")
    return (line, try #require(try await line.miss().call.ticket))
  }

  /// Who sees a ticket of the team "day", and who does not.
  private static let seeing: [Caller] = [
    .agent("anna"), .supervisor("pia"), .administrator, .system,
  ]

  @Test func `E-11 a ticket is read by agents of its team, and by every manager`() async throws {
    let (line, id) = try await line()
    for caller in Self.seeing {
      #expect(try await line.center.ticket(id, for: caller).id == id, "\(caller)")
    }
    await #expect(throws: ConversationError(.ticketOfAnotherTeam(id))) {
      try await line.center.ticket(id, for: .agent("pia"))
    }
    await #expect(throws: ConversationError(.unknownAgent("nobody"))) {
      try await line.center.ticket(id, for: .agent("nobody"))
    }
    for role in [Role.agent, .supervisor] {
      await #expect(throws: ConversationError(.notPermitted(.readTicket)), "\(role)") {
        try await line.center.ticket(id, for: Caller(role: role))
      }
    }
  }

  @Test func `E-11 the tickets of a contact are those that whoever asks sees`() async throws {
    let (line, own) = try await line()
    line.shop.desk.time.advance(by: 60)
    let draft = TicketDraft(
      .text,
      contact: Hotline.caller,
      number: Hotline.number,
      team: "parts"
    )
    let other = try #require(try await line.center.openTicket(draft, by: .system))
    func read(_ caller: Caller) async throws -> [TicketID] {
      try await line.center
        .openTickets(of: Hotline.caller, through: Hotline.number, for: caller).map(\.id)
    }
    #expect(try await read(.agent("anna")) == [own])
    #expect(try await read(.agent("pia")) == [other])
    for caller in Self.seeing.dropFirst() {
      #expect(try await read(caller) == [other, own], "\(caller)")
    }
  }

  @Test func `E-11 a team's tickets are listed page by page, the open ones first`() async throws {
    let (line, first) = try await line()
    let center = line.center
    var ids = [first]
    for _ in 2...5 {
      line.shop.desk.time.advance(by: 60)
      let draft = TicketDraft(.advisor, team: "day")
      ids.append(try #require(try await center.openTicket(draft, by: .agent("anna"))))
    }
    try await center.openTicket(TicketDraft(.advisor), by: .agent("pia"))
    try await center.close(ids[4], by: .agent("anna"))
    try await center.close(ids[1], by: .agent("anna"))
    let expected = [ids[3], ids[2], ids[0], ids[4], ids[1]]
    func read(_ limit: Int, _ caller: Caller) async throws -> [TicketID] {
      var found: [TicketID] = []
      var cursor: PageCursor?
      repeat {
        let page = try await center.tickets(of: "day", after: cursor, limit: limit, for: caller)
        #expect(page.elements.count <= limit)
        found += page.elements.map(\.id)
        cursor = page.next
      } while cursor != nil
      return found
    }
    for caller in Self.seeing {
      for limit in [1, 2, 5, 50] { #expect(try await read(limit, caller) == expected) }
    }
    await #expect(throws: ConversationError(.notPermitted(.readTicket))) {
      try await read(50, .agent("pia"))
    }
    // Whoever has it now lists it.
    try await center.reassign(ids[3], to: .team("parts"), by: .agent("anna"))
    #expect(try await read(50, .agent("anna")) == Array(expected.dropFirst()))
    #expect(try await center.tickets(of: "parts", for: .agent("pia")).elements.count == 2)
  }

  @Test func `E-11 the calls of a ticket, and a call, are read by whoever sees the ticket`()
    async throws
  {
    let (line, id) = try await line()
    for caller in Self.seeing {
      #expect(try await line.center.calls(of: id, for: caller).map(\.id) == ["call-1"])
      #expect(try await line.center.call("call-1", for: caller).id == "call-1")
    }
    await #expect(throws: ConversationError(.ticketOfAnotherTeam(id))) {
      try await line.center.calls(of: id, for: .agent("pia"))
    }
    await #expect(throws: ConversationError(.unknownCall("call-1"))) {
      try await line.center.call("call-1", for: .agent("pia"))
    }
    // With the ticket come its calls, those of before as well.
    try await line.center.reassign(id, to: .team("parts"), by: .system)
    #expect(try await line.center.calls(of: id, for: .agent("pia")).count == 1)
    #expect(try await line.center.call("call-1", for: .agent("pia")).id == "call-1")
    await #expect(throws: ConversationError(.ticketOfAnotherTeam(id))) {
      try await line.center.calls(of: id, for: .agent("anna"))
    }
  }

  @Test func `V-10 E-11 a ticket's view is masked by the tenant's switch, for who sees it`()
    async throws
  {
    let (line, id) = try await line()
    func numbers(_ caller: Caller) async throws -> [String?] {
      let view = try await line.center.ticketView(id, for: caller)
      return [view.contact] + view.calls.map(\.caller)
    }
    let number = Hotline.caller.value
    #expect(try await numbers(.agent("anna")) == [number, number])
    try await line.center.save(DisplaySettings(masksForAgents: true), by: .administrator)
    let masked = try await numbers(.agent("anna"))
    #expect(masked.count == 2 && masked.allSatisfy { $0?.hasPrefix("***") == true })
    #expect(try await numbers(.supervisor("pia")) == masked, "by the record of who asks")
    #expect(try await numbers(.administrator) == [number, number])
    await #expect(throws: ConversationError(.ticketOfAnotherTeam(id))) {
      try await line.center.ticketView(id, for: .agent("pia"))
    }
    let strict = DisplayPolicy(isEnabled: true)
    try await line.center.save(DisplaySettings(masksForAgents: false), by: .administrator)
    let view = try await line.center.ticketView(id, for: .agent("anna"), stricterBy: strict)
    #expect(view.contact == masked.first)
  }

  @Test func `E-11 E-13 whoever a ticket is given to sees it and settles it, of whatever team`()
    async throws
  {
    let (line, id) = try await line()
    try await line.center.reassign(id, to: .advisor("pia", in: nil), by: .agent("anna"))
    #expect(try await line.center.ticket(id, for: .agent("pia")).team == "day")
    try await line.center.close(id, by: .agent("pia"))
    #expect(try await line.center.ticket(id, for: .agent("anna")).isOpen == false)
  }

  @Test func `E-11 a call is seen by who has answered it, and nothing by who was removed`()
    async throws
  {
    let (line, id) = try await line()
    try await line.report(.started, of: "call-2")
    try await line.report(.answered(by: "pia"), of: "call-2")
    #expect(try await line.center.call("call-2", for: .agent("pia")).answeredBy == "pia")
    try await line.shop.desk.hire("ben")
    #expect(try await line.center.ticket(id, for: .agent("ben")).id == id)
    try await line.center.perform(Command(.removeAgent("ben"), by: .administrator))
    for caller in [Caller.agent("ben"), .supervisor("ben")] {
      await #expect(throws: ConversationError(.unknownAgent("ben"))) {
        try await line.center.ticket(id, for: caller)
      }
    }
  }

  @Test func `E-11 who may not ask is refused before any ticket or call is read`() async throws {
    let reads = ReadRecorder()
    let (line, id) = try await line(reads)
    reads.forget()
    for caller in [Caller.agent("nobody"), Caller(role: .agent)] {
      await #expect(throws: ConversationError.self) {
        try await line.center.ticket(id, for: caller)
      }
      await #expect(throws: ConversationError.self) {
        try await line.center.calls(of: id, for: caller)
      }
      await #expect(throws: ConversationError.self) {
        try await line.center.call("call-1", for: caller)
      }
      await #expect(throws: ConversationError.self) {
        try await line.center.openTickets(
          of: Hotline.caller,
          through: Hotline.number,
          for: caller
        )
      }
    }
    #expect(reads.kinds.isEmpty)
    await #expect(throws: ConversationError(.ticketOfAnotherTeam(id))) {
      try await line.center.calls(of: id, for: .agent("pia"))
    }
    #expect(reads.kinds == [Ticket.documentKind], "no call of it")
  }
}

/// A storage that keeps which kinds of documents were read.
private final class ReadRecorder: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()
  private let kept = Locked<Set<DocumentKind>>([])

  var kinds: Set<DocumentKind> { kept.withLock { $0 } }

  func forget() { kept.withLock { $0 = [] } }

  func load(_ request: LoadRequest) async throws -> Loaded {
    kept.withLock { $0.formUnion(request.documents.map(\.kind)) }
    return try await base.load(request)
  }

  func documents(
    _ query: DocumentQuery,
    after cursor: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Document>> {
    kept.withLock { _ = $0.insert(query.kind) }
    return try await base.documents(query, after: cursor, limit: limit)
  }
}
