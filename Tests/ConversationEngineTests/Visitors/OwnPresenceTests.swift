import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// A channel of the host's own that knows who is there, by its capabilities alone.
@Suite struct OwnPresenceTests {
  private struct House {
    static let customer = ChannelAddress(kind: "kiosk-user", value: "k-1")

    let time = ManualTime(Date(milliseconds: 1_760_000_000_000))
    let storage = InMemoryStorage()
    let kiosk: LoopbackChannel
    let mail = LoopbackChannel(id: "mail", channel: .email)
    let notices = InMemoryMailTransport([])
    let center: ContactCenter

    init(hasPresence: Bool = true) async throws {
      let random = SeededSource(seed: 3)
      let time = self.time
      kiosk = LoopbackChannel(
        channel: "kiosk",
        capabilities: ChannelCapabilities(mayWriteFirst: true, hasPresence: hasPresence)
      )
      center = ContactCenter(
        storage: storage,
        adapters: [kiosk, mail],
        inboxes: [.shared],
        visitors: ["support": VisitorPolicy(mailbox: "mailbox")],
        notifications: NotificationPolicy(
          transport: notices,
          from: try EnvelopeAddress("desk@example.com")
        ),
        surroundings: Surroundings(now: { time.now }, random: { random.next() })
      )
      try await center.save(
        Queue(
          id: "kiosks",
          name: "Kiosks",
          channelClass: .chat,
          teams: ["day"],
          distribution: .claims
        )
      )
      try await center.save(
        EntryPoint(
          id: "kiosk",
          channel: "kiosk",
          channelClass: .chat,
          identity: .other("hall"),
          displayName: "Hall",
          inbox: "support",
          queue: "kiosks",
          adapter: "loopback"
        )
      )
      try await center.save(
        EntryPoint(
          id: "mailbox",
          channel: .email,
          identity: .mailbox("help@example.com"),
          displayName: "Help",
          inbox: "support",
          queue: "kiosks",
          adapter: "mail"
        )
      )
      try await center.save(AgentProfile(id: "anna", name: "Anna", teams: ["day"]))
      try await center.save(
        NotificationSettings(
          of: "anna",
          email: "anna@example.com",
          offlineMessages: true,
          missedConversations: true
        ),
        by: .agent("anna")
      )
      try await center.signIn("anna")
      try await center.runDue()
    }

    func hear(_ signal: VisitorPresence.Signal) async throws {
      try await center.heard(
        signal,
        of: Self.customer,
        on: "kiosk",
        at: "hall",
        location: VisitorLocation(city: "Oslo")
      )
    }

    func write(_ id: String) async throws -> ConversationID {
      let message = InboundMessage(
        channel: "kiosk",
        recipient: "hall",
        sender: Self.customer,
        text: "Hello",
        externalID: id
      )
      let results = try await center.ingest([.message(message)], from: "loopback")
      guard case .stored(let stored, _) = results.first else { throw NotStored() }
      return stored.conversation
    }

    /// The customer says where mails reach them.
    func learnEmail() async throws {
      try await center.learn(
        nil,
        CustomerEmail("cora@example.com", source: .visitorProvided),
        of: Self.customer,
        isVerified: true
      )
    }

    func states() throws -> [VisitorPresence.State] {
      try storage.events(after: .start, limit: 9_999).compactMap { recorded in
        guard case .conversation(_, .visitorPresence(let state)) = recorded.event else {
          return nil
        }
        return state
      }
    }

    func missed() throws -> Int {
      try storage.events(after: .start, limit: 9_999).count { recorded in
        if case .agent(_, .missedConversation) = recorded.event { true } else { false }
      }
    }

    /// The badges of the bubbles that change on Anna's screen.
    func badges() async throws -> [ChannelKind?] {
      let end: IdleReason = "the-end"
      try await center.setIdle("anna", reason: end, for: .telephony)
      var badges: [ChannelKind?] = []
      for try await update in center.deskFeed(for: "anna", after: .start) {
        if case .changed(let bubble) = update.view { badges.append(bubble.badge) }
        if case .availability(.telephony, .idle(end)) = update.view { break }
      }
      return badges
    }

    /// Lets time pass as a worker meets it.
    func wait(_ seconds: Int) async throws {
      for _ in 0..<(seconds / 10) {
        time.advance(by: 10)
        try await center.runDue()
      }
    }
  }

  private struct NotStored: Error {}

