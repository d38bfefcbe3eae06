import ConversationCore
import Testing

@Suite struct DeleteEntryPointTests {
  @Test func `V-06, L-06 an active conversation is interrupted, with an alert to all in it`() throws
  {
    var desk = try Desk.conferring()
    desk.perform { $0.interrupt(at: .second(60)) }
    #expect(desk.conversation.stage.name == .interrupted)
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.guest == "ben")
    #expect(desk.conversationEvents.first == .interrupted(owner: "anna", guest: "ben"))
    #expect(desk.notices.last == .entryPointDeleted)
    #expect(desk.messages.last?.direction == .internal)
  }

  @Test func `A-9 what nobody had accepted is abandoned, without RONA`() throws {
    var queued = try Desk.waiting()
    queued.perform { $0.interrupt(at: .second(20)) }
    var offered = try Desk.offered()
    offered.perform { $0.interrupt(at: .second(30)) }
    for desk in [queued, offered] {
      guard case .ended(let ending) = desk.conversation.stage else {
        Issue.record("expected an ended conversation")
        continue
      }
      #expect(ending.reason == .abandoned)
      #expect(ending.by == .system)
    }
    #expect(offered.state(of: "anna") == .available)
    #expect(offered.use(of: "anna") == nil)
    #expect(offered.conversation.lastOfferOutcome == .withdrawn)
  }

  @Test func `A-9 open transfer and conference requests are withdrawn`() throws {
    for make in [Desk.transferring, Desk.inviting] {
      var desk = try make(nil)
      desk.perform { $0.interrupt(at: .second(60)) }
      #expect(desk.conversation.stage.name == .interrupted)
      #expect(desk.conversation.openOffer == nil)
      #expect(desk.conversation.lastOfferOutcome == .withdrawn)
      #expect(desk.state(of: "ben") == .available)
      #expect(desk.use(of: "ben") == nil)
      #expect(desk.use(of: "anna") == .handling)
    }
    var ownerless = try Desk.transferring()
    try ownerless.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(50)) }
    ownerless.perform { $0.interrupt(at: .second(60)) }
    #expect(ownerless.conversation.stage.name == .ended)
  }

  @Test func `V-07, L-06 it cannot go on: send, transfer and conference are refused`() throws {
    var desk = try Desk.interrupted()
    #expect(
      desk.refusal { try $0.say("Hello?", by: "anna", at: .second(70)) }
        == .illegalCommand(.send, in: .interrupted)
    )
    #expect(
      desk.refusal { try $0.transfer(toAgent: "ben", by: "anna", at: .second(70)) }
        == .illegalCommand(.transfer, in: .interrupted)
    )
    #expect(
      desk.refusal { try $0.transfer(toQueue: Fixtures.sales, by: "anna", at: .second(70)) }
        == .illegalCommand(.transfer, in: .interrupted)
    )
    #expect(
      desk.refusal { try $0.requestConference(with: "ben", by: "anna", at: .second(70)) }
        == .illegalCommand(.requestConference, in: .interrupted)
    )
  }

  @Test func `V-07, A-9 only the owner's end is left; then they wrap up`() throws {
    var desk = try Desk.interrupted()
    #expect(desk.refusal { try $0.end(by: "ben", at: .second(70)) } == .notOwner)
    desk.perform { $0.endByCustomer(at: .second(70)) }
    #expect(desk.conversation.stage.name == .interrupted)
    try desk.perform { try $0.end(by: "anna", at: .second(80)) }
    guard case .ended(let ending) = desk.conversation.stage else {
      Issue.record("expected an ended conversation")
      return
    }
    #expect(ending.reason == .entryPointDeleted)
    #expect(desk.use(of: "anna") == .wrapUp)
    #expect(
      desk.refusal { try $0.submitWrapUp("resolved", by: "anna", at: .second(90)) } == nil
    )
  }

  @Test func `A-9 inbound to a deleted entry point is refused, and so is its conversation`() throws
  {
    var deleted = Fixtures.sms
    deleted.delete(at: .second(60))
    #expect(throws: ConversationError(.entryPointDeleted("sms-line"))) {
      try deleted.checkInUse()
    }
    var desk = try Desk.interrupted()
    #expect(
      desk.refusal {
        try $0.receive(Fixtures.inbound(id: "in-2"), isVerifiedSender: true, at: .second(70))
      } == .illegalCommand(.receive, in: .interrupted)
    )
  }

  @Test func `A-9 the guest of an interrupted conversation leaves with its end`() throws {
    var desk = try Desk.conferring()
    desk.perform { $0.interrupt(at: .second(60)) }
    try desk.perform { try $0.end(by: "anna", at: .second(70)) }
    #expect(desk.use(of: "ben") == nil)
    #expect(desk.conversation.openLeg(of: "ben") == nil)
    #expect(desk.conversationEvents.contains(.guestLeft("ben")))
  }

  @Test func `V-06 deleting twice, or after the end, changes nothing`() throws {
    for make in [Desk.interrupted, Desk.ended] {
      var desk = try make(nil)
      let before = desk.conversation
      desk.perform { $0.interrupt(at: .second(99)) }
      #expect(desk.conversation == before)
      #expect(desk.events.isEmpty)
    }
  }
}
