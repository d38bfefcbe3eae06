import ConversationCore
import Foundation
import Testing

@Suite struct AgentStateTests {
  static func newcomer() -> Agent {
    Agent(id: "anna", name: "Anna", teams: ["desk"], createdAt: .second(0))
  }

  @Test func `W-01 after signing in an agent is Idle and has to choose Available`() throws {
    var agent = Self.newcomer()
    #expect(agent.presence == .signedOut)
    _ = try agent.signIn(at: .second(5))
    #expect(agent.presence == .signedIn)
    for channelClass in ChannelClass.allCases {
      #expect(agent.availability[channelClass].state == .idle(.signedIn))
      #expect(agent.availability[channelClass].since == .second(5))
      #expect(!agent.isReady(for: channelClass))
    }
    let again = try agent.signIn(at: .second(9))
    #expect(again.isEmpty)
    #expect(agent.availability[.chat].since == .second(5))
  }

  @Test func `W-01 hosts have idle reasons of their own`() throws {
    var agent = try Fixtures.agent("anna")
    _ = try agent.choose(.idle("training"), by: .agent("anna"), at: .second(5))
    #expect(agent.availability[.email].state == .idle("training"))
  }

  @Test func `W-03 availability is chosen for one class or for all at once`() throws {
    var agent = try Fixtures.agent("anna")
    _ = try agent.choose(.idle(.onBreak), for: .chat, by: .agent("anna"), at: .second(5))
    #expect(agent.availability[.chat].state == .idle(.onBreak))
    #expect(agent.availability[.chat].since == .second(5))
    #expect(agent.availability[.social].state == .available)
    #expect(agent.availability[.social].since == .second(0))
    _ = try agent.choose(.available, by: .agent("anna"), at: .second(9))
    for channelClass in ChannelClass.allCases {
      #expect(agent.availability[channelClass].state == .available)
      #expect(agent.availability[channelClass].since == .second(9))
    }
  }