  @Test func `A-37, H-35 who leaves any channel that tells presence leaves before an answer`()
    async throws
  {
    let house = try await House()
    try await house.hear(.active)
    _ = try await house.write("1")
    try await house.center.runDue()
    try await house.hear(.goodbye)
    try await house.wait(20)
    #expect(try house.missed() == 0)
    try await house.wait(30)
    #expect(try house.missed() == 1)
    #expect(try house.states().last == .left)
    try await house.wait(600)
    #expect(try house.missed() == 1)
  }

  @Test func `A-37 of a channel that tells no presence nobody knows who leaves`() async throws {
    let house = try await House(hasPresence: false)
    try await house.hear(.active)
    _ = try await house.write("1")
    try await house.center.runDue()
    try await house.hear(.goodbye)
    try await house.wait(600)
    #expect(try house.missed() == 0)
  }

  @Test func `H-16 an answer goes after who has left any channel that tells presence`()
    async throws
  {
    let house = try await House()
    try await house.hear(.active)
    let id = try await house.write("1")
    try await house.learnEmail()
    try await house.center.claim(id, by: "anna")
    try await house.center.send("One", in: id, by: "anna")
    try await house.center.send("Two", in: id, by: "anna")
    try await house.center.runDue()
    #expect(house.kiosk.sent.map(\.text) == ["One", "Two"])
    #expect(try await house.center.answerRoute(in: id, for: "anna") == .chat(.visitorIsThere))
    // Signs of life hold it back, as long as they come.
    for _ in 0..<10 {
      try await house.wait(60)
      try await house.hear(.alive)
    }
    #expect(house.mail.sent.isEmpty)
    try await house.hear(.goodbye)
    try await house.wait(200)
    #expect(house.mail.sent.map(\.text) == ["One\n\nTwo"])
    #expect(house.mail.sent.first?.recipient == .email("cora@example.com"))
    // The badge changes on the screen at once, though how far it has come does not: twice each, since
    // they were sent before.
    let badges = try await house.badges()
    #expect(badges == [.email, .email, .email, .email])
    // Who comes back begins another visit.
    try await house.hear(.active)
    #expect(try await house.center.answerRoute(in: id, for: "anna") == .chat(.visitorIsThere))
    let query = DocumentQuery(
      kind: Visit.documentKind,
      name: Visit.visitorKey,
      value: House.customer.key
    )
    let visits = try house.storage.documents(query, after: nil, limit: 9).elements
      .map { try $0.value.value(as: Visit.self) }
    #expect(visits.map(\.isOver) == [false, true])
    #expect(visits.allSatisfy { $0.location?.text == "Oslo" && $0.channel == "kiosk" })
  }

  @Test func `H-11 who is there by another of their addresses is there`() async throws {
    let house = try await House()
    try await house.hear(.active)
    let id = try await house.write("1")
    try await house.learnEmail()
    try await house.hear(.goodbye)
    try await house.wait(200)
    #expect(try await house.center.answerRoute(in: id, for: "anna") != .chat(.visitorIsThere))
    var request = LoadRequest()
    request.uniqueKeys = [
      UniqueKey(
        kind: Customer.documentKind,
        name: Customer.addressKey,
        value: House.customer.key
      )
    ]
    let read = try #require(try house.storage.load(request).uniqueDocuments.first?.document)
    var customer = try read.value.value(as: Customer.self)
    let other = ChannelAddress(kind: "kiosk-user", value: "k-2")
    customer.add(other, isVerified: true)
    var batch = ChangeBatch(id: BatchID(high: 9, low: 1), at: house.time.now)
    batch.documents = [Change(Document(customer), expected: read.version)]
    try house.storage.commit(batch)
    try await house.center.heard(.active, of: other, on: "kiosk", at: "hall")
    #expect(try await house.center.answerRoute(in: id, for: "anna") == .chat(.visitorIsThere))
  }

  @Test func `A-38 S-06 the way of an answer is told to those who see the conversation`()
    async throws
  {
    let house = try await House()
    try await house.hear(.active)
    let id = try await house.write("1")
    try await house.center.save(
      AgentProfile(
        id: "ben",
        name: "Ben",
        teams: ["day"],
        permissions: AgentPermissions(sees: .own)
      )
    )
    #expect(try await house.center.answerRoute(in: id, for: "anna") != nil)
    await #expect(throws: ConversationError(.unknownConversation)) {
      try await house.center.answerRoute(in: id, for: "ben")
    }
    await #expect(throws: ConversationError(.unknownAgent("zoe"))) {
      try await house.center.answerRoute(in: id, for: "zoe")
    }
  }
}
