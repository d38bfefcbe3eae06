import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Testing
import WebChatChannel

@Suite struct FollowTests {
  /// A process that holds connections, and how far it has followed the events.
  private final class Follower {
    let scene: ChatScene
    var cursor = EventCursor.start

    init(_ scene: ChatScene) { self.scene = scene }

    /// Hands in what has happened since.
    func catchUp() async throws {
      for recorded in try await scene.storage.events(after: cursor, limit: 1000) {
        try await scene.server.follow(recorded.event)
        cursor = recorded.cursor
      }
    }
  }

  @Test func `H-11 an event wakes the lines that show its conversation, and no others`()
    async throws
  {
    let scene = try await ChatScene()
    let follower = Follower(scene)
    let browser = try await scene.greet()
    let other = try await scene.greet(network: "192.0.2.9")
    await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
    await other.send(#"{"v":1,"type":"message","id":"d-1","text":"Me too"}"#)
    let id = try await scene.accept()
    try await follower.catchUp()
    #expect(browser.frames.contains(.joined("Anna")))
    let before = other.frames.count
    // No worker delivers it: the line reads it because it has happened.
    try await scene.center.send("Good morning", in: id, by: "anna")
    try await follower.catchUp()
    #expect(browser.messages.map(\.text) == ["Hello", "Good morning"])
    try await scene.center.runDue()
    try await follower.catchUp()
    #expect(browser.messages.count == 2 && other.frames.count == before)
    await browser.line?.close()
    try await scene.center.send("Are you there?", in: id, by: "anna")
    try await follower.catchUp()
    #expect(browser.messages.count == 2)
  }

  @Test func `D an agent who begins is seen by a line that has no conversation yet`() async throws {
    let scene = try await ChatScene()
    let follower = Follower(scene)
    let browser = try await scene.greet()
    let visitor = try #require(await browser.line?.visitor)
    try await scene.center.startConversation(
      from: "widget",
      with: visitor,
      text: "May I help you?",
      by: "anna"
    )
    try await follower.catchUp()
    #expect(browser.messages.map(\.text) == ["May I help you?"])
  }

  @Test func `D events that come twice, late or never double nothing and lose nothing`()
    async throws
  {
    for seed in UInt64(0)..<20 {
      let random = SeededSource(seed: seed)
      let scene = try await ChatScene(seed: seed)
      let browser = try await scene.greet()
      await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
      let id = try await scene.accept()
      var texts = ["Hello"]
      for number in 0..<12 {
        texts.append("Answer \(number)")
        try await scene.center.send("Answer \(number)", in: id, by: "anna")
        for recorded in try await scene.storage.events(after: .start, limit: 1000) {
          if random.next() % 3 == 0 { try await scene.server.follow(recorded.event) }
        }
        if random.next() % 4 == 0 { try await scene.center.runDue() }
      }
      for recorded in try await scene.storage.events(after: .start, limit: 1000) {
        try await scene.server.follow(recorded.event)
      }
      #expect(browser.messages.map(\.text) == texts, "seed \(seed)")
    }
  }
}
