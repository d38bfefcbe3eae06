import ConversationCore
import Testing

@Suite struct RefuseOfferTests {
  @Test func `W-08, A-14 who declines becomes Idle, and the conversation keeps its place`() throws {
    var desk = try Desk.waiting()
    let place = desk.conversation.place
    try desk.perform { try $0.offer(to: "anna", at: .second(20)) }
    try desk.perform { try $0.decline(offer: 1, by: "anna", at: .second(30)) }
    #expect(desk.state(of: "anna") == .idle(.declined))
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.place == place)
    #expect(desk.conversation.place.enqueuedAt == .second(10))
    #expect(desk.conversation.refusals == ["anna"])
    #expect(desk.conversation.lastOfferOutcome == .declined)
    #expect(desk.use(of: "anna") == nil)
    #expect(
      desk.conversationEvents == [
        .offerEnded(number: 1, agent: "anna", .declined), .queued("support"),
      ]
    )
  }

  @Test func `W-08 declining touches no other class of channels`() throws {
    var desk = try Desk.offered()
    try desk.perform { try $0.decline(offer: 1, by: "anna", at: .second(30)) }
    #expect(desk.state(of: "anna", for: .chat) == .available)
    #expect(desk.state(of: "anna", for: .email) == .available)
  }

  @Test func `W-08 who declines after choosing Idle keeps the reason they chose`() throws {
    var desk = try Desk.offered()
    try desk.change("anna") {
      try $0.choose(.idle(.onBreak), by: .agent("anna"), at: .second(25))
    }
    try desk.perform { try $0.decline(offer: 1, by: "anna", at: .second(30)) }
    #expect(desk.state(of: "anna") == .idle(.onBreak))
  }

  @Test func `A-14 an offer can be declined until it expires, and not after`() throws {
    var inTime = try Desk.offered()
    #expect(
      inTime.refusal { try $0.decline(offer: 1, by: "anna", at: .millisecond(139_999)) } == nil
    )
    var late = try Desk.offered()
    #expect(
      late.refusal { try $0.decline(offer: 1, by: "anna", at: .second(140)) } == .offerExpired
    )
  }

  @Test func `W-05, W-09, A-14 who misses an offer becomes RONA, and it goes on without them`()
    throws
  {
    var desk = try Desk.offered()
    let early = desk.perform { $0.advance(to: .millisecond(139_999)) }
    #expect(!early)
    #expect(desk.conversation.stage.name == .offered)
    let due = desk.perform { $0.advance(to: .second(140)) }
    #expect(due)
    #expect(desk.state(of: "anna") == .rona)
    #expect(desk["anna"]?.availability[.social].changedBy == .system)
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.place.enqueuedAt == .second(10))
    #expect(desk.conversation.refusals == ["anna"])
    #expect(desk.conversation.lastOfferOutcome == .expired)
    #expect(desk.use(of: "anna") == nil)
    #expect(desk.state(of: "anna", for: .email) == .available)
  }

  @Test func `A-14 who declined and missed is remembered once, in order`() throws {
    var desk = try Desk.offered()
    try desk.perform { try $0.decline(offer: 1, by: "anna", at: .second(30)) }
    try desk.perform { try $0.offer(to: "ben", at: .second(40)) }
    desk.perform { $0.advance(to: .second(160)) }
    try desk.change("anna") { try $0.choose(.available, by: .agent("anna"), at: .second(161)) }
    try desk.perform { try $0.offer(to: "anna", at: .second(170)) }
    try desk.perform { try $0.decline(offer: 3, by: "anna", at: .second(180)) }
    #expect(desk.conversation.refusals == ["anna", "ben"])
    #expect(desk.conversation.offerCount == 3)
  }
}
