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

  @Test func `A repeated start names the conversation that the first one started`() async throws {
    let desk = try await Desk()
    let start = Command(
      .startConversation(
        from: "shop",
        with: ChannelAddress(kind: "loopback", value: "dora"),
        MessageDraft("Your tractor is ready")
      ),
      by: .agent("anna"),
      idempotencyKey: "k"
    )
    let one = try await desk.center.perform(start)
    let two = try await desk.center.perform(start)
    #expect(two.isRepeated && !one.isRepeated)
    #expect(two.conversation != nil && two.conversation == one.conversation)
    #expect(two.message == one.message)
  }

  @Test func `A-42 an agent starts a conversation, active at once`() async throws {
    let desk = try await Desk()
    let address = ChannelAddress(kind: "loopback", value: "dora")
    let outcome = try await desk.center.startConversation(
      from: "shop",
      with: address,
      text: "Your tractor is ready",
      by: "anna"
    )
    let id = try #require(outcome.conversation)
    let conversation = try #require(await desk.conversation(id))
    #expect(conversation.direction == .outbound)
    #expect(conversation.owner == "anna")
    try await desk.center.runDue()
    #expect(desk.channel.sent.map(\.recipient) == [address])
    #expect(
      try await desk.write("Thanks", from: "dora", id: "9")
        == .stored(MessageID(conversation: conversation.id, sequence: 2), .append)
    )
    await #expect(throws: ConversationError(.conversationExists(conversation.id))) {
      try await desk.center.startConversation(
        from: "shop",
        with: address,
        text: "Again",
        by: "anna"
      )
    }
  }

  @Test func `A-42 a channel that may not be written to first refuses`() async throws {
    let desk = try await Desk(capabilities: ChannelCapabilities())
    await #expect(throws: ConversationError(.mayNotWriteFirst("loopback"))) {
      try await desk.center.startConversation(
        from: "shop",
        with: ChannelAddress(kind: "loopback", value: "dora"),
        text: "Hello",
        by: "anna"
      )
    }
  }

  @Test func `A-42 C-03 the window of an earlier conversation goes on in one an agent starts`()
    async throws
  {
    let desk = try await Desk(
      capabilities: ChannelCapabilities(
        window: .init(standard: 3600, forPeople: 7200),
        mayWriteFirst: true
      )
    )
    let first = try await desk.activeConversation()
    try await desk.center.end(first, by: "anna")
    let address = ChannelAddress(kind: "loopback", value: "cora")
    func start() async throws -> CommandOutcome {
      try await desk.center.startConversation(from: "shop", with: address, text: "Hi", by: "anna")
    }
    desk.time.advance(by: 7000)
    let id = try #require(await start().conversation)
    try await desk.center.send("And one thing more", in: id, by: "anna")
    try await desk.center.runDue()
    #expect(desk.channel.sent.map(\.isOutsideStandardWindow) == [true, true])
    desk.time.advance(by: 200)
    let closed = desk.time.now.milliseconds
    await #expect(throws: ConversationError(.windowClosed(sinceMilliseconds: closed))) {
      try await desk.center.send("Too late", in: id, by: "anna")
    }
  }

  @Test func `A-42 who has only an interrupted conversation with a deleted one may be written to`()
    async throws
  {
    let desk = try await Desk()
    let old = try await desk.activeConversation()
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    try await desk.center.save(
      EntryPoint(
        id: "new-shop",
        channel: "loopback",
        channelClass: .social,
        identity: .other("shop"),
        displayName: "The new shop",
        inbox: "support",
        queue: "help"
      )
    )
    let started = try await desk.center.startConversation(
      from: "new-shop",
      with: ChannelAddress(kind: "loopback", value: "cora"),
      text: "We have moved",
      by: "anna"
    )
    #expect(started.conversation != old)
    #expect(try await desk.conversation(old)?.stage.name == .interrupted)
  }

  @Test func `V-06 V-07 a deleted entry point interrupts, and only the end is left`() async throws {
    let desk = try await Desk()
    let active = try await desk.activeConversation()
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    let owner = try #require(await desk.conversation(active)?.owner)
    #expect(try await desk.conversation(active)?.stage.name == .interrupted)
    await #expect(throws: ConversationError(.illegalCommand(.send, in: .interrupted))) {
      try await desk.center.send("Hello?", in: active, by: owner)
    }
    try await desk.center.end(active, by: owner)
    #expect(try await desk.conversation(active)?.isOpen == false)
  }

  @Test func `A-9 offers at a deleted entry point are withdrawn without RONA`() async throws {
    let desk = try await Desk()
    guard case .stored(let id, _) = try await desk.write("Hello", id: "1") else { return }
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    guard case .ended(let ending) = try await desk.conversation(id.conversation)?.stage else {
      Issue.record("still open")
      return
    }
    #expect(ending.reason == .abandoned)
    #expect(try await desk.agent("anna")?.availability[.social].state == .available)
    #expect(try await desk.agent("anna")?.slots.isEmpty == true)
  }

  @Test func `V-06 an agent may not delete an entry point`() async throws {
    let desk = try await Desk()
    await #expect(throws: ConversationError(.notPermitted(.deleteEntryPoint))) {
      try await desk.center.deleteEntryPoint("shop", by: .agent("anna"))
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

  @Test func `V-06 saving a deleted entry point does not bring it back`() async throws {
    let desk = try await Desk()
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    await #expect(throws: ConversationError(.entryPointDeleted("shop"))) {
      try await desk.center.save(Desk.shop)
    }
  }

  @Test func `W-31 an identity is one entry point's until that is deleted`() async throws {
    let desk = try await Desk()
    let outlet = EntryPoint(
      id: "outlet",
      channel: "loopback",
      channelClass: .social,
      identity: .other("shop"),
      displayName: "The outlet",
      inbox: "support",
      queue: "help"
    )
    await #expect(throws: ConversationError(.identityInUse("shop"))) {
      try await desk.center.save(outlet)
    }
    // Its own it may be saved with again.
    try await desk.center.save(Desk.shop)
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    try await desk.center.save(outlet)
    guard case .stored(let id, .open) = try await desk.write("Hello", id: "1") else {
      Issue.record("the message was not stored in a new conversation")
      return
    }
    #expect(try await desk.conversation(id.conversation)?.entryPoint == "outlet")
  }

  @Test func `V-06 an entry point that is deleted while it is saved stays deleted`() async throws {
    let storage = MeanwhileStorage()
    let desk = try await Desk(storage: storage)
    storage.afterNextLoad(
      where: { $0.documents == [EntryPoint.documentID("shop")] },
      run: {
        try await desk.center.deleteEntryPoint("shop", by: .administrator)
      }
    )
    await #expect(throws: ConversationError(.entryPointDeleted("shop"))) {
      try await desk.center.save(Desk.shop)
    }
    #expect(
      try await desk.write("Hello", id: "1")
        == .refused(ConversationError(.entryPointDeleted("shop")))
    )
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
