import ConversationCore
import Testing

@Suite struct AcceptOfferTests {
  @Test func `F-10, V-04, L-04 accepting makes the agent the owner`() throws {
    var desk = try Desk.offered()
    try desk.perform { try $0.accept(offer: 1, by: "anna", at: .second(30)) }
    guard case .active(let ownership) = desk.conversation.stage else {
      Issue.record("expected an active conversation")
      return
    }
    #expect(ownership.owner == "anna")
    #expect(ownership.since == .second(30))
    #expect(desk.conversation.openOffer == nil)
    #expect(desk.conversation.lastOfferOutcome == .accepted)
    #expect(desk.conversation.openLeg(of: "anna")?.role == .owner)
    #expect(desk.conversation.openLeg(of: "anna")?.joinedAt == .second(30))
    #expect(desk.use(of: "anna") == .handling)
    #expect(
      desk.conversationEvents == [
        .offerEnded(number: 1, agent: "anna", .accepted), .assigned(to: "anna"),
      ]
    )
  }

  @Test func `A-14, A-28 an offer is valid until the last millisecond before it expires`() throws {
    var inTime = try Desk.offered()
    #expect(
      inTime.refusal { try $0.accept(offer: 1, by: "anna", at: .millisecond(139_999)) } == nil
    )
    for late in [140_000, 140_001, 999_999] {
      var desk = try Desk.offered()
      #expect(
        desk.refusal { try $0.accept(offer: 1, by: "anna", at: .millisecond(late)) }
          == .offerExpired
      )
    }
  }

  @Test func `A-28 an offer is accepted once`() throws {
    var desk = try Desk.active()
    #expect(
      desk.refusal { try $0.accept(offer: 1, by: "anna", at: .second(31)) } == .offerNotOpen
    )
    #expect(desk.refusal { try $0.accept(offer: 1, by: "ben", at: .second(31)) } == .offerNotOpen)
  }

  @Test func `A-28 of two agents only the one who was asked can accept`() throws {
    var desk = try Desk.offered()
    #expect(
      desk.refusal { try $0.accept(offer: 1, by: "ben", at: .second(30)) }
        == .offerForSomebodyElse
    )
    #expect(
      desk.refusal { try $0.decline(offer: 1, by: "ben", at: .second(30)) }
        == .offerForSomebodyElse
    )
    #expect(
      desk.refusal { try $0.accept(offer: 2, by: "anna", at: .second(30)) } == .offerNotOpen
    )
  }

  @Test func `A-28 a late answer hears that the time is over, not that the stage is wrong`() throws
  {
    var desk = try Desk.offered()
    desk.perform { $0.advance(to: .second(140)) }
    #expect(
      desk.refusal { try $0.accept(offer: 1, by: "anna", at: .second(141)) } == .offerExpired
    )
    #expect(
      desk.refusal { try $0.decline(offer: 1, by: "anna", at: .second(141)) } == .offerExpired
    )
    try desk.perform { try $0.offer(to: "ben", at: .second(150)) }
    #expect(
      desk.refusal { try $0.accept(offer: 1, by: "anna", at: .second(151)) } == .offerNotOpen
    )
  }

  @Test func `A-28 the choice of Idle does not take back an open offer`() throws {
    var desk = try Desk.offered()
    try desk.change("anna") {
      try $0.choose(.idle(.onBreak), by: .agent("anna"), at: .second(25))
    }
    #expect(desk.state(of: "anna") == .idle(.onBreak))
    #expect(desk.refusal { try $0.accept(offer: 1, by: "anna", at: .second(30)) } == nil)
    #expect(desk.conversation.owner == "anna")
    #expect(desk.state(of: "anna") == .idle(.onBreak))
  }

  @Test func `A-28 a clock that was set back reopens no offer`() throws {
    var desk = try Desk.offered()
    try desk.perform {
      try $0.receive(Fixtures.inbound(id: "in-2"), isVerifiedSender: true, at: .second(200))
    }
    #expect(
      desk.refusal { try $0.accept(offer: 1, by: "anna", at: .second(100)) } == .offerExpired
    )
  }

  @Test func `A-29 being on a contact does not change Available`() throws {
    var desk = try Desk.active()
    #expect(desk.state(of: "anna") == .available)
    #expect(desk["anna"]?.isReady(for: .social) == true)
    try desk.perform { try $0.end(by: "anna", at: .second(60)) }
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(70)) }
    #expect(desk.state(of: "anna") == .available)
    #expect(desk["anna"]?.lastContactEndedAt == .second(70))
  }

  @Test func `A-14 acceptance wipes out who has refused before`() throws {
    var desk = try Desk.offered()
    try desk.perform { try $0.decline(offer: 1, by: "anna", at: .second(30)) }
    #expect(desk.conversation.refusals == ["anna"])
    try desk.perform { try $0.offer(to: "ben", at: .second(40)) }
    try desk.perform { try $0.accept(offer: 2, by: "ben", at: .second(50)) }
    #expect(desk.conversation.refusals.isEmpty)
  }
}
