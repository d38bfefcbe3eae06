import ConversationCore
import Foundation
import Testing

@Suite struct AssignTests {
  @Test func `S-05, A-24 assigning says by whom, and takes no slot`() throws {
    var desk = try Desk.inbox()
    try desk.perform { try $0.assign(to: "ben", by: "anna", at: .second(20)) }
    #expect(desk.conversation.owner == "ben")
    #expect(desk.conversation.assignedBy == "anna")
    #expect(desk.inboxEvents == [.assignedBy("anna", to: "ben")])
    #expect(desk.notices == [.assigned(to: "ben", by: "anna")])
    #expect(desk["ben"]?.slots.isEmpty == true)
    try desk.perform { try $0.assign(to: "carla", by: "ben", at: .second(30)) }
    #expect(desk.conversationEvents.contains(.unassigned(from: "ben")))
    #expect(desk.conversation.owner == "carla")
    #expect(desk.conversation.openLeg(of: "ben") == nil)
  }

  @Test func `assigning to whoever has it changes nothing, to oneself names nobody`() throws {
    var desk = try Desk.assigned()
    #expect(desk.refusal { try $0.assign(to: "anna", by: "anna", at: .second(30)) } == nil)
    #expect(desk.events.isEmpty)
    var free = try Desk.inbox()
    try free.perform { try $0.assign(to: "anna", by: "anna", at: .second(30)) }
    #expect(free.conversation.assignedBy == nil)
  }

  @Test func `an assignee need not be signed in, but exist`() throws {
    var desk = try Desk.inbox()
    try desk.change("ben") { $0.depart(as: .signedOut, at: .second(12)) }
    #expect(desk.refusal { try $0.assign(to: "ben", by: "anna", at: .second(20)) } == nil)
    #expect(
      desk.refusal { try $0.assign(to: "nobody", by: "carla", at: .second(20)) }
        == .unknownAgent("nobody")
    )
    try desk.change("anna") { $0.depart(as: .removed, at: .second(22)) }
    #expect(
      desk.refusal { try $0.assign(to: "anna", by: "carla", at: .second(30)) }
        == .unknownAgent("anna")
    )
  }

  @Test func `a transfer that is asked for comes first`() throws {
    var desk = try Desk.assigned()
    try desk.perform { try $0.transfer(toAgent: "ben", by: "anna", at: .second(30)) }
    #expect(
      desk.refusal { try $0.assign(to: "carla", by: "carla", at: .second(31)) }
        == .transferInProgress
    )
    #expect(desk.refusal { try $0.unassign(by: "anna", at: .second(31)) } == .transferInProgress)
  }

  @Test func `unassigned it waits at its old place, and is nobody's`() throws {
    var desk = try Desk.assigned()
    try desk.perform { try $0.unassign(by: "anna", at: .second(90)) }
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.place.enqueuedAt == .second(10))
    #expect(desk.conversationEvents.contains(.unassigned(from: "anna")))
    #expect(desk.notices.last == .unassigned(from: "anna", by: "anna"))
  }

  @Test func `S-05 who has joined answers without being assigned, and leaves`() throws {
    var desk = try Desk.assigned(to: "ben")
    #expect(desk.refusal { try $0.say("Hi", by: "anna", at: .second(30)) } == .notParticipant)
    try desk.perform { try $0.join(by: "anna", at: .second(31)) }
    #expect(desk.conversation.joined == ["anna"])
    #expect(desk.conversation.involves("anna"))
    #expect(desk.notices.last == .agentJoined("anna"))
    #expect(desk.refusal { try $0.join(by: "anna", at: .second(32)) } == nil)
    #expect(desk.events.isEmpty)
    #expect(desk.refusal { try $0.say("Hi", by: "anna", at: .second(33)) } == nil)
    #expect(desk.conversation.owner == "ben")
    try desk.perform { try $0.leave(by: "anna", at: .second(34)) }
    #expect(desk.conversation.joined.isEmpty)
    #expect(desk.refusal { try $0.leave(by: "anna", at: .second(35)) } == .notParticipant)
    #expect(desk.refusal { try $0.say("Hi", by: "anna", at: .second(36)) } == .notParticipant)
  }

  @Test func `several may join, one at a time, and only who is signed in`() throws {
    var desk = try Desk.inbox()
    for agent in ["anna", "ben", "carla"] as [AgentID] {
      try desk.perform { try $0.join(by: agent, at: .second(20)) }
    }
    #expect(desk.conversation.joined == ["anna", "ben", "carla"])
    try desk.change("olga") { $0.depart(as: .signedOut, at: .second(21)) }
    #expect(
      desk.refusal { try $0.join(by: "olga", at: .second(22)) } == .agentSignedOut("olga")
    )
    // Who becomes the assignee is on the list no longer; the end empties it.
    try desk.perform { try $0.claim(by: "ben", at: .second(23)) }
    #expect(desk.conversation.joined == ["anna", "carla"])
    try desk.perform { try $0.resolve(by: "ben", at: .second(24)) }
    #expect(desk.conversation.joined.isEmpty)
    #expect(desk.inboxEvents == [.left("anna"), .left("carla")])
  }
}
