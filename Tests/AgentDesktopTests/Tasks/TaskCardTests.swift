import AgentDesktop
import ConversationCore
import Foundation
import Testing

/// What a task says of a conversation, whatever stands last in its transcript.
@Suite struct TaskCardTests {
  @Test func `V-16 a customer still waits below a note, until an agent answers`() throws {
    var scene = try Scene(.sms)
    func awaits(_ second: TimeInterval) -> Bool {
      let last = (scene.transcript + scene.change.messages).last
      return TaskCard(scene.state, lastMessage: last, for: "anna", at: Scene.at(second))
        .awaitsAnswer
    }
    #expect(awaits(1))
    try scene.annaAccepts()
    try scene.change.addNote("Look at this", by: "anna", at: Scene.at(20))
    #expect(scene.change.messages.last?.isNote == true)
    #expect(awaits(21))
    try scene.send("Yes", by: "anna", at: 30)
    #expect(!awaits(31))
  }
}
