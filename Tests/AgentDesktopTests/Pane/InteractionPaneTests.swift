import AgentDesktop
import ConversationCore
import Foundation
import Testing

struct InteractionPaneTests {
  @Test func `F-26 V-40 L-23 the pane goes from Conference Requested to Conference`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    #expect(scene.pane(for: "anna", at: 16).conference == .none)
    #expect(scene.pane(for: "anna", at: 16).conferenceText == nil)
    try scene.change.requestConference(with: "ben", by: "anna", at: Scene.at(20))
    let requested = scene.pane(for: "anna", at: 27)
    #expect(requested.conference == .requested("ben"))
    #expect(requested.conferenceText == "Conference Requested")
    #expect(requested.requestTimer?.elapsed.text == "0:07")
    #expect(requested.allows(.withdrawConference))
    try scene.accept(by: "ben", at: 30)
    let active = scene.pane(for: "anna", at: 31)
    #expect(active.conference == .active(with: "ben"))
    #expect(active.conferenceText == "Conference")
    #expect(active.requestTimer == nil)
    #expect(scene.pane(for: "ben", at: 31).role == .guest)
  }

  @Test func `F-28 F-29 L-25 the owner may end the conference, the guest may exit it`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    try scene.change.requestConference(with: "ben", by: "anna", at: Scene.at(20))
    try scene.accept(by: "ben", at: 30)
    let (owner, guest) = (scene.pane(for: "anna", at: 31), scene.pane(for: "ben", at: 31))
    #expect(owner.allows(.endConference))
    #expect(owner.control(.exitConference)?.obstacle?.code == .notParticipant)
    #expect(guest.allows(.exitConference))
    #expect(guest.control(.endConference)?.obstacle?.code == .notOwner)
    #expect(owner.control(.transfer)?.obstacle?.code == .conferenceInProgress)
  }

  @Test func `F-20 V-36 L-19 a transfer that is asked for is seen, and starts the wrap-up`() throws
  {
    var scene = try Scene()
    try scene.annaAccepts()
    try scene.change.transfer(toAgent: "ben", by: "anna", at: Scene.at(20))
    let pane = scene.pane(for: "anna", at: 25)
    #expect(pane.transfer == .requested(from: "anna", to: "ben"))
    #expect(pane.requestTimer?.remaining.text == "1:55")
    #expect(pane.isWrappingUp)
    #expect(pane.allows(.withdrawTransfer))
    #expect(pane.allows(.submitWrapUp))
    #expect(pane.composer.obstacle?.code == .transferInProgress)
    #expect(scene.wrapUp(for: "anna", at: 25) != nil)
  }

  @Test func `W-12 accept only when offered, end and transfer only when handling`() throws {
    var scene = try Scene()
    try scene.change.offer(to: "anna", at: Scene.at(10))
    let offered = scene.pane(for: "anna", at: 11)
    #expect(offered.allows(.accept))
    #expect(!offered.allows(.end) && !offered.allows(.transfer) && !offered.allows(.submitWrapUp))
    try scene.accept(by: "anna", at: 12)
    let active = scene.pane(for: "anna", at: 13)
    #expect(active.role == .owner)
    #expect(active.control(.accept)?.obstacle?.code == .offerNotOpen)
    #expect(active.allows(.end) && active.allows(.transfer) && active.allows(.requestConference))
    #expect(active.control(.submitWrapUp)?.obstacle?.code == .noWrapUp)
    try scene.change.end(by: "anna", at: Scene.at(20))
    let ended = scene.pane(for: "anna", at: 21)
    #expect(ended.stage == .ended)
    #expect(ended.isWrappingUp && ended.allows(.submitWrapUp))
    #expect(ended.control(.end)?.obstacle?.code == .illegalCommand(.end, in: .ended))
    #expect(ended.control(.transfer)?.obstacle?.code == .illegalCommand(.transfer, in: .ended))
  }

  @Test func `V-06 V-07 L-06 an interrupted conversation alerts and can only be ended`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    #expect(scene.pane(for: "anna", at: 16).alert == nil)
    scene.change.interrupt(at: Scene.at(20))
    let pane = scene.pane(for: "anna", at: 21)
    #expect(pane.alert?.isEmpty == false)
    #expect(pane.controls.filter(\.isAllowed).map(\.command) == [.addNote, .end])
  }

  @Test func `W-17 the pane shows what is due, even if nothing has noted it yet`() throws {
    var scene = try Scene()
    try scene.change.offer(to: "anna", at: Scene.at(10))
    let late = scene.pane(for: "anna", at: 130)
    #expect(late.stage == .queued)
    #expect(late.control(.accept)?.obstacle?.code == .offerExpired)
    try scene.accept(by: "anna", at: 20)
    try scene.change.end(by: "anna", at: Scene.at(30))
    #expect(scene.pane(for: "anna", at: 89.999).isWrappingUp)
    let over = scene.pane(for: "anna", at: 90)
    #expect(!over.isWrappingUp && over.role == nil)
  }

  @Test func `each control stands once, and other commands have none`() throws {
    let pane = try Scene().pane(for: "anna", at: 1)
    #expect(pane.controls.map(\.command) == InteractionPane.commands)
    #expect(Set(InteractionPane.commands).count == 25)
    #expect(pane.control(.deleteEntryPoint) == nil)
    #expect(!pane.allows(.deleteEntryPoint))
  }
}
