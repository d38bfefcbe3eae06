import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Testing

/// Whether anybody is there, where conversations stand, and what is told of both.
@Suite struct OnlineTests {
  @Test func `S-01 the business is online while at least one agent is`() async throws {
    let desk = try await Desk(agents: ["anna"])
    try await desk.hire("ben", team: "night")
    #expect(try await desk.center.isOnline())
    try await desk.center.signOut("anna")
    #expect(try await desk.center.isOnline(teams: ["night", "day"]))
    #expect(try await !desk.center.isOnline(teams: ["day"]))
    try await desk.center.signOut("ben")
    #expect(try await !desk.center.isOnline())
  }

  @Test func `S-01, H-07 pending, open and closed are read off the conversation`() async throws {
    let desk = try await SharedDesk()
    let id = try await desk.open(id: "1")
    #expect(try await desk.conversation(id)?.inboxState == .unassigned)
    try await desk.center.claim(id, by: "anna")
    #expect(try await desk.conversation(id)?.inboxState == .assigned)
    try await desk.center.snooze(id, by: "anna")
    #expect(try await desk.conversation(id)?.inboxState == .snoozed)
    try await desk.center.resolve(id, by: "anna")
    let resolved = try #require(try await desk.conversation(id))
    #expect(resolved.inboxState == .resolved && resolved.inboxAgent == "anna")
  }

  @Test func `W-22 assigned is told on acceptance, who joins and leaves, and the end`()
    async throws
  {
    let desk = try await Desk(agents: ["anna"])
    try await desk.write("Hello", id: "1")
    let offer = try #require(try await desk.center.openOffers(to: "anna").first)
    let id = offer.conversation.id
    func told() async throws -> [ConversationEvent] {
      try await desk.storage.events(after: .start, limit: 999).compactMap { event in
        if case .conversation(id, let what) = event.event { return what }
        return nil
      }
    }
    #expect(try await !told().contains(.assigned(to: "anna")), "it is only offered")
    try await desk.center.accept(offer.id, by: "anna")
    #expect(try await told().contains(.assigned(to: "anna")))
    try await desk.hire("ben")
    try await desk.center.requestConference(id, with: "ben", by: "anna")
    #expect(try await !told().contains(.guestJoined("ben")))
    let invitation = try #require(try await desk.center.openOffers(to: "ben").first)
    try await desk.center.accept(invitation.id, by: "ben")
    #expect(try await told().contains(.guestJoined("ben")))
    try await desk.center.end(id, by: "anna")
    #expect(try await told().contains(.guestLeft("ben")))
    #expect(try await told().contains(.ended(.completed, by: .agent("anna"))))
  }
}
