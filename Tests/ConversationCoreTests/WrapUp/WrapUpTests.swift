import ConversationCore
import Testing

@Suite struct WrapUpTests {
  @Test func `F-34, V-44, L-27 submitting one reason finishes the leg`() throws {
    var desk = try Desk.ended()
    try desk.perform { try $0.submitWrapUp("call-back", by: "anna", at: .second(70)) }
    guard case .done(let at, let result) = desk.conversation.legs.last?.state else {
      Issue.record("expected a finished leg")
      return
    }
    #expect(at == .second(70))
    #expect(result?.reason == "call-back")
    #expect(result?.isAutomatic == false)
    #expect(desk.use(of: "anna") == nil)
    #expect(desk.conversationEvents == [.wrappedUp("anna", "call-back", isAutomatic: false)])
    #expect(
      desk.refusal { try $0.submitWrapUp("call-back", by: "anna", at: .second(71)) } == .noWrapUp
    )
  }

  @Test func `W-14, A-12 one active and permitted reason is required`() throws {
    var desk = try Desk.ended()
    #expect(
      desk.refusal { try $0.submitWrapUp("", by: "anna", at: .second(70)) }
        == .unknownWrapUpReason("")
    )
    #expect(
      desk.refusal { try $0.submitWrapUp("old", by: "anna", at: .second(70)) }
        == .unknownWrapUpReason("old")
    )
    let index = try #require(desk.agents.firstIndex { $0.id == "anna" })
    desk.agents[index].permissions.wrapUpReasons = .only(["call-back"])
    #expect(
      desk.refusal { try $0.submitWrapUp("resolved", by: "anna", at: .second(70)) }
        == .wrapUpReasonNotPermitted("resolved")
    )
    #expect(
      desk.refusal { try $0.submitWrapUp("call-back", by: "anna", at: .second(70)) } == nil
    )
  }

  @Test func `F-34 only an agent in wrap-up submits one`() throws {
    var active = try Desk.active()
    #expect(
      active.refusal { try $0.submitWrapUp("resolved", by: "anna", at: .second(40)) }
        == .noWrapUp
    )
    var ended = try Desk.ended()
    #expect(
      ended.refusal { try $0.submitWrapUp("resolved", by: "ben", at: .second(70)) } == .noWrapUp
    )
  }

  @Test func `W-15, A-12 at the deadline the default reason is taken, not before`() throws {
    var desk = try Desk.ended(Fixtures.policy(wrapUpAfter: 60))
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp?.deadline == .second(120))
    #expect(desk.conversation.nextDeadline == .second(120))
    let early = desk.perform { $0.advance(to: .millisecond(119_999)) }
    #expect(!early)
    #expect(desk.use(of: "anna") == .wrapUp)
    desk.perform { $0.advance(to: .second(120)) }
    #expect(desk.conversationEvents == [.wrappedUp("anna", "resolved", isAutomatic: true)])
    #expect(desk.use(of: "anna") == nil)
    #expect(desk.conversation.nextDeadline == nil)
  }

  @Test func `W-15 the count-up timer counts from the end of the interaction`() throws {
    let desk = try Desk.ended()
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp?.startedAt == .second(60))
  }

  @Test func `W-16 an extension stops the count-down for good, where it is allowed`() throws {
    var desk = try Desk.ended(Fixtures.policy(wrapUpAfter: 60, mayBeExtended: true))
    try desk.perform { try $0.extendWrapUp(by: "anna", at: .second(70)) }
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp?.deadline == nil)
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp?.startedAt == .second(60))
    #expect(desk.conversation.nextDeadline == nil)
    let due = desk.perform { $0.advance(to: .second(99_999)) }
    #expect(!due)
    try desk.perform { try $0.extendWrapUp(by: "anna", at: .second(71)) }
    #expect(desk.events.isEmpty)
    #expect(desk.refusal { try $0.extendWrapUp(by: "ben", at: .second(72)) } == .noWrapUp)

    var fixed = try Desk.ended(Fixtures.policy(wrapUpAfter: 60))
    #expect(
      fixed.refusal { try $0.extendWrapUp(by: "anna", at: .second(70)) }
        == .wrapUpExtensionNotAllowed
    )
  }

  @Test func `W-17 the deadline runs where no desktop does, and is kept by the second`() throws {
    var desk = try Desk.ended(Fixtures.policy(wrapUpAfter: 60))
    desk.perform { $0.advance(to: .second(5000)) }
    guard case .done(let at, let result) = desk.conversation.legs.last?.state else {
      Issue.record("expected a finished leg")
      return
    }
    #expect(at == .second(120))
    #expect(result?.isAutomatic == true)
    #expect(desk["anna"]?.lastContactEndedAt == .second(120))
  }

  @Test func `W-18 wrap-up is by hand unless the policy has a time`() throws {
    #expect(try Desk.ended().conversation.nextDeadline == nil)
  }

  @Test func `A-12 a contact in wrap-up counts against capacity`() throws {
    var desk = try Desk.ended()
    let profile = try CapacityProfile(social: 1)
    let slots = try #require(desk["anna"]).slots
    #expect(!profile.hasRoom(for: .social, beside: slots))
    #expect(profile.hasRoom(for: .email, beside: slots))
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(70)) }
    #expect(profile.hasRoom(for: .social, beside: try #require(desk["anna"]).slots))
  }

  @Test func `W-15 a policy that has lost its default leaves the wrap-up to the agent`() throws {
    var desk = try Desk.ended(Fixtures.policy(wrapUpAfter: 60))
    desk.policy = .contactCenter(
      "service",
      offerTimeouts: Fixtures.timeouts,
      wrapUp: try WrapUpPolicy(reasons: Fixtures.reasons)
    )
    desk.perform { $0.advance(to: .second(120)) }
    #expect(desk.use(of: "anna") == .wrapUp)
    #expect(desk.conversation.nextDeadline == nil)
    #expect(desk.conversationEvents == [.wrapUpExtended("anna")])
  }

  @Test func `V-36 each agent wraps up their own leg`() throws {
    var desk = try Desk.transferring()
    try desk.perform { try $0.accept(offer: 2, by: "ben", at: .second(50)) }
    try desk.perform { try $0.end(by: "ben", at: .second(60)) }
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp?.startedAt == .second(40))
    #expect(desk.conversation.openLeg(of: "ben")?.wrapUp?.startedAt == .second(60))
    try desk.perform { try $0.submitWrapUp("resolved", by: "ben", at: .second(70)) }
    #expect(desk.use(of: "ben") == nil)
    #expect(desk.use(of: "anna") == .wrapUp)
  }

  @Test func `Old finished legs leave the record, open ones never do`() throws {
    var desk = try Desk.waiting()
    var second = 20
    for number in 1...30 {
      let agent: AgentID = ["ben", "carla"][number % 2]
      let now = second
      try desk.perform { try $0.offer(to: agent, at: .second(now)) }
      try desk.perform { try $0.accept(offer: number, by: agent, at: .second(now + 1)) }
      try desk.perform { try $0.transfer(toQueue: Fixtures.sales, by: agent, at: .second(now + 2)) }
      #expect(desk.conversation.openLeg(of: agent) != nil)
      try desk.perform { try $0.submitWrapUp("resolved", by: agent, at: .second(now + 3)) }
      second += 10
    }
    #expect(desk.conversation.legs.count == 9)
    #expect(desk.conversation.legs.last?.joinedAt == .second(20 + 29 * 10 + 1))
  }
}
