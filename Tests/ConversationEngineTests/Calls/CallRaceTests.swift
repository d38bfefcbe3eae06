import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// What happens to calls and tickets while the end of a call is decided.
@Suite struct CallRaceTests {
  @Test func `G2 the same report fifty times at once changes once`() async throws {
    let line = try await Hotline(
      on: [.customerHangsUp],
      opensTickets: true,
      base: FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(1))
    )
    try await line.report(.started)
    try await line.report(.phase(.ringing))
    let changed = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 { group.addTask { try await line.report(.ended).hasChanged } }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(changed == 1)
    #expect(try await line.openTickets().count == 1)
    #expect(try await line.shop.sent().count == 1)
    let over = try await line.events().filter { $0 == .call("call-1", .over(.missed(.ringing))) }
    #expect(over.count == 1)
  }

  @Test func `A-20 two calls of one caller that end at once open one ticket`() async throws {
    let line = try await Hotline(
      opensTickets: true,
      base: FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(1))
    )
    for number in 0..<8 { try await line.report(.started, of: CallID("call-\(number)")) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask { try await line.report(.ended, of: CallID("call-\(number)")) }
      }
      try await group.waitForAll()
    }
    let tickets = try await line.openTickets()
    #expect(tickets.count == 1)
    let calls = try await line.center.calls(of: try #require(tickets.first).id, for: .system)
    #expect(calls.count == 8)
  }

  @Test func `A-20 a call goes on with the ticket that is opened while its end is decided`()
    async throws
  {
    for hasOlder in [false, true] {
      let storage = MeanwhileStorage()
      let line = try await Hotline(base: storage)
      let draft = TicketDraft(
        .text,
        contact: Hotline.caller,
        number: Hotline.number,
        team: "day"
      )
      if hasOlder { try await line.center.openTicket(draft, by: .system) }
      line.shop.desk.time.advance(by: 60)
      try await line.report(.started)
      storage.afterNextList(of: Ticket.documentKind) {
        try await line.center.openTicket(draft, by: .system)
      }
      let call = try await line.report(.ended).call
      let tickets = try await line.openTickets()
      #expect(tickets.count == (hasOlder ? 2 : 1))
      #expect(call.ticket != nil && call.ticket == tickets.first?.id, "older: \(hasOlder)")
    }
  }

  @Test func `A-20 two calls of one caller, of which the second ends while the first is decided`()
    async throws
  {
    let storage = MeanwhileStorage()
    let line = try await Hotline(opensTickets: true, base: storage)
    for number in 1...2 { try await line.report(.started, of: CallID("call-\(number)")) }
    storage.afterNextList(of: Ticket.documentKind) {
      try await line.report(.ended, of: "call-2")
    }
    let first = try await line.report(.ended, of: "call-1").call
    #expect(try await line.openTickets().map(\.call) == ["call-2"])
    #expect(first.ticket == (try await line.openTickets().first?.id))
  }

  @Test func `A-20 a call is logged on no ticket that is settled while its end is decided`()
    async throws
  {
    let storage = MeanwhileStorage()
    let line = try await Hotline(opensTickets: true, base: storage)
    let old = try #require(try await line.miss("call-1").call.ticket)
    line.shop.desk.time.advance(by: 60)
    try await line.report(.started, of: "call-2")
    storage.afterNextList(of: Ticket.documentKind) {
      try await line.center.close(old, by: .system)
    }
    let call = try await line.report(.ended, of: "call-2").call
    #expect(call.ticket != nil && call.ticket != old)
    #expect(try await line.openTickets().map(\.id) == [call.ticket])
  }

  @Test func `P-06 a team's flag that is set while a call's end is decided counts for it`()
    async throws
  {
    for isReported in [true, false] {
      let storage = MeanwhileStorage()
      let line = try await Hotline(base: storage)
      try await line.report(.started)
      line.shop.desk.time.advance(by: 4 * 3_600)
      storage.afterNextList(of: Ticket.documentKind) {
        let known = try #require(try await line.center.teamSettings(of: "day"))
        var team = known.value
        team.createsTicketForMissedCalls = true
        try await line.center.save(team, over: known.version, by: .administrator)
      }
      if isReported { try await line.report(.ended) } else { try await line.center.runDue() }
      #expect(try await line.openTickets().count == 1, "reported: \(isReported)")
    }
  }
}
