import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Locking
import Testing

/// Ways in which a conversation could wait although somebody is free for it; a simulation has found
/// each.
@Suite struct WaitingInVainTests {
  /// A second way in: a chat, in a queue of its own.
  private static let chat = Queue(id: "chat", name: "Chat", channelClass: .chat, teams: ["day"])

  private func openChat(_ desk: Desk) async throws {
    try await desk.center.save(
      EntryPoint(
        id: "chat",
        channel: "loopback",
        channelClass: .chat,
        identity: .other("chat"),
        displayName: "The chat",
        inbox: "support",
        queue: "chat"
      )
    )
  }

  /// A desk with a second shop, in a queue of its own that the same team serves.
  private static func twoShops(
    _ storage: any ContactCenterStorage = InMemoryStorage()
  ) async throws -> Desk {
    let desk = try await Desk(
      storage: storage,
      agents: [],
      queues: [Desk.help, Queue(id: "more", name: "More", channelClass: .social, teams: ["day"])]
    )
    try await desk.center.save(
      EntryPoint(
        id: "more",
        channel: "loopback",
        channelClass: .social,
        identity: .other("more"),
        displayName: "The other shop",
        inbox: "support",
        queue: "more"
      )
    )
    return desk
  }

  @discardableResult
  private func chat(_ customer: String, in desk: Desk) async throws -> InboundResult? {
    let message = InboundMessage(
      channel: "loopback",
      recipient: "chat",
      sender: ChannelAddress(kind: "loopback", value: customer),
      text: "Hello",
      externalID: "chat-\(customer)"
    )
    return try await desk.center.ingest([.message(message)], from: "loopback").first
  }

  @Test func `What a customer's message finds expired is offered to the next at once`()
    async throws
  {
    let desk = try await Desk(agents: ["anna"])
    try await desk.write("Hello", id: "1")
    try await desk.hire("ben")
    #expect(try await desk.center.openOffers(to: "ben").isEmpty)
    desk.time.advance(by: 120)
    try await desk.write("Is anybody there?", id: "2")
    #expect(try await desk.agent("anna")?.availability[.social].state == .rona)
    #expect(try await desk.center.openOffers(to: "ben").count == 1)
  }

  @Test func `Who is free after a customer's end gets what waits in another queue`() async throws {
    let desk = try await Desk(agents: [], queues: [Desk.help, Self.chat])
    try await openChat(desk)
    try await desk.hire("anna", capacity: .oneAtATime)
    try await desk.write("Hello", id: "1")
    try await chat("dora", in: desk)
    let end = CustomerEnd(
      channel: "loopback",
      recipient: "shop",
      sender: ChannelAddress(kind: "loopback", value: "cora")
    )
    _ = try await desk.center.ingest([.customerEnded(end)], from: "loopback")
    let offers = try await desk.center.openOffers(to: "anna")
    #expect(offers.map(\.conversation.channelClass) == [.chat])
  }

  @Test func `F-09 who missed the one contact they had room for is free for other channels`()
    async throws
  {
    let desk = try await Desk(agents: [], queues: [Desk.help, Self.chat])
    try await openChat(desk)
    try await desk.hire("anna", capacity: .oneAtATime)
    try await chat("dora", in: desk)
    try await desk.write("Hello", id: "1")
    desk.time.advance(by: 30)
    try await desk.center.runDue()
    let anna = try #require(await desk.agent("anna"))
    #expect(anna.availability[.chat].state == .rona)
    let offers = try await desk.center.openOffers(to: "anna")
    #expect(offers.map(\.conversation.channelClass) == [.social])
  }

  @Test func `A long queue that nobody is ready for hides no other queue`() async throws {
    let desk = try await Desk(agents: [], queues: [Desk.help, Self.chat])
    try await openChat(desk)
    for number in 0..<100 { try await chat("guest-\(number)", in: desk) }
    desk.time.advance(by: 1)
    try await desk.write("Hello", id: "1")
    try await desk.center.save(AgentProfile(id: "anna", name: "Anna", teams: ["day"]))
    try await desk.center.signIn("anna")
    try await desk.center.setAvailable("anna", for: .social)
    let offers = try await desk.center.openOffers(to: "anna")
    #expect(offers.map(\.conversation.channelClass) == [.social])
  }