  @Test func `W-04, A-29 Idle during a contact takes effect when the last contact ends`() throws {
    var desk = try Desk.active()
    try desk.change("anna") {
      try $0.choose(.idle(.onBreak), for: .social, by: .agent("anna"), at: .second(40))
    }
    #expect(desk.events == [.agent("anna", .idlePending(.social, .onBreak))])
    #expect(desk.state(of: "anna") == .available)
    #expect(desk["anna"]?.isReady(for: .social) == false)
    try desk.perform { try $0.end(by: "anna", at: .second(60)) }
    #expect(desk.state(of: "anna") == .available)
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(70)) }
    #expect(desk.state(of: "anna") == .idle(.onBreak))
    #expect(desk["anna"]?.availability[.social].since == .second(70))
    #expect(desk["anna"]?.availability[.social].pendingIdle == nil)
  }

  @Test func `W-04, A-29 it waits for the last of several contacts of the class`() throws {
    var first = try Desk.active()
    var second = try Desk.waiting(id: 2)
    second.agents = first.agents
    try second.perform { try $0.offer(to: "anna", at: .second(40)) }
    try second.perform { try $0.accept(offer: 1, by: "anna", at: .second(41)) }
    try second.change("anna") {
      try $0.choose(.idle(.onBreak), for: .social, by: .agent("anna"), at: .second(42))
    }
    first.agents = second.agents
    try first.perform { try $0.end(by: "anna", at: .second(60)) }
    try first.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(61)) }
    #expect(first.state(of: "anna") == .available)
    second.agents = first.agents
    try second.perform { try $0.end(by: "anna", at: .second(70)) }
    try second.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(71)) }
    #expect(second.state(of: "anna") == .idle(.onBreak))
  }

  @Test func `W-04 a contact of another class holds nothing up`() throws {
    var desk = try Desk.active()
    try desk.change("anna") {
      try $0.choose(.idle(.onBreak), by: .agent("anna"), at: .second(40))
    }
    #expect(desk.state(of: "anna", for: .chat) == .idle(.onBreak))
    #expect(desk.state(of: "anna", for: .social) == .available)
  }

  @Test func `W-04 choosing Available again takes a pending choice back`() throws {
    var desk = try Desk.active()
    try desk.change("anna") {
      try $0.choose(.idle(.onBreak), by: .agent("anna"), at: .second(40))
    }
    try desk.change("anna") { try $0.choose(.available, by: .agent("anna"), at: .second(50)) }
    try desk.perform { try $0.end(by: "anna", at: .second(60)) }
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(70)) }
    #expect(desk.state(of: "anna") == .available)
  }

  @Test func `A-6, F-09, V-03, L-03 RONA is left by hand: to Available or to Idle`() throws {
    for choice in [AvailabilityChoice.available, .idle(.onBreak)] {
      var desk = try Desk.offered()
      desk.perform { $0.advance(to: .second(140)) }
      #expect(desk.state(of: "anna") == .rona)
      try desk.change("anna") { try $0.choose(choice, by: .agent("anna"), at: .second(200)) }
      #expect(desk.state(of: "anna") == (choice == .available ? .available : .idle(.onBreak)))
    }
  }

  @Test func `A-6, F-09 neither time, nor signing out and in, takes RONA away`() throws {
    var desk = try Desk.offered()
    desk.perform { $0.advance(to: .second(140)) }
    desk.perform { $0.advance(to: .second(999_999)) }
    #expect(desk.state(of: "anna") == .rona)
    try desk.change("anna") { $0.depart(as: .signedOut, at: .second(1_000_000)) }
    #expect(desk.state(of: "anna") == .rona)
    try desk.change("anna") { try $0.signIn(at: .second(1_000_001)) }
    #expect(desk.state(of: "anna") == .rona)
    #expect(desk.state(of: "anna", for: .chat) == .idle(.signedIn))
  }

  @Test func `A-6 a contact that ends does not take RONA away, and a choice is not pending`() throws
  {
    var busy = try Desk.active()
    var second = try Desk.waiting(id: 2)
    second.agents = busy.agents
    try second.perform { try $0.offer(to: "anna", at: .second(40)) }
    second.perform { $0.advance(to: .second(160)) }
    busy.agents = second.agents
    try busy.perform { try $0.end(by: "anna", at: .second(170)) }
    try busy.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(180)) }
    #expect(busy.state(of: "anna") == .rona)
  }

  @Test func `W-06 each change says who made it and why`() throws {
    var agent = try Fixtures.agent("anna")
    let events = try agent.choose(
      .idle("training"),
      for: .chat,
      by: .supervisor("sue"),
      note: "New product",
      at: .second(5)
    )
    #expect(agent.availability[.chat].changedBy == .supervisor("sue"))
    #expect(agent.availability[.chat].note == "New product")
    #expect(
      events == [
        .agent(
          "anna",
          .stateChanged(.chat, .idle("training"), by: .supervisor("sue"), note: "New product")
        )
      ]
    )
  }

  @Test func `W-06 a pending choice is later recorded for who made it`() throws {
    var desk = try Desk.active()
    try desk.change("anna") {
      try $0.choose(
        .idle("training"),
        for: .social,
        by: .supervisor("sue"),
        note: "At noon",
        at: .second(40)
      )
    }
    let pending = desk["anna"]?.availability[.social].pendingIdle
    #expect(pending?.reason == "training")
    try desk.perform { try $0.end(by: "anna", at: .second(60)) }
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(70)) }
    #expect(desk["anna"]?.availability[.social].changedBy == .supervisor("sue"))
    #expect(desk["anna"]?.availability[.social].note == "At noon")
  }

  @Test func `W-07 the system puts an agent into Idle with a reason of its own`() throws {
    var agent = try Fixtures.agent("anna")
    _ = try agent.choose(.idle("channel-failure"), for: .chat, by: .system, at: .second(5))
    #expect(agent.availability[.chat].state == .idle("channel-failure"))
    #expect(agent.availability[.chat].changedBy == .system)
  }

  @Test func `W-03 who is signed out has no state to choose`() {
    var agent = Self.newcomer()
    #expect(throws: ConversationError(.agentSignedOut("anna"))) {
      try agent.choose(.available, by: .agent("anna"), at: .second(5))
    }
  }

  @Test func `A-44 within the grace a connection is restored as if nothing had been`() throws {
    var agent = try Fixtures.agent("anna")
    let states = agent.availability
    _ = agent.depart(as: .connectionLost(graceUntil: .second(100)), at: .second(40))
    #expect(!agent.isReady(for: .social))
    var late = agent
    let restored = try agent.signIn(at: .millisecond(99_999))
    #expect(restored == [.agent("anna", .connectionRestored)])
    #expect(agent.availability == states)
    let signedIn = try late.signIn(at: .second(100))
    #expect(signedIn.first == .agent("anna", .signedIn))
    #expect(late.availability[.social].state == .idle(.signedIn))
  }

  @Test func `A-44 an agent who was removed does not come back`() throws {
    var agent = try Fixtures.agent("anna")
    let removed = agent.depart(as: .removed, at: .second(5))
    #expect(removed.first == .agent("anna", .removed))
    #expect(agent.presence == .removed)
    #expect(throws: ConversationError(.unknownAgent("anna"))) { try agent.signIn(at: .second(6)) }
    let again = agent.depart(as: .signedOut, at: .second(7))
    #expect(again.isEmpty)
    #expect(agent.presence == .removed)
  }

  @Test func `A state's time never runs backwards`() throws {
    var agent = try Fixtures.agent("anna")
    _ = try agent.choose(.idle(.onBreak), by: .agent("anna"), at: .second(50))
    _ = try agent.choose(.available, by: .agent("anna"), at: .second(40))
    #expect(agent.availability[.social].since == .second(50))
  }

  @Test func `A-44 the grace of a lost connection is kept in whole milliseconds`() throws {
    var agent = try Fixtures.agent("anna")
    let odd = Date.second(100).addingTimeInterval(0.000_4)
    _ = agent.depart(as: .connectionLost(graceUntil: odd), at: .second(40))
    #expect(agent.presence == .connectionLost(graceUntil: .second(100)))
  }
}
