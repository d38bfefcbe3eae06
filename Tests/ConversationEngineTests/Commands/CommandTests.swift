import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct CommandTests {
  @Test func `F-10 to F-34 an agent accepts, answers, ends and wraps up`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let sent = try await desk.center.send("How can I help?", in: id, by: "anna")
    #expect(sent.message == MessageID(conversation: id, sequence: 2))
    try await desk.center.runDue()
    #expect(desk.channel.sent.map(\.text) == ["How can I help?"])
    try await desk.center.end(id, by: "anna", customerConfirmed: true)
    #expect(try await desk.agent("anna")?.slots.count == 1)
    try await desk.center.submitWrapUp(id, reason: "solved", by: "anna")
    #expect(try await desk.agent("anna")?.slots.isEmpty == true)
  }

  @Test func `Fifty concurrent accepts have one winner`() async throws {
    let desk = try await Desk(
      storage: FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(1))
    )
    try await desk.write("Hello", id: "1")
    let offer = try #require(await desk.center.openOffers(to: "anna").first)
    let accepted = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask { (try? await desk.center.accept(offer.id, by: "anna")) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(accepted == 1)
  }

  @Test func `A-28 a late accept is refused, and the expiry is kept`() async throws {
    let desk = try await Desk()
    try await desk.write("Hello", id: "1")
    let offer = try #require(await desk.center.openOffers(to: "anna").first)
    desk.time.advance(by: 120)
    await #expect(throws: ConversationError(.offerExpired)) {
      try await desk.center.accept(offer.id, by: "anna")
    }
    #expect(try await desk.agent("anna")?.availability[.social].state == .rona)
    #expect(try await desk.conversation(offer.conversation.id)?.stage == .queued)
  }

  @Test func `F-09 RONA is left by hand, and then the waiting conversation is offered`()
    async throws
  {
    let desk = try await Desk()
    try await desk.write("Hello", id: "1")
    desk.time.advance(by: 120)
    try await desk.center.runDue()
    #expect(try await desk.center.openOffers(to: "anna").isEmpty)
    try await desk.center.setAvailable("anna")
    #expect(try await desk.center.openOffers(to: "anna").count == 1)
  }

  @Test func `W-05 nobody can choose RONA, not even in a command that comes as bytes`() throws {
    func choice(_ json: String) throws -> AvailabilityChoice {
      try JSONDecoder().decode(AvailabilityChoice.self, from: Data(json.utf8))
    }
    #expect(try choice(#"{"available":{}}"#) == .available)
    #expect(throws: DecodingError.self) { try choice(#"{"rona":{}}"#) }
  }

  @Test func `W-06 an agent may not change a colleague's state, a supervisor may`() async throws {
    let desk = try await Desk(agents: ["anna", "ben"])
    let command = Command(
      .setAvailability("ben", .idle(.onBreak)),
      by: .agent("anna")
    )
    await #expect(throws: ConversationError(.notPermitted(.setAvailability))) {
      try await desk.center.perform(command)
    }
    try await desk.center.save(
      AgentProfile(id: "sue", name: "Sue", role: .supervisor, teams: ["day"])
    )
    try await desk.center.perform(
      Command(.setAvailability("ben", .idle(.onBreak), note: "lunch"), by: .supervisor("sue"))
    )
    let availability = try #require(await desk.agent("ben")).availability[.social]
    #expect(availability.state == .idle(.onBreak))
    #expect(availability.changedBy == .supervisor("sue"))
    #expect(availability.note == "lunch")
  }

  @Test func `W-06 a supervisor of another team may not`() async throws {
    let desk = try await Desk()
    try await desk.center.save(
      AgentProfile(id: "sue", name: "Sue", role: .supervisor, teams: ["night"])
    )
    await #expect(throws: ConversationError(.notPermitted(.setAvailability))) {
      try await desk.center.perform(
        Command(.setAvailability("anna", .idle(.onBreak)), by: .supervisor("sue"))
      )
    }
  }

  @Test func `A repeated key carries a command out once`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let one = try await desk.center.send("Hello", in: id, by: "anna", idempotencyKey: "k")
    let two = try await desk.center.send("Hello", in: id, by: "anna", idempotencyKey: "k")
    #expect(!one.isRepeated)
    #expect(two.isRepeated)
    #expect(one.message == MessageID(conversation: id, sequence: 2))
    #expect(two.message == one.message)
    #expect(two.conversation == id)
    #expect(try await desk.texts(of: id) == ["Hello", "Hello"])
    await #expect(throws: ConversationError(.idempotencyKeyReused)) {
      try await desk.center.send("Another", in: id, by: "anna", idempotencyKey: "k")
    }
  }

  @Test func `F-17 F-19 the transfer directory is a snapshot with states and time`() async throws {
    let desk = try await Desk(agents: ["anna"])
    let active = try await desk.activeConversation()
    try await desk.hire("ben")
    let directory = try await desk.center.transferDirectory(for: active, by: "anna")
    #expect(directory.asOf == desk.time.now)
    #expect(directory.agents().map(\.id) == ["ben"])
    #expect(directory.queues().map(\.id) == ["help"])
    try await desk.center.setIdle("ben", reason: .onBreak)
    let later = try await desk.center.transferDirectory(for: active, by: "anna")
    #expect(later.agents().isEmpty)
    #expect(later.agents(includingUnavailable: true).map(\.state) == [.idle(.onBreak)])
  }

  @Test func `A queue whose strategy nobody handed in is refused`() async throws {
    let desk = try await Desk()
    var queue = Desk.help
    queue.distribution = .offers("by-horoscope")
    await #expect(
      throws: ConversationError(.invalidPolicy("no strategy by-horoscope was handed in"))
    ) {
      try await desk.center.save(queue)
    }
  }

  @Test func `A repeated key saves once: an old save does not come back over a new one`()
    async throws
  {
    let desk = try await Desk(agents: [])
    func save(_ name: String, key: String) async throws -> CommandOutcome {
      let profile = AgentProfile(id: "anna", name: name, teams: ["day"])
      return try await desk.center.perform(
        Command(.saveAgent(profile), by: .administrator, idempotencyKey: key)
      )
    }
    _ = try await save("Ann", key: "1")
    _ = try await save("Anna", key: "2")
    #expect(try await save("Ann", key: "1").isRepeated)
    #expect(try await desk.agent("anna")?.name == "Anna")
    await #expect(throws: ConversationError(.idempotencyKeyReused)) {
      try await save("Anne", key: "1")
    }
  }

  @Test func `Room that a new profile gives is used at once`() async throws {
    let desk = try await Desk(agents: [])
    try await desk.hire("anna", capacity: .oneAtATime)
    try await desk.write("One", from: "a", id: "1")
    try await desk.write("Two", from: "b", id: "2")
    #expect(try await desk.center.openOffers(to: "anna").count == 1)
    try await desk.center.save(AgentProfile(id: "anna", name: "Anna", teams: ["day"]))
    #expect(try await desk.center.openOffers(to: "anna").count == 2)
  }
}
