import ConversationCore
import Foundation
import Testing

@Suite struct ConversationReadingTests {
  @Test func `The owner, the guest and the open offer are read off the stage`() throws {
    let waiting = try Desk.waiting().conversation
    #expect(waiting.owner == nil && waiting.guest == nil && waiting.openOffer == nil)
    let conferring = try Desk.conferring().conversation
    #expect(conferring.owner == "anna" && conferring.guest == "ben")
    let ended = try Desk.ended().conversation
    #expect(ended.owner == nil && ended.openOffer == nil)
  }

  @Test func `Who is concerned are all whose record may change with it`() throws {
    #expect(try Desk.waiting().conversation.concernedAgents == [])
    #expect(try Desk.offered().conversation.concernedAgents == ["anna"])
    #expect(try Desk.transferring().conversation.concernedAgents == ["anna", "ben"])
    #expect(try Desk.conferring().conversation.concernedAgents == ["anna", "ben"])
    #expect(try Desk.ended().conversation.concernedAgents == ["anna"])
    var taken = try Desk.transferring()
    try taken.perform { try $0.accept(offer: 2, by: "ben", at: .second(50)) }
    #expect(Set(taken.conversation.concernedAgents) == ["anna", "ben"])
    #expect(taken.conversation.involves("anna"))
    #expect(!taken.conversation.involves("carla"))
  }

  @Test func `The next deadline is the first of what is due by itself`() throws {
    #expect(try Desk.waiting().conversation.nextDeadline == nil)
    #expect(try Desk.offered().conversation.nextDeadline == .second(140))
    #expect(try Desk.active().conversation.nextDeadline == nil)
    #expect(try Desk.inviting().conversation.nextDeadline == .second(160))
    let policy = try Fixtures.policy(wrapUpAfter: 60)
    #expect(try Desk.transferring(policy).conversation.nextDeadline == .second(100))
    #expect(try Desk.transferring().conversation.nextDeadline == .second(160))
    #expect(try Desk.ended(policy).conversation.nextDeadline == .second(120))
  }
}
