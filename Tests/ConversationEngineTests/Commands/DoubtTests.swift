import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Testing

@Suite struct DoubtTests {
  @Test func `G2 a commit in doubt whose repetition meets a deadlock is not done twice`()
    async throws
  {
    let storage = FaultInjectingStorage(InMemoryStorage())
    let desk = try await Desk(storage: storage)
    let id = try await desk.activeConversation()
    storage.failNextCommits([.answerLost, .conflict])
    try await desk.center.send("It leaves today.", in: id, by: "anna")
    #expect(try await desk.texts(of: id) == ["Hello", "It leaves today."])
  }
}