  @Test func `Those whom an agent has given away do not hide who waits behind them`() async throws {
    var settings = EngineSettings()
    settings.conversationsPerPass = 2
    let desk = try await Desk(agents: [], queues: [Desk.help], settings: settings)
    try await desk.hire("anna")
    for number in 0..<4 {
      let id = try await desk.activeConversation(from: "customer-\(number)")
      try await desk.center.transfer(id, to: .queue("help"), by: "anna")
      desk.time.advance(by: 1)
    }
    // Anna wraps all of them up, and has room for one that she has not been in.
    try await desk.write("Hello", from: "dora", id: "5")
    #expect(try await desk.center.openOffers(to: "anna").count == 1)
  }

  @Test func `All who took part in a conversation do not hide the one who is left`() async throws {
    var queue = Desk.help
    queue.distribution = .offers(.leastBusy)
    let desk = try await Desk(agents: ["dora"], queues: [queue])
    // Dora has more to do than any of the others, and comes last.
    _ = try await desk.activeConversation(by: "dora", from: "one")
    _ = try await desk.activeConversation(by: "dora", from: "two")
    try await desk.center.setIdle("dora", reason: .onBreak)
    try await desk.write("Hello", id: "1")
    var given: ConversationID?
    for agent: AgentID in ["anna", "ben", "cleo", "eve"] {
      try await desk.hire(agent)
      let offer = try #require(await desk.center.openOffers(to: agent).first)
      try await desk.center.accept(offer.id, by: agent)
      try await desk.center.transfer(offer.conversation.id, to: .queue("help"), by: agent)
      given = offer.conversation.id
    }
    // Everybody but Dora wraps it up.
    try await desk.center.setAvailable("dora")
    #expect(try await desk.center.openOffers(to: "dora").map(\.conversation.id) == [given])
  }

  @Test func `What a failing storage left waiting is routed with what is due`() async throws {
    let storage = FaultInjectingStorage(InMemoryStorage())
    let desk = try await Desk(storage: storage)
    // The message is stored; the routing pass after it fails.
    storage.failNextCommits([nil, .unavailable])
    try await desk.write("Hello", id: "1")
    #expect(try await desk.center.openOffers(to: "anna").isEmpty)
    try await desk.center.runDue()
    #expect(try await desk.center.openOffers(to: "anna").count == 1)
  }

  /// What a customer does who finds a wrap-up that is over.
  enum Finding: CaseIterable { case writing, ending }

  @Test(arguments: Finding.allCases)
  func `Whom a wrap-up that had run out frees gets what waits in another queue`(
    finding: Finding
  ) async throws {
    let desk = try await Self.twoShops()
    try await desk.hire("anna", capacity: .oneAtATime)
    let first = try await desk.activeConversation()
    try await desk.center.end(first, by: "anna")
    let other = InboundMessage(
      channel: "loopback",
      recipient: "more",
      sender: ChannelAddress(kind: "loopback", value: "olga"),
      text: "Hello",
      externalID: "olga-1"
    )
    _ = try await desk.center.ingest([.message(other)], from: "loopback")
    desk.time.advance(by: 61)
    // Her wrap-up is over since a second, and nobody has looked: her customer writes again, or closes
    // the chat only now.
    switch finding {
    case .writing: try await desk.write("One more thing", id: "again")
    case .ending:
      let address = try #require(await desk.conversation(first)).address
      let end = CustomerEnd(channel: "loopback", recipient: "shop", sender: address)
      _ = try await desk.center.ingest([.customerEnded(end)], from: "loopback")
    }
    let offers = try await desk.center.openOffers(to: "anna")
    #expect(offers.map(\.conversation.address.value) == ["olga"])
  }

  @Test func `Offers from one queue do not hide who is left for another in the same pass`()
    async throws
  {
    let storage = NobodyReadyYet()
    let desk = try await Self.twoShops(storage)
    for number in 1...10 { try await desk.hire(AgentID("agent-\(number)"), capacity: .oneAtATime) }
    // One for the first queue, five for the second, one more for the first.
    for number in 1...7 {
      let message = InboundMessage(
        channel: "loopback",
        recipient: number == 1 || number == 7 ? "shop" : "more",
        sender: ChannelAddress(kind: "loopback", value: "customer-\(number)"),
        text: "Hello",
        externalID: "\(number)"
      )
      _ = try await desk.center.ingest([.message(message)], from: "loopback")
      desk.time.advance(by: 1)
    }
    storage.isOpen.withLock { $0 = true }
    try await desk.center.runDue()
    #expect(try await storage.waiting(in: ["help", "more"], limit: 10).isEmpty)
  }
}

/// Shows nobody who is ready until it is opened.
private struct NobodyReadyYet: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()
  let isOpen = Locked(false)

  func readyAgents(_ query: ReadyAgentsQuery) async throws -> [Versioned<Agent>] {
    isOpen.withLock { $0 } ? try await base.readyAgents(query) : []
  }
}
