import AgentDesktop
import ConversationCore
import Foundation
import Masking
import Testing

@Suite struct AnswerPreviewTests {
  @Test func `V-25 A-27 the address that an answer goes to is masked for agents`() throws {
    var scene = try Scene(.webChat)
    let route = AnswerRoute.email("cora@example.com")
    #expect(AnswerPreview(route, in: scene.state)?.way == .email(to: "cora@example.com"))
    scene.display = DisplayPolicy(isEnabled: true)
    #expect(AnswerPreview(route, in: scene.state)?.way == .email(to: "c***@example.com"))
    scene.viewerRole = .supervisor
    #expect(AnswerPreview(route, in: scene.state)?.way == .email(to: "cora@example.com"))
  }

  @Test func `A-38 a preview says why an answer stays in the chat, and until when it waits`() throws
  {
    let state = try Scene(.webChat).state
    let stays = AnswerPreview(.chat(.emailRefused), in: state)
    #expect(stays?.way == .chat(.emailRefused))
    let waits = AnswerPreview(.waiting(until: Scene.at(60)), in: state)
    #expect(waits?.way == .waiting(until: Scene.at(60)))
  }
}
