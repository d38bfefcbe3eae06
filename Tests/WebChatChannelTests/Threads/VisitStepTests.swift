import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Testing
import WebChatChannel

@Suite struct VisitStepTests {
  private func presence(_ scene: ChatScene) async throws -> [VisitorPresence.State] {
    try await scene.events().compactMap { event in
      if case .conversation(_, .visitorPresence(let state)) = event { state } else { nil }
    }
  }

  private func visit(_ scene: ChatScene, _ visitor: ChannelAddress) async throws -> Visit? {
    let query = DocumentQuery(
      kind: Visit.documentKind,
      name: Visit.visitorKey,
      value: visitor.key
    )
    let page = try await scene.storage.documents(query, after: nil, limit: 1)
    return try page.elements.first?.value.value(as: Visit.self)
  }

  @Test func `S-09 the worker notes who is inactive after ten minutes, and who has left`()
    async throws
  {
    let scene = try await ChatScene()
    let browser = try await scene.greet()
    await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
    let visitor = try #require(await browser.line?.visitor)
    for _ in 0..<9 {
      scene.time.advance(by: 60)
      await browser.send(#"{"v":1,"type":"ping"}"#)
    }
    try await scene.center.runDue()
    #expect(try await presence(scene).isEmpty)
    scene.time.advance(by: 60)
    try await scene.center.runDue()
    #expect(try await presence(scene) == [.away])
    scene.time.advance(by: 29)
    try await scene.center.runDue()
    #expect(try await presence(scene) == [.away])
    scene.time.advance(by: 1)
    try await scene.center.runDue()
    #expect(try await presence(scene) == [.away, .left])
    let over = try #require(try await visit(scene, visitor))
    #expect(over.isOver && over.nextDeadline == nil)
    // It is said once, and who comes back begins another visit.
    scene.time.advance(by: 3600)
    try await scene.center.runDue()
    #expect(try await presence(scene) == [.away, .left])
  }

  @Test func `S-09, S-02 coming back to the page is said, too`() async throws {
    let scene = try await ChatScene()
    let browser = try await scene.greet()
    await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
    await browser.send(#"{"v":1,"type":"away"}"#)
    await browser.send(#"{"v":1,"type":"back"}"#)
    #expect(try await presence(scene) == [.away, .online])
  }

  @Test func `H-35, A-37 leaving without an answer is told to the agent who was there, once`()
    async throws
  {
    for isAnswered in [false, true] {
      let scene = try await ChatScene(notifications: NotificationPolicy())
      try await scene.center.save(
        NotificationSettings(
          of: "anna",
          email: nil,
          offlineMessages: true,
          missedConversations: true
        ),
        by: .agent("anna")
      )
      try await scene.center.runDue()
      let browser = try await scene.greet()
      await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
      await browser.send(#"{"v":1,"type":"message","id":"c-2","text":"Anybody?"}"#)
      let id = try await scene.accept()
      if isAnswered { try await scene.center.send("Yes", in: id, by: "anna") }
      try await scene.leave(browser)
      for _ in 0..<3 {
        scene.time.advance(by: 3600)
        try await scene.center.runDue()
      }
      let missed = try await scene.events().filter { event in
        if case .agent(_, .missedConversation) = event { true } else { false }
      }
      let first = MessageID(conversation: id, sequence: 1)
      #expect(missed == (isAnswered ? [] : [.agent("anna", .missedConversation(first))]))
    }
  }

  @Test func `S-09 a visit that cannot be read holds up no other`() async throws {
    let scene = try await ChatScene()
    let browser = try await scene.greet()
    await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
    struct Damaged: StoredDocument {
      static let documentKind = Visit.documentKind
      var documentName: String { "damaged" }
      var documentKeys: [DocumentKey] { [DocumentKey(Visit.presentKey, "", rank: 1)] }
    }
    #expect(try await scene.host.commit([.write(Damaged(), expected: nil)]))
    scene.time.advance(by: 91)
    try await scene.center.runDue()
    #expect(try await presence(scene) == [.left])
  }

  @Test func `H-25 where the visitor is says the host, or else the site, and the visit keeps it`()
    async throws
  {
    let scene = try await ChatScene()
    let said = #","location":{"city":"Brno","region":" ","country":"Czechia\u0007"}"#
    let browser = try await scene.greet(said)
    let visitor = try #require(await browser.line?.visitor)
    #expect(try await visit(scene, visitor)?.location?.text == "Brno, Czechia")
    // Whoever goes on without saying so is where they were; whoever says something else is there.
    let session = try #require(browser.welcome?.session)
    _ = try await scene.greet(#","session":"\#(session)""#)
    #expect(try await visit(scene, visitor)?.location?.text == "Brno, Czechia")
    _ = try await scene.greet(#","session":"\#(session)","location":{"city":"Praha"}"#)
    #expect(try await visit(scene, visitor)?.location?.text == "Praha")
    // What the server knows of the connection goes first.
    let proxied = ChatBrowser()
    let line = try scene.server.line(
      from: VisitorArrival(
        origin: ChatScene.origin,
        networkAddress: "192.0.2.8",
        location: VisitorLocation(region: "Bavaria", country: "Germany")
      )
    ) { frame in proxied.take(frame) }
    proxied.attach(line)
    await proxied.send(#"{"v":1,"type":"hello"\#(said)}"#)
    let other = try #require(await line.visitor)
    #expect(try await visit(scene, other)?.location?.text == "Bavaria, Germany")
    // Nothing, or nonsense, is no place.
    for members in ["", #","location":{}"#, #","location":{"city":""}"#] {
      let nowhere = try await scene.greet(members)
      let visitor = try #require(await nowhere.line?.visitor)
      #expect(try await visit(scene, visitor)?.location == nil)
    }
  }
}
