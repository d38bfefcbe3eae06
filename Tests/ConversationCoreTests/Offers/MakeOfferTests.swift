import ConversationCore
import Testing

@Suite struct MakeOfferTests {
  @Test func `F-05 an offer stands between routing and acceptance`() throws {
    var desk = try Desk.waiting()
    try desk.perform { try $0.offer(to: "anna", at: .second(20)) }
    let offer = try #require(desk.conversation.openOffer)
    #expect(offer.number == 1)
    #expect(offer.agent == "anna")
    #expect(offer.purpose == .route)
    #expect(offer.offeredAt == .second(20))
    #expect(desk.conversation.owner == nil)
    #expect(desk.conversation.offerID(1).description.hasSuffix(".1"))
    #expect(
      desk.events == [
        .conversation(desk.conversation.id, .offered(number: 1, to: "anna", purpose: .route))
      ]
    )
    #expect(desk.use(of: "anna") == .offered(number: 1))
  }

  @Test func `F-07, V-01, L-02, A-11 the timer counts from this agent's offer`() throws {
    var desk = try Desk.offered()
    try desk.perform { try $0.decline(offer: 1, by: "anna", at: .second(50)) }
    try desk.perform { try $0.offer(to: "ben", at: .second(60)) }
    let offer = try #require(desk.conversation.openOffer)
    #expect(offer.elapsed(at: .second(75)) == 15)
    #expect(offer.elapsed(at: .second(59)) == 0)
    #expect(desk.conversation.customerFirstMessageAt == .second(10))
  }

  @Test func `A-14 the time to accept is the policy's for the class of the channel`() throws {
    #expect(try Desk.offered().conversation.openOffer?.expiresAt == .second(140))
    let chat = EntryPoint(
      id: "widget",
      channel: .webChat,
      identity: .widget("home"),
      displayName: "Home page",
      inbox: "service",
      queue: "support"
    )
    var desk = try Desk.waiting(at: chat)
    try desk.perform { try $0.offer(to: "anna", at: .second(20)) }
    #expect(desk.conversation.openOffer?.expiresAt == .second(50))
  }

  @Test func `F-08, V-02, L-03, W-02 only an available agent gets an offer`() throws {
    var desk = try Desk.waiting()
    try desk.change("anna") {
      try $0.choose(.idle(.onBreak), by: .agent("anna"), at: .second(11))
    }
    #expect(
      desk.refusal { try $0.offer(to: "anna", at: .second(20)) } == .agentNotAvailable("anna")
    )
    try desk.change("anna") {
      try $0.choose(.available, for: .social, by: .agent("anna"), at: .second(21))
    }
    #expect(desk.refusal { try $0.offer(to: "anna", at: .second(22)) } == nil)
  }

  @Test func `F-08 nobody who is signed out or unknown gets an offer`() throws {
    var desk = try Desk.waiting()
    try desk.change("anna") { $0.depart(as: .signedOut, at: .second(11)) }
    #expect(desk.refusal { try $0.offer(to: "anna", at: .second(20)) } == .agentSignedOut("anna"))
    #expect(desk.refusal { try $0.offer(to: "dora", at: .second(20)) } == .unknownAgent("dora"))
  }

  @Test func `F-09, W-05 an agent with RONA gets no offer until they leave it by hand`() throws {
    var desk = try Desk.offered()
    desk.perform { $0.advance(to: .second(140)) }
    #expect(
      desk.refusal { try $0.offer(to: "anna", at: .second(9999)) } == .agentNotAvailable("anna")
    )
    try desk.change("anna") { try $0.choose(.available, by: .agent("anna"), at: .second(9999)) }
    #expect(desk.refusal { try $0.offer(to: "anna", at: .second(9999)) } == nil)
  }

  @Test func `A-30 an offer needs a free slot of the class, and takes it`() throws {
    let anna = try Fixtures.agent("anna", capacity: CapacityProfile(social: 1))
    var desk = try Desk.waiting()
    desk.agents = [anna]
    try desk.perform { try $0.offer(to: "anna", at: .second(20)) }
    #expect(desk["anna"]?.isReady(for: .social) == false)
    #expect(desk["anna"]?.isReady(for: .email) == true)
    var other = try Desk.waiting(id: 2)
    other.agents = desk.agents
    #expect(other.refusal { try $0.offer(to: "anna", at: .second(21)) } == .noCapacity("anna"))
  }

  @Test func `W-04 an agent with a pending idle choice gets no further offer`() throws {
    var desk = try Desk.active()
    try desk.change("anna") {
      try $0.choose(.idle(.onBreak), by: .agent("anna"), at: .second(31))
    }
    #expect(desk.state(of: "anna") == .available)
    #expect(desk["anna"]?.isReady(for: .social) == false)
  }
}
