import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Since when a customer waits for an agent's answer.
@Suite struct WaitingSinceTests {
  @Test func `waiting begins with the first unanswered message, and an agent's answer ends it`()
    async throws
  {
    let desk = try await SharedDesk()
    let begin = desk.desk.time.now
    let id = try await desk.open(id: "1")
    try await desk.center.claim(id, by: "anna")
    func waits() async throws -> Date? { try await desk.conversation(id)?.waitingSince }
    desk.desk.time.advance(by: 5)
    try await desk.write("Anybody?", id: "2")
    try await desk.center.addNote("I ask Ben", in: id, by: "anna")
    #expect(
      try await waits() == begin,
      "who writes again keeps their place, and a note is no answer"
    )
    try await desk.center.send("Yes", in: id, by: "anna")
    #expect(try await waits() == nil)
    try await desk.write("Out of office", id: "3", automatic: "auto-replied")
    #expect(try await waits() == nil, "a machine waits for nothing")
    desk.desk.time.advance(by: 5)
    try await desk.write("Thanks. And?", id: "4")
    #expect(try await waits() == begin + 10)
    try await desk.center.join(id, by: "ben")
    try await desk.center.send("I help", in: id, by: "ben")
    #expect(try await waits() == nil, "anybody's answer counts")
    try await desk.write("Good", id: "5")
    try await desk.center.resolve(id, by: "anna")
    #expect(try await waits() == nil, "the end is an answer")
    desk.desk.time.advance(by: 5)
    try await desk.write("One more", id: "6")
    #expect(try await waits() == begin + 15)
    try await desk.center.blockVisitor(of: id, by: "carla")
    try await desk.write("Hey", id: "7")
    #expect(try await waits() == nil, "nobody is waited for who is blocked")
  }

  @Test func `C-02 a word of consent waits for nobody`() async throws {
    let desk = try await Desk(
      policy: .shared,
      queues: [.claimed],
      consents: ConsentPolicies(["loopback": { .standard(for: $0) }])
    )
    guard case .stored(let message, _) = try await desk.write("Hello", id: "1") else {
      Issue.record("it was not stored")
      return
    }
    let id = message.conversation
    try await desk.center.claim(id, by: "anna")
    try await desk.center.send("Hi", in: id, by: "anna")
    try await desk.write("STOP", id: "2")
    #expect(try await desk.conversation(id)?.waitingSince == nil)
    #expect(try await desk.texts(of: id).contains("STOP"))
  }
}
