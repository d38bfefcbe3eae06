import AgentDesktop
import ConversationCore
import Foundation
import Testing

struct WrapUpListTests {
  private func ended(
    automatic: WrapUpPolicy.Automatic? = .init(after: 60, mayBeExtended: true)
  ) throws -> Scene {
    var scene = try Scene(policy: try Scene.contactCenter(automatic: automatic))
    try scene.annaAccepts()
    try scene.change.end(by: "anna", at: Scene.at(30))
    return scene
  }

  @Test func `F-32 V-44 L-27 the list opens when the conversation ends`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    #expect(scene.wrapUp(for: "anna", at: 29) == nil)
    try scene.change.end(by: "anna", at: Scene.at(30))
    let list = try #require(scene.wrapUp(for: "anna", at: 31))
    #expect(list.conversation == scene.change.conversation.id)
    #expect(list.reasons.map(\.name) == ["Question solved", "Refund promised", "Spam"])
    #expect(list.submit.isAllowed)
    #expect(scene.wrapUp(for: "ben", at: 31) == nil)
    try scene.change.submitWrapUp("spam", by: "anna", at: Scene.at(40))
    #expect(scene.wrapUp(for: "anna", at: 41) == nil)
  }

  @Test func `F-33 V-44 reasons are searched by name`() throws {
    let scene = try ended()
    #expect(scene.wrapUp(for: "anna", matching: "QUEST", at: 31)?.reasons.map(\.id) == ["solved"])
    #expect(scene.wrapUp(for: "anna", matching: "nothing", at: 31)?.reasons.isEmpty == true)
  }

  @Test func `W-18 only permitted reasons are listed`() throws {
    var scene = try ended()
    try scene.replace("anna") { $0.permissions.wrapUpReasons = .only(["spam"]) }
    let list = try #require(scene.wrapUp(for: "anna", at: 31))
    #expect(list.reasons.map(\.id) == ["spam"])
    #expect(list.automaticReason?.id == "solved")
  }

  @Test func `W-15 the timers count up from the end and down to the default reason`() throws {
    let scene = try ended()
    let list = try #require(scene.wrapUp(for: "anna", at: 45))
    #expect(list.elapsed.text == "0:15")
    #expect(list.automatic?.text == "0:45")
    #expect(list.automaticReason?.name == "Question solved")
    #expect(list.reasons.filter(\.isDefault).map(\.id) == ["solved"])
    #expect(scene.wrapUp(for: "anna", at: 90) == nil)
  }

  @Test func `W-16 a count-down that may be extended can be stopped once`() throws {
    var scene = try ended()
    #expect(scene.wrapUp(for: "anna", at: 45)?.mayBeExtended == true)
    try scene.change.extendWrapUp(by: "anna", at: Scene.at(46))
    let list = try #require(scene.wrapUp(for: "anna", at: 500))
    #expect(list.automatic == nil && list.automaticReason == nil && !list.mayBeExtended)
    #expect(list.elapsed.text == "7:50")
  }

  @Test func `W-16 a policy without extension says why not`() throws {
    let fixed = try ended(automatic: .init(after: 60))
    let list = try #require(fixed.wrapUp(for: "anna", at: 45))
    #expect(!list.mayBeExtended)
    #expect(list.extend.obstacle?.code == .wrapUpExtensionNotAllowed)
    let manual = try ended(automatic: nil)
    #expect(manual.wrapUp(for: "anna", at: 9_999)?.mayBeExtended == false)
  }

  @Test func `V-36 a transfer opens the list for who gives the conversation away`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    try scene.change.transfer(toQueue: Scene.queue(of: .social), by: "anna", at: Scene.at(20))
    #expect(scene.pane(for: "anna", at: 21).stage == .queued)
    #expect(scene.wrapUp(for: "anna", at: 21)?.elapsed.text == "0:01")
  }
}
