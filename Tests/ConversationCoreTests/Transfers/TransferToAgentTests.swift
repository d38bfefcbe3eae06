import ConversationCore
import Testing

@Suite struct TransferToAgentTests {
  @Test func `F-15, F-20, V-32, L-18 the target is asked; ownership moves on acceptance`() throws {
    var desk = try Desk.transferring()
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.openOffer?.purpose == .transfer(from: "anna"))
    #expect(desk.conversation.openOffer?.agent == "ben")
    #expect(desk.use(of: "ben") == .offered(number: 2))
    try desk.perform { try $0.accept(offer: 2, by: "ben", at: .second(50)) }
    #expect(desk.conversation.owner == "ben")
    #expect(desk.conversation.openOffer == nil)
    #expect(desk.use(of: "ben") == .handling)
    #expect(desk.notices == [.transferred(from: "anna", to: "ben")])
    #expect(desk.conversationEvents.contains(.unassigned(from: "anna")))
    #expect(desk.conversationEvents.contains(.assigned(to: "ben")))
  }

  @Test func `F-16, F-22, V-32, V-38, L-10 nothing is handed on before it is accepted`() throws {
    var desk = try Desk.offered()
    #expect(
      desk.refusal { try $0.transfer(toAgent: "ben", by: "anna", at: .second(30)) }
        == .illegalCommand(.transfer, in: .offered)
    )
    #expect(
      desk.refusal { try $0.transfer(toQueue: Fixtures.sales, by: "anna", at: .second(30)) }
        == .illegalCommand(.transfer, in: .offered)
    )
    #expect(
      desk.refusal { try $0.requestConference(with: "ben", by: "anna", at: .second(30)) }
        == .illegalCommand(.requestConference, in: .offered)
    )
    #expect(
      desk.refusal { try $0.end(by: "anna", at: .second(30)) }
        == .illegalCommand(.end, in: .offered)
    )
  }

  @Test func `F-16, L-11 only the owner transfers`() throws {
    var desk = try Desk.active()
    #expect(
      desk.refusal { try $0.transfer(toAgent: "carla", by: "ben", at: .second(40)) } == .notOwner
    )
    #expect(
      desk.refusal { try $0.transfer(toQueue: Fixtures.sales, by: "ben", at: .second(40)) }
        == .notOwner
    )
  }

  @Test func `V-36, L-19 asking for a transfer begins the giver's own wrap-up`() throws {
    let desk = try Desk.transferring()
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp?.startedAt == .second(40))
    #expect(desk.use(of: "anna") == .wrapUp)
    #expect(desk.conversation.stage.name == .active)
  }

  @Test func `A-3, F-21, V-37 declined, it is the giver's again without their wrap-up`() throws {
    var desk = try Desk.transferring()
    try desk.perform { try $0.decline(offer: 2, by: "ben", at: .second(50)) }
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.openOffer == nil)
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp == nil)
    #expect(desk.use(of: "anna") == .handling)
    #expect(desk.use(of: "ben") == nil)
    #expect(desk.state(of: "ben") == .idle(.declined))
    #expect(
      desk.conversationEvents == [
        .offerEnded(number: 2, agent: "ben", .declined), .transferDropped(from: "anna"),
        .wrapUpCancelled("anna"),
      ]
    )
    #expect(
      desk.refusal { try $0.transfer(toAgent: "carla", by: "anna", at: .second(60)) } == nil
    )
  }

  @Test func `A-3, W-09 missed, it is the giver's again, and the target becomes RONA`() throws {
    var desk = try Desk.transferring()
    desk.perform { $0.advance(to: .second(160)) }
    #expect(desk.conversation.owner == "anna")
    #expect(desk.use(of: "anna") == .handling)
    #expect(desk.state(of: "ben") == .rona)
    #expect(desk.state(of: "anna") == .available)
  }

  @Test func `A-3 a giver who is through leaves it offered, with no owner`() throws {
    var desk = try Desk.transferring()
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(50)) }
    #expect(desk.conversation.stage.name == .offered)
    #expect(desk.conversation.owner == nil)
    #expect(desk.use(of: "anna") == nil)
    try desk.perform { try $0.accept(offer: 2, by: "ben", at: .second(60)) }
    #expect(desk.conversation.owner == "ben")
    #expect(desk.notices == [.transferred(from: "anna", to: "ben")])
  }

  @Test func `A-3 a wrap-up that runs out leaves it offered as well`() throws {
    var desk = try Desk.transferring(Fixtures.policy(wrapUpAfter: 60))
    desk.perform { $0.advance(to: .second(100)) }
    #expect(desk.conversation.stage.name == .offered)
    #expect(desk.conversation.owner == nil)
    #expect(desk.conversation.openOffer?.agent == "ben")
  }

  @Test func `A-3 dropped after the giver is through, it waits at its old place`() throws {
    var desk = try Desk.transferring()
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(50)) }
    try desk.perform { try $0.decline(offer: 2, by: "ben", at: .second(60)) }
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.place.enqueuedAt == .second(10))
    #expect(desk.conversation.place.queue == "support")
    #expect(desk.conversation.refusals == ["ben"])
  }

  @Test func `A-3 literally read, a dropped transfer closes the conversation`() throws {
    var policy = try Fixtures.policy()
    policy.droppedTransfer = .closeConversation
    var declined = try Desk.transferring(policy)
    try declined.perform { try $0.decline(offer: 2, by: "ben", at: .second(50)) }
    guard case .ended(let ending) = declined.conversation.stage else {
      Issue.record("expected an ended conversation")
      return
    }
    #expect(ending.reason == .transferDropped)
    #expect(ending.by == .system)
    #expect(declined.conversation.openLeg(of: "anna")?.wrapUp?.startedAt == .second(40))

    var through = try Desk.transferring(policy)
    try through.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(50)) }
    through.perform { $0.advance(to: .second(160)) }
    #expect(through.conversation.stage.name == .ended)

    var withdrawn = try Desk.transferring(policy)
    try withdrawn.perform { try $0.withdrawTransfer(by: "anna", at: .second(50)) }
    #expect(withdrawn.conversation.owner == "anna")
  }

  @Test func `A-44 the giver may withdraw the request, and nobody is to blame`() throws {
    var desk = try Desk.transferring()
    #expect(desk.refusal { try $0.withdrawTransfer(by: "ben", at: .second(50)) } == .notOwner)
    try desk.perform { try $0.withdrawTransfer(by: "anna", at: .second(50)) }
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.lastOfferOutcome == .withdrawn)
    #expect(desk.use(of: "anna") == .handling)
    #expect(desk.use(of: "ben") == nil)
    #expect(desk.state(of: "ben") == .available)
    #expect(desk.refusal { try $0.withdrawTransfer(by: "anna", at: .second(51)) } == .noTransfer)
    #expect(desk.refusal { try $0.accept(offer: 2, by: "ben", at: .second(52)) } == .offerNotOpen)
  }

  @Test func `A-44 while a transfer is open the giver does not send, and inbound is appended`()
    throws
  {
    var desk = try Desk.transferring()
    #expect(desk.refusal { try $0.say("Bye", by: "anna", at: .second(45)) } == .transferInProgress)
    try desk.perform {
      try $0.receive(
        Fixtures.inbound("Still there?", id: "in-2"),
        isVerifiedSender: true,
        at: .second(46)
      )
    }
    #expect(desk.messages.last?.text == "Still there?")
    #expect(desk.refusal { try $0.end(by: "anna", at: .second(47)) } == .transferInProgress)
    #expect(
      desk.refusal { try $0.transfer(toAgent: "carla", by: "anna", at: .second(48)) }
        == .transferInProgress
    )
    #expect(
      desk.refusal { try $0.requestConference(with: "carla", by: "anna", at: .second(48)) }
        == .transferInProgress
    )
  }

  @Test func `A-44 the customer's end closes the transfer and the conversation`() throws {
    var desk = try Desk.transferring()
    desk.perform { $0.endByCustomer(at: .second(50)) }
    #expect(desk.conversation.stage.name == .ended)
    #expect(desk.conversation.lastOfferOutcome == .withdrawn)
    #expect(desk.state(of: "ben") == .available)
    #expect(desk.use(of: "ben") == nil)
    #expect(desk.use(of: "anna") == .wrapUp)
  }

  @Test func `A-4 a colleague who cannot take it now is not asked`() throws {
    var desk = try Desk.active()
    #expect(
      desk.refusal { try $0.transfer(toAgent: "anna", by: "anna", at: .second(40)) }
        == .alreadyParticipant("anna")
    )
    #expect(
      desk.refusal { try $0.transfer(toAgent: "dora", by: "anna", at: .second(40)) }
        == .unknownAgent("dora")
    )
    try desk.change("ben") { try $0.choose(.idle(.onBreak), by: .agent("ben"), at: .second(39)) }
    #expect(
      desk.refusal { try $0.transfer(toAgent: "ben", by: "anna", at: .second(40)) }
        == .agentNotAvailable("ben")
    )
    try desk.change("carla") { $0.depart(as: .signedOut, at: .second(39)) }
    #expect(
      desk.refusal { try $0.transfer(toAgent: "carla", by: "anna", at: .second(40)) }
        == .agentSignedOut("carla")
    )
  }

  @Test(arguments: [
    (Access<TeamID>.none, false), (.only(["other"]), false), (.only(["desk"]), true), (.all, true),
  ])
  func `A-4, W-21 the profile says which teams' agents may be asked`(
    access: Access<TeamID>,
    isPermitted: Bool
  ) throws {
    var transfer = try Desk.active()
    let giver = try #require(transfer.agents.firstIndex { $0.id == "anna" })
    transfer.agents[giver].permissions.colleagues = access
    var conference = transfer
    #expect(
      transfer.refusal { try $0.transfer(toAgent: "ben", by: "anna", at: .second(40)) }
        == (isPermitted ? nil : .notPermitted(.transfer))
    )
    #expect(
      conference.refusal { try $0.requestConference(with: "ben", by: "anna", at: .second(40)) }
        == (isPermitted ? nil : .notPermitted(.requestConference))
    )
  }
}
