import ConversationCore
import Testing

@Suite struct ConferenceTests {
  @Test func `F-26, V-40, L-23 requested at first, a conference from the guest's acceptance on`()
    throws
  {
    var desk = try Desk.inviting()
    #expect(desk.conversation.openOffer?.purpose == .conference(invitedBy: "anna"))
    #expect(desk.conversation.guest == nil)
    #expect(desk.use(of: "ben") == .offered(number: 2))
    try desk.perform { try $0.accept(offer: 2, by: "ben", at: .second(50)) }
    #expect(desk.conversation.openOffer == nil)
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.guest == "ben")
    #expect(desk.use(of: "ben") == .handling)
    #expect(desk.conversation.openLeg(of: "ben")?.role == .guest)
  }

  @Test func `F-27, V-40, L-23 the transcript says that the guest has joined`() throws {
    let desk = try Desk.conferring()
    #expect(desk.notices == [.agentJoined("ben")])
    #expect(desk.messages.last?.author == .system)
    #expect(desk.messages.last?.direction == .internal)
    #expect(desk.conversationEvents.contains(.guestJoined("ben")))
  }

  @Test func `F-22, V-38, L-10 only the owner of an accepted conversation invites`() throws {
    var waiting = try Desk.waiting()
    #expect(
      waiting.refusal { try $0.requestConference(with: "ben", by: "anna", at: .second(40)) }
        == .illegalCommand(.requestConference, in: .queued)
    )
    var desk = try Desk.active()
    #expect(
      desk.refusal { try $0.requestConference(with: "carla", by: "ben", at: .second(40)) }
        == .notOwner
    )
  }

  @Test func `L-20 a conference has three parties: no second guest and no second request`() throws {
    var inviting = try Desk.inviting()
    #expect(
      inviting.refusal { try $0.requestConference(with: "carla", by: "anna", at: .second(45)) }
        == .conferenceInProgress
    )
    var conferring = try Desk.conferring()
    #expect(
      conferring.refusal { try $0.requestConference(with: "carla", by: "anna", at: .second(60)) }
        == .conferenceInProgress
    )
  }

  @Test func `F-29, F-30, V-42, L-25 the guest exits without wrap-up, and the chat goes on`() throws
  {
    var desk = try Desk.conferring()
    try desk.perform { try $0.exitConference(by: "ben", at: .second(60)) }
    #expect(desk.conversation.guest == nil)
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.stage.name == .active)
    #expect(desk.use(of: "ben") == nil)
    #expect(desk.conversation.openLeg(of: "ben") == nil)
    #expect(desk.notices.last == .agentLeft("ben"))
    #expect(desk.conversationEvents.contains(.guestLeft("ben")))
    #expect(desk.refusal { try $0.say("I am still here", by: "anna", at: .second(61)) } == nil)
    #expect(desk.refusal { try $0.say("Me too", by: "ben", at: .second(62)) } == .notParticipant)
  }

  @Test func `L-25, A-5 exit is the guest's command, end is the owner's`() throws {
    var desk = try Desk.conferring()
    #expect(
      desk.refusal { try $0.exitConference(by: "anna", at: .second(60)) } == .notParticipant
    )
    #expect(
      desk.refusal { try $0.exitConference(by: "carla", at: .second(60)) } == .notParticipant
    )
    #expect(desk.refusal { try $0.endConference(by: "ben", at: .second(60)) } == .notOwner)
    var alone = try Desk.active()
    #expect(alone.refusal { try $0.exitConference(by: "ben", at: .second(60)) } == .noConference)
    #expect(alone.refusal { try $0.endConference(by: "anna", at: .second(60)) } == .noConference)
    var inviting = try Desk.inviting()
    #expect(
      inviting.refusal { try $0.endConference(by: "anna", at: .second(60)) } == .noConference
    )
  }

  @Test func `F-28, V-41, L-24, A-5 the owner's end of the conference ends the chat`() throws {
    var desk = try Desk.conferring()
    try desk.perform { try $0.endConference(by: "anna", at: .second(60)) }
    guard case .ended(let ending) = desk.conversation.stage else {
      Issue.record("expected an ended conversation")
      return
    }
    #expect(ending.reason == .completed)
    #expect(ending.by == .agent("anna"))
    #expect(desk.conversation.openLeg(of: "anna")?.wrapUp?.startedAt == .second(60))
    #expect(desk.use(of: "anna") == .wrapUp)
    #expect(desk.conversation.openLeg(of: "ben") == nil)
    #expect(desk.use(of: "ben") == nil)
  }

  @Test func `A-5 if the owner ends with a guest, both leave; an open request is withdrawn`() throws
  {
    var conferring = try Desk.conferring()
    try conferring.perform { try $0.end(by: "anna", at: .second(60)) }
    #expect(conferring.conversation.stage.name == .ended)
    #expect(conferring.use(of: "ben") == nil)
    #expect(conferring.conversationEvents.contains(.guestLeft("ben")))

    var inviting = try Desk.inviting()
    try inviting.perform { try $0.end(by: "anna", at: .second(60)) }
    #expect(inviting.conversation.stage.name == .ended)
    #expect(inviting.conversation.lastOfferOutcome == .withdrawn)
    #expect(inviting.state(of: "ben") == .available)
    #expect(inviting.use(of: "ben") == nil)
  }

  @Test func `A-44 a declined request is dropped: the owner is told, the target becomes Idle`()
    throws
  {
    var desk = try Desk.inviting()
    try desk.perform { try $0.decline(offer: 2, by: "ben", at: .second(50)) }
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.openOffer == nil)
    #expect(desk.state(of: "ben") == .idle(.declined))
    #expect(
      desk.conversationEvents == [
        .offerEnded(number: 2, agent: "ben", .declined), .conferenceDropped(by: "anna"),
      ]
    )
    #expect(desk.conversation.refusals.isEmpty)
  }

  @Test func `A-44 an expired request is dropped: the target becomes RONA`() throws {
    var desk = try Desk.inviting()
    desk.perform { $0.advance(to: .millisecond(159_999)) }
    #expect(desk.conversation.openOffer?.number == 2)
    desk.perform { $0.advance(to: .second(160)) }
    #expect(desk.conversation.openOffer == nil)
    #expect(desk.conversation.owner == "anna")
    #expect(desk.state(of: "ben") == .rona)
    #expect(desk.conversationEvents.contains(.conferenceDropped(by: "anna")))
  }

  @Test func `A-44 the owner may withdraw the request`() throws {
    var desk = try Desk.inviting()
    #expect(desk.refusal { try $0.withdrawConference(by: "ben", at: .second(50)) } == .notOwner)
    try desk.perform { try $0.withdrawConference(by: "anna", at: .second(50)) }
    #expect(desk.conversation.openOffer == nil)
    #expect(desk.state(of: "ben") == .available)
    #expect(desk.use(of: "ben") == nil)
    #expect(
      desk.refusal { try $0.withdrawConference(by: "anna", at: .second(51)) } == .noConference
    )
    var transferring = try Desk.transferring()
    #expect(
      transferring.refusal { try $0.withdrawConference(by: "anna", at: .second(50)) }
        == .noConference
    )
  }

  @Test func `F-04 owner and guest both answer the customer`() throws {
    var desk = try Desk.conferring()
    try desk.perform { try $0.say("One", by: "anna", at: .second(60)) }
    try desk.perform { try $0.say("Two", by: "ben", at: .second(61)) }
    #expect(desk.messages.suffix(2).map(\.author) == [.agent("anna"), .agent("ben")])
    #expect(desk.refusal { try $0.say("Three", by: "carla", at: .second(62)) } == .notParticipant)
  }
}
