import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Testing

/// Whoever was removed does and reads nothing any more, whatever they had joined before.
@Suite struct RemovedAgentTests {
  @Test func `S-05 A-44 who had joined and was removed writes and reads nothing more`() async throws
  {
    let desk = try await SharedDesk()
    let id = try await desk.open("Hello", id: "1")
    try await desk.center.assign(id, to: "ben", by: "olga")
    try await desk.center.join(id, by: "anna")
    try await desk.center.send("I help", in: id, by: "anna")
    try await desk.center.perform(Command(.removeAgent("anna"), by: .administrator))
    let removed = ConversationError(.unknownAgent("anna"))
    await #expect(throws: removed) {
      try await desk.center.send("Once more", in: id, by: "anna")
    }
    await #expect(throws: removed) {
      try await desk.center.addNote("I was here", in: id, by: "anna")
    }
    await #expect(throws: removed) {
      try await desk.center.markRead(id, upTo: 1, by: "anna")
    }
    await #expect(throws: removed) { try await desk.center.cannedResponses(for: "anna") }
    let conversation = try #require(try await desk.conversation(id))
    #expect(conversation.joined.isEmpty && conversation.owner == "ben")
    let events = try await desk.desk.storage.events(after: .start, limit: 999).map(\.event)
    #expect(events.contains(.conversation(id, .inbox(.left("anna")))))
    let stored = try await desk.center.storage.transcript(of: id, before: nil, limit: 9)
    #expect(stored.compactMap(\.text) == ["Hello", "I help"])
  }
}
