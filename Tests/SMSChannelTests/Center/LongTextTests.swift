import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import SMSChannel
import Testing

/// Long texts that Vonage hands over in parts, taken in by two hosts over one storage.
@Suite struct LongTextTests {
  private func texts(_ line: Line, _ results: [InboundResult]) async throws -> [String?] {
    guard case .stored(let id, _)? = results.first else { return [] }
    return try await line.messages(of: id.conversation).map(\.text)
  }

  @Test func `A4 a restart between two parts of a long text loses nothing`() async throws {
    let line = try await Line()
    let first = await line.hosts[0].receive(try line.part(1, of: 2, "One, "), for: "vonage")
    #expect(first.results == [.waiting])
    #expect(first.reply.status == 200)
    // The host that took the first part is gone.
    let second = await line.hosts[1].receive(try line.part(2, of: 2, "two."), for: "vonage")
    #expect(try await texts(line, second.results) == ["One, two."])
    // Vonage sends again what it has had no answer for.
    for number in 1...2 {
      let again = await line.hosts[1].receive(
        try line.part(number, of: 2, "again"),
        for: "vonage"
      )
      #expect(again.results == [.duplicate(of: nil)])
    }
    #expect(try await texts(line, second.results) == ["One, two."])
  }

  @Test func `A4 the deadline of a part is kept by whoever is there`() async throws {
    let line = try await Line()
    _ = await line.hosts[0].receive(try line.part(2, of: 2, "two."), for: "vonage")
    line.time.advance(by: 179)
    try await line.hosts[1].runDue()
    #expect(try await line.center.openOffers(to: "anna").isEmpty)
    line.time.advance(by: 1)
    try await line.hosts[1].runDue()
    let offer = try #require(try await line.center.openOffers(to: "anna").first)
    #expect(try await line.messages(of: offer.conversation.id).map(\.text) == ["[…]two."])
  }

  @Test func `A4 parts that two hosts take in at once, twice each, are one message`() async throws {
    let line = try await Line(
      storage: FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(1))
    )
    let calls = try (1...6).map { try line.part($0, of: 6, "<\($0)>") }
    let results = await withTaskGroup(of: [InboundResult].self) { group in
      for host in line.hosts {
        for call in calls { group.addTask { await host.receive(call, for: "vonage").results } }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    let stored = results.filter { if case .stored = $0 { true } else { false } }
    #expect(stored.count == 1)
    #expect(try await texts(line, stored) == ["<1><2><3><4><5><6>"])
    #expect(results.count == 12)
  }
}
