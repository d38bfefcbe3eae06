import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Conversations that agents start.
@Suite struct OutboundCommandTests {
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
}
