import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct ConsentGateTests {
  private static let texts = ConsentTexts.english(business: "The shop", contact: "example.com")
  /// The words count on the loopback channel, and the SDK answers them.
  private static let answering = ConsentPolicies(
    ["loopback": { .standard(for: $0, answerer: .sdk(texts)) }]
  )
  private static let silent = ConsentPolicies(["loopback": { .standard(for: $0) }])

  private func consent(_ desk: Desk, of customer: String = "cora") async throws -> Consent? {
    let scope = ConsentScope(
      channel: "loopback",
      sender: "shop",
      address: ChannelAddress(kind: "loopback", value: customer)
    )
    var request = LoadRequest()
    request.documents = [Consent.documentID(scope)]
    return try await desk.storage.load(request).documents.first?.value.value()
  }

  private func transcript(_ desk: Desk, _ id: ConversationID) async throws -> [Message] {
    try await desk.storage.transcript(of: id, before: nil, limit: 100)
  }

  @Test func `C-02 STOP in a conversation is kept, answered once, and shuts the door`()
    async throws
  {
    let desk = try await Desk(consents: Self.answering)
    let id = try await desk.activeConversation()
    try await desk.write("Stop.", id: "s1")
    try await desk.write("stop", id: "s2")
    #expect(try await consent(desk)?.isOptedOut == true)
    #expect(try await desk.texts(of: id) == ["Hello", "Stop.", Self.texts.optedOut, "stop"])
    await #expect(throws: ConversationError(.optedOut)) {
      try await desk.center.send("But why?", in: id, by: "anna")
    }
    try await desk.center.runDue()
    #expect(desk.channel.sent.map(\.text) == [Self.texts.optedOut])
  }

  @Test func `C-02 START opens the door again`() async throws {
    let desk = try await Desk(consents: Self.answering)
    let id = try await desk.activeConversation()
    try await desk.write("STOP", id: "s1")
    try await desk.write("START", id: "s2")
    try await desk.center.send("Welcome back", in: id, by: "anna")
    try await desk.center.runDue()
    let sent = desk.channel.sent.map(\.text)
    #expect(sent == [Self.texts.optedOut, Self.texts.optedIn, "Welcome back"])
  }

  @Test func `C-02 STOP from somebody unknown opens nothing and offers nothing`() async throws {
    let desk = try await Desk(consents: Self.silent)
    let result = try await desk.write("STOP", id: "s1")
    #expect(result == .consentNoted(.optOut))
    #expect(try await desk.write("STOP", id: "s1") == .duplicate(of: nil))
    #expect(try await consent(desk)?.isOptedOut == true)
    #expect(try await desk.center.openOffers(to: "anna").isEmpty)
  }

  @Test func `C-02 a confirmation to somebody unknown stands in a conversation that is over`()
    async throws
  {
    let desk = try await Desk(consents: Self.answering)
    guard case .stored(let message, .open) = try await desk.write("STOP", id: "s1") else {
      Issue.record("the word and its confirmation are to be kept")
      return
    }
    let stored = try await desk.conversation(message.conversation)
    #expect(stored?.stage.name == .ended)
    #expect(try await desk.center.openOffers(to: "anna").isEmpty)
    #expect(
      try await desk.texts(of: message.conversation) == ["STOP", Self.texts.optedOut]
    )
    try await desk.center.runDue()
    #expect(desk.channel.sent.map(\.text) == [Self.texts.optedOut])
  }

  @Test func `C-02 STOP after the end reopens nothing`() async throws {
    let desk = try await Desk(policy: try Desk.policy(afterEnd: .reopen()), consents: Self.silent)
    let id = try await desk.activeConversation()
    try await desk.center.end(id, by: "anna")
    try await desk.write("unsubscribe", id: "s1")
    let stored = try await desk.conversation(id)
    #expect(stored?.stage.name == .ended)
    #expect(try await desk.texts(of: id) == ["Hello", "unsubscribe"])
  }

  @Test func `C-02 what was queued before an opt-out is not sent after it`() async throws {
    let desk = try await Desk(consents: Self.silent)
    let id = try await desk.activeConversation()
    try await desk.center.send("One moment", in: id, by: "anna")
    try await desk.write("STOP", id: "s1")
    try await desk.center.runDue()
    #expect(desk.channel.sent.isEmpty)
    let status = try await transcript(desk, id).first { $0.direction == .outbound }?.status
    #expect(status == .failed)
  }

  @Test func `C-02 who may have opted out is not written to while the storage cannot tell`()
    async throws
  {
    let storage = FaultInjectingStorage(InMemoryStorage())
    let desk = try await Desk(storage: storage, consents: Self.silent)
    let id = try await desk.activeConversation()
    try await desk.center.send("One", in: id, by: "anna")
    try await desk.write("STOP", id: "2")
    // The entry point is read after the lease, and then the consent.
    storage.failNextLoads([nil, .unavailable])
    try await desk.center.runDue()
    desk.time.advance(by: 600)
    try await desk.center.runDue()
    #expect(desk.channel.sent.isEmpty)
  }

  @Test func `C-02 an agent cannot start a conversation with somebody who has opted out`()
    async throws
  {
    let desk = try await Desk(consents: Self.silent)
    try await desk.write("STOP", id: "s1")
    await #expect(throws: ConversationError(.optedOut)) {
      try await desk.center.startConversation(
        from: "shop",
        with: ChannelAddress(kind: "loopback", value: "cora"),
        text: "An offer!",
        by: "anna"
      )
    }
  }

  @Test func `C-02 who asks for help is told, and heard by people`() async throws {
    let desk = try await Desk(consents: Self.answering)
    try await desk.write("HELP", id: "h1")
    #expect(try await desk.center.openOffers(to: "anna").count == 1)
    try await desk.center.runDue()
    #expect(desk.channel.sent.map(\.text) == [Self.texts.help])
  }

  @Test func `C-02 free wording is flagged, and decides nothing`() async throws {
    let desk = try await Desk(consents: Self.silent)
    let id = try await desk.activeConversation()
    try await desk.write("please stop texting me", id: "f1")
    let events = try await desk.storage.events(after: .start, limit: 1000)
    #expect(events.contains { $0.event == .conversation(id, .optOutSuspected(sequence: 2)) })
    #expect(try await consent(desk) == nil)
  }

  @Test func `C-02 words that come together in one webhook are decided one after another`()
    async throws
  {
    let desk = try await Desk(consents: Self.silent)
    let id = try await desk.activeConversation()
    _ = try await desk.center.ingest(
      [
        .message(desk.message("STOP", id: "1")), .message(desk.message("START", id: "2")),
        .message(desk.message("STOP", id: "3")),
      ],
      from: "loopback"
    )
    #expect(try await consent(desk)?.isOptedOut == true)
    #expect(try await consent(desk)?.changes.count == 3)
    #expect(try await desk.texts(of: id) == ["Hello", "STOP", "START", "STOP"])
  }

  @Test func `C-02 fifty opt-outs at once are one, with one confirmation`() async throws {
    let desk = try await Desk(consents: Self.answering)
    let id = try await desk.activeConversation()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<50 {
        group.addTask { try await desk.write("STOP", id: "s\(number)") }
      }
      try await group.waitForAll()
    }
    let texts = try await desk.texts(of: id)
    #expect(texts.count { $0 == Self.texts.optedOut } == 1)
    #expect(texts.count { $0 == "STOP" } == 50)
    #expect(try await consent(desk)?.changes.count == 1)
  }
}
