import ConversationCore
import Testing

@Suite struct TransferToQueueTests {
  @Test func `V-33, L-09, A-3 a transfer to a queue is complete at once`() throws {
    var desk = try Desk.active()
    try desk.perform { try $0.transfer(toQueue: Fixtures.sales, by: "anna", at: .second(40)) }
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.owner == nil)
    #expect(desk.conversation.place.queue == "sales")
    #expect(desk.conversation.place.enqueuedAt == .second(40))
    #expect(desk.notices == [.transferredToQueue(from: "anna", to: "sales")])
    #expect(desk.conversationEvents.contains(.queued("sales")))
    #expect(desk.conversationEvents.contains(.unassigned(from: "anna")))
  }

  @Test func `A-3 one agent's refusal drops no transfer to a queue`() throws {
    var desk = try Desk.active()
    try desk.perform { try $0.transfer(toQueue: Fixtures.sales, by: "anna", at: .second(40)) }
    try desk.perform { try $0.offer(to: "ben", at: .second(50)) }
    try desk.perform { try $0.decline(offer: 2, by: "ben", at: .second(60)) }
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.place.queue == "sales")
    #expect(desk.conversation.place.enqueuedAt == .second(40))
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp != nil)
  }

  @Test func `V-36, L-19 the giver wraps up, and is not the first to be asked`() throws {
    var desk = try Desk.active()
    try desk.perform { try $0.transfer(toQueue: Fixtures.support, by: "anna", at: .second(40)) }
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp?.startedAt == .second(40))
    #expect(desk.use(of: "anna") == .wrapUp)
    #expect(desk.conversation.refusals == ["anna"])
    #expect(
      desk.refusal { try $0.offer(to: "anna", at: .second(41)) } == .alreadyParticipant("anna")
    )
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(50)) }
    #expect(desk.conversation.stage == .queued)
    #expect(desk.use(of: "anna") == nil)
  }

  @Test func `A-41 a queue of claims is none for a contact centre: nobody could take it out`()
    throws
  {
    let inbox = Queue(
      id: "inbox",
      name: "Inbox",
      channelClass: .social,
      teams: ["desk"],
      distribution: .claims
    )
    var desk = try Desk.active()
    #expect(
      desk.refusal { try $0.transfer(toQueue: inbox, by: "anna", at: .second(40)) }
        == .queueNotEligible("inbox")
    )
    let directory = TransferDirectory(
      for: desk.conversation,
      owner: try #require(desk.agents.first { $0.id == "anna" }),
      agents: [],
      queues: [inbox, Fixtures.sales],
      policy: try Fixtures.policy(),
      asOf: .second(40)
    )
    #expect(directory.queues.map(\.id) == ["sales"])
    #expect(inbox.serves(.social, under: Fixtures.sharedInbox))
  }

  @Test func `L-15 a queue is eligible if it is active, of the same class and permitted`() throws {
    var desk = try Desk.active()
    let chat = Queue(id: "chat", name: "Chat", channelClass: .chat, teams: ["desk"])
    let closed = Queue(
      id: "closed",
      name: "Closed",
      channelClass: .social,
      teams: ["desk"],
      isActive: false
    )
    #expect(
      desk.refusal { try $0.transfer(toQueue: chat, by: "anna", at: .second(40)) }
        == .queueNotEligible("chat")
    )
    #expect(
      desk.refusal { try $0.transfer(toQueue: closed, by: "anna", at: .second(40)) }
        == .queueNotEligible("closed")
    )
    let giver = try #require(desk.agents.firstIndex { $0.id == "anna" })
    desk.agents[giver].permissions.transferQueues = .only(["support"])
    #expect(
      desk.refusal { try $0.transfer(toQueue: Fixtures.sales, by: "anna", at: .second(40)) }
        == .notPermitted(.transfer)
    )
    desk.agents[giver].permissions.transferQueues = .none
    #expect(
      desk.refusal { try $0.transfer(toQueue: Fixtures.support, by: "anna", at: .second(40)) }
        == .notPermitted(.transfer)
    )
    desk.agents[giver].permissions.transferQueues = .only(["sales"])
    #expect(
      desk.refusal { try $0.transfer(toQueue: Fixtures.sales, by: "anna", at: .second(40)) } == nil
    )
  }

  @Test(arguments: [TransferDestination.agent("ben"), .queue("sales")])
  func `F-18, L-13, L-14 a transfer has one destination: an agent or a queue`(
    destination: TransferDestination
  ) throws {
    var desk = try Desk.active()
    try desk.perform { change in
      switch destination {
      case .agent(let agent): try change.transfer(toAgent: agent, by: "anna", at: .second(40))
      case .queue: try change.transfer(toQueue: Fixtures.sales, by: "anna", at: .second(40))
      }
    }
    let isAsking = desk.conversation.openOffer != nil
    let isWaiting = desk.conversation.stage == .queued
    #expect(isAsking != isWaiting)
    #expect(isAsking == (destination == .agent("ben")))
  }

  @Test func `A-5 nothing is transferred during a conference or its request`() throws {
    for make in [Desk.inviting, Desk.conferring] {
      var desk = try make(nil)
      #expect(
        desk.refusal { try $0.transfer(toQueue: Fixtures.sales, by: "anna", at: .second(60)) }
          == .conferenceInProgress
      )
      #expect(
        desk.refusal { try $0.transfer(toAgent: "carla", by: "anna", at: .second(60)) }
          == .conferenceInProgress
      )
    }
    var over = try Desk.conferring()
    try over.perform { try $0.exitConference(by: "ben", at: .second(70)) }
    #expect(
      over.refusal { try $0.transfer(toQueue: Fixtures.sales, by: "anna", at: .second(71)) } == nil
    )
  }
}
