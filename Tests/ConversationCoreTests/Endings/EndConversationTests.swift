import ConversationCore
import Testing

@Suite struct EndConversationTests {
  @Test func `F-32, V-44, L-27 end ends the conversation and begins the owner's wrap-up`() throws {
    var desk = try Desk.active()
    try desk.perform { try $0.end(by: "anna", at: .second(60)) }
    guard case .ended(let ending) = desk.conversation.stage else {
      Issue.record("expected an ended conversation")
      return
    }
    #expect(ending.reason == .completed)
    #expect(ending.by == .agent("anna"))
    #expect(ending.at == .second(60))
    #expect(desk.conversation.owner == nil)
    #expect(!desk.conversation.isOpen)
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp?.startedAt == .second(60))
    #expect(
      desk.conversationEvents == [
        .ended(.completed, by: .agent("anna")), .wrapUpStarted("anna", deadline: nil),
      ]
    )
    #expect(desk.conversation.preferredAgent == "anna")
  }

  @Test func `L-10 only what was accepted can be ended, and only by its owner`() throws {
    for make in [{ try Desk.waiting() }, { try Desk.offered() }] {
      var desk = try make()
      let stage = desk.conversation.stage.name
      #expect(
        desk.refusal { try $0.end(by: "anna", at: .second(30)) } == .illegalCommand(.end, in: stage)
      )
    }
    var desk = try Desk.active()
    #expect(desk.refusal { try $0.end(by: "ben", at: .second(60)) } == .notOwner)
    var ended = try Desk.ended()
    #expect(
      ended.refusal { try $0.end(by: "anna", at: .second(61)) } == .illegalCommand(.end, in: .ended)
    )
  }

  @Test(arguments: [nil, false, true])
  func `F-31, V-43, L-26, A-7 the customer's consent is noted and never required`(
    consent: Bool?
  ) throws {
    var desk = try Desk.active()
    try desk.perform { try $0.end(by: "anna", customerConfirmed: consent, at: .second(60)) }
    guard case .ended(let ending) = desk.conversation.stage else {
      Issue.record("expected an ended conversation")
      return
    }
    #expect(ending.customerConfirmed == consent)
    var conference = try Desk.conferring()
    try conference.perform {
      try $0.endConference(by: "anna", customerConfirmed: consent, at: .second(60))
    }
    guard case .ended(let second) = conference.conversation.stage else {
      Issue.record("expected an ended conversation")
      return
    }
    #expect(second.customerConfirmed == consent)
  }

  @Test func `W-14 the customer's end leads to the owner's wrap-up, too`() throws {
    var desk = try Desk.conferring()
    desk.perform { $0.endByCustomer(at: .second(60)) }
    guard case .ended(let ending) = desk.conversation.stage else {
      Issue.record("expected an ended conversation")
      return
    }
    #expect(ending.reason == .completed)
    #expect(ending.by == .customer)
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp?.startedAt == .second(60))
    #expect(desk.use(of: "ben") == nil)
    #expect(desk.notices.last == .endedByCustomer)
  }

  @Test func `W-10 a customer who ends while nobody owns it has given up`() throws {
    var queued = try Desk.waiting()
    queued.perform { $0.endByCustomer(at: .second(20)) }
    var offered = try Desk.offered()
    offered.perform { $0.endByCustomer(at: .second(30)) }
    var transferred = try Desk.active()
    try transferred.perform {
      try $0.transfer(toQueue: Fixtures.sales, by: "anna", at: .second(40))
    }
    var again = transferred
    transferred.perform { $0.endByCustomer(at: .second(50)) }
    try again.perform { try $0.offer(to: "ben", at: .second(50)) }
    again.perform { $0.endByCustomer(at: .second(60)) }
    for desk in [queued, offered, transferred, again] {
      guard case .ended(let ending) = desk.conversation.stage else {
        Issue.record("expected an ended conversation")
        continue
      }
      #expect(ending.reason == .abandoned)
      #expect(ending.by == .customer)
    }
    #expect(offered.state(of: "anna") == .available)
    #expect(offered.use(of: "anna") == nil)
    #expect(offered.conversation.lastOfferOutcome == .withdrawn)
  }

  @Test func `W-40 a customer who ends twice changes nothing the second time`() throws {
    var desk = try Desk.active()
    desk.perform { $0.endByCustomer(at: .second(60)) }
    let once = desk.conversation
    desk.perform { $0.endByCustomer(at: .second(70)) }
    #expect(desk.conversation == once)
    #expect(desk.events.isEmpty)
  }

  @Test func `A-41 ended counts as resolved, even while a leg wraps up`() throws {
    var desk = try Desk.ended()
    #expect(!desk.conversation.isOpen)
    #expect(desk.conversation.openLeg(of: "anna") != nil)
    for stage in StageName.allCases { #expect(stage.isOpen == (stage != .ended)) }
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(70)) }
    #expect(!desk.conversation.isOpen)
  }

  @Test func `A-41 a shared inbox resolves without wrap-up`() throws {
    var desk = try Desk.waiting(Fixtures.sharedInbox)
    try desk.perform { try $0.claim(by: "anna", at: .second(20)) }
    #expect(desk.use(of: "anna") == nil)
    try desk.perform { try $0.end(by: "anna", at: .second(30)) }
    #expect(desk.conversation.openLeg(of: "anna") == nil)
    #expect(desk.conversation.nextDeadline == nil)
    #expect(
      desk.refusal { try $0.submitWrapUp("resolved", by: "anna", at: .second(31)) } == .noWrapUp
    )
  }
}
