import ConversationCore
import Testing

@Suite struct ClaimConversationTests {
  @Test func `A-41 in a shared inbox agents assign themselves: no offer, no slot`() throws {
    var desk = try Desk.waiting(Fixtures.sharedInbox)
    try desk.perform { try $0.claim(by: "anna", at: .second(20)) }
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.offerCount == 0)
    #expect(desk["anna"]?.slots.isEmpty == true)
    #expect(
      desk.refusal { try $0.claim(by: "ben", at: .second(21)) }
        == .illegalCommand(.claim, in: .active)
    )
  }

  @Test func `A-41 in a contact centre nobody claims`() throws {
    var desk = try Desk.waiting()
    #expect(desk.refusal { try $0.claim(by: "anna", at: .second(20)) } == .notPermitted(.claim))
  }

  @Test func `A-41 who claims is known and signed in`() throws {
    var desk = try Desk.waiting(Fixtures.sharedInbox)
    #expect(desk.refusal { try $0.claim(by: "dora", at: .second(20)) } == .unknownAgent("dora"))
    try desk.change("anna") { $0.depart(as: .signedOut, at: .second(15)) }
    #expect(desk.refusal { try $0.claim(by: "anna", at: .second(20)) } == .agentSignedOut("anna"))
  }

  @Test func `A-41 an assignment that came by offer, transfer or conference takes no slot`() throws
  {
    var desk = try Desk.offered(Fixtures.sharedInbox)
    #expect(desk.use(of: "anna") == .offered(number: 1))
    try desk.perform { try $0.accept(offer: 1, by: "anna", at: .second(30)) }
    #expect(desk.use(of: "anna") == nil)
    try desk.perform { try $0.requestConference(with: "carla", by: "anna", at: .second(40)) }
    try desk.perform { try $0.accept(offer: 2, by: "carla", at: .second(50)) }
    #expect(desk.use(of: "carla") == nil)
    try desk.perform { try $0.exitConference(by: "carla", at: .second(60)) }
    try desk.perform { try $0.transfer(toAgent: "ben", by: "anna", at: .second(70)) }
    try desk.perform { try $0.accept(offer: 3, by: "ben", at: .second(80)) }
    #expect(desk.conversation.owner == "ben")
    #expect(desk.use(of: "ben") == nil)
    #expect(desk.conversation.openLeg(of: "anna") == nil)
  }

  @Test func `A-41 open and resolved follow from the stage`() throws {
    let stages = [
      try Desk.waiting(), try Desk.offered(), try Desk.active(), try Desk.interrupted(),
      try Desk.ended(),
    ].map(\.conversation)
    #expect(stages.map(\.stage.name) == StageName.allCases)
    #expect(stages.map(\.isOpen) == [true, true, true, true, false])
  }
}
