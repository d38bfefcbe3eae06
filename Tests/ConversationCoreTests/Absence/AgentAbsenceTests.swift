import ConversationCore
import Foundation
import Testing

@Suite struct AgentAbsenceTests {
  /// The agent goes away, in both records at once.
  static func depart(
    _ agent: AgentID,
    as departure: Departure,
    from desk: inout Desk,
    at now: Date
  ) throws {
    try desk.change(agent) { $0.depart(as: departure, at: now) }
    desk.perform { $0.depart(agent, as: departure, at: now) }
  }

  @Test func `A-44 signing out withdraws an open offer without RONA, at its place`() throws {
    var desk = try Desk.offered()
    try Self.depart("anna", as: .signedOut, from: &desk, at: .second(30))
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.place.enqueuedAt == .second(10))
    #expect(desk.conversation.lastOfferOutcome == .withdrawn)
    #expect(desk.conversation.refusals.isEmpty)
    #expect(desk.state(of: "anna") == .idle(.signedOut))
    #expect(desk.use(of: "anna") == nil)
  }

  @Test func `A-44 signing out withdraws a transfer or conference request to the agent`() throws {
    for make in [Desk.transferring, Desk.inviting] {
      var desk = try make(nil)
      try Self.depart("ben", as: .signedOut, from: &desk, at: .second(50))
      #expect(desk.conversation.owner == "anna")
      #expect(desk.conversation.openOffer == nil)
      #expect(desk.use(of: "anna") == .handling)
    }
  }

  @Test func `A-44 active conversations stay for the grace, then go back to their place`() throws {
    var desk = try Desk.active()
    try Self.depart("anna", as: .signedOut, from: &desk, at: .second(40))
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.nextDeadline == .second(100))
    #expect(desk.conversationEvents == [.agentAbsent("anna", until: .second(100))])
    desk.perform { $0.advance(to: .millisecond(99_999)) }
    #expect(desk.conversation.owner == "anna")
    desk.perform { $0.advance(to: .second(100)) }
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.place.enqueuedAt == .second(10))
    #expect(desk.use(of: "anna") == nil)
    #expect(desk.conversationEvents == [.unassigned(from: "anna"), .queued("support")])
  }

  @Test func `A-44 an offer to a lost connection is withdrawn after the grace, no RONA`() throws {
    var desk = try Desk.offered()
    let lost = Departure.connectionLost(graceUntil: .second(40))
    try Self.depart("anna", as: lost, from: &desk, at: .second(30))
    #expect(desk.conversation.nextDeadline == .second(40))
    desk.perform { $0.advance(to: .millisecond(39_999)) }
    #expect(desk.conversation.openOffer != nil)
    desk.perform { $0.advance(to: .second(40)) }
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.lastOfferOutcome == .withdrawn)
    #expect(desk.state(of: "anna") != .rona)
    #expect(desk.use(of: "anna") == nil)
  }

  @Test func `A-44 an offer stays open for who comes back within the grace`() throws {
    var desk = try Desk.offered()
    let expiry = try #require(desk.conversation.nextDeadline)
    let lost = Departure.connectionLost(graceUntil: .second(40))
    try Self.depart("anna", as: lost, from: &desk, at: .second(30))
    desk.perform { $0.comeBack("anna", at: .second(35)) }
    #expect(desk.conversation.nextDeadline == expiry)
    #expect(desk.conversation.openOffer?.agent == "anna")
  }

  @Test func `A-44 a guest whose connection stays lost leaves the conference`() throws {
    var desk = try Desk.conferring()
    let lost = Departure.connectionLost(graceUntil: .second(200))
    try Self.depart("ben", as: lost, from: &desk, at: .second(100))
    #expect(desk.conversation.guest == "ben")
    desk.perform { $0.advance(to: .second(200)) }
    #expect(desk.conversation.guest == nil)
    #expect(desk.conversation.owner == "anna")
    #expect(desk.use(of: "ben") == nil)
  }

  @Test func `A-44 an absence that is reported again does not last longer`() throws {
    let lost = Departure.connectionLost(graceUntil: .second(100))
    let lostAgain = Departure.connectionLost(graceUntil: .second(140))
    for make in [Desk.offered, Desk.active] {
      var desk = try make(nil)
      try Self.depart("anna", as: lost, from: &desk, at: .second(40))
      try Self.depart("anna", as: lostAgain, from: &desk, at: .second(80))
      #expect(desk.events.isEmpty)
      #expect(desk.conversation.nextDeadline == .second(100))
    }
    var guest = try Desk.conferring()
    try Self.depart("ben", as: lost, from: &guest, at: .second(60))
    try Self.depart("ben", as: lostAgain, from: &guest, at: .second(80))
    #expect(guest.conversation.nextDeadline == .second(100))

    var left = try Desk.active()
    for second in [40, 60, 80] {
      try Self.depart("anna", as: .signedOut, from: &left, at: .second(second))
      #expect(left.conversation.nextDeadline == .second(100))
    }
  }

  @Test func `A-44 an owner who is back within the grace keeps it`() throws {
    var desk = try Desk.active()
    let lost = Departure.connectionLost(graceUntil: .second(70))
    try Self.depart("anna", as: lost, from: &desk, at: .second(40))
    #expect(desk.conversation.nextDeadline == .second(70))
    try desk.change("anna") { try $0.signIn(at: .second(60)) }
    #expect(desk.events == [.agent("anna", .connectionRestored)])
    desk.perform { $0.comeBack("anna", at: .second(60)) }
    #expect(desk.conversationEvents == [.agentReturned("anna")])
    #expect(desk.conversation.nextDeadline == nil)
    let due = desk.perform { $0.advance(to: .second(500)) }
    #expect(!due)
    #expect(desk.conversation.owner == "anna")
    desk.perform { $0.comeBack("ben", at: .second(501)) }
    #expect(desk.events.isEmpty)
  }

  @Test func `A-44 by policy they stay with an absent agent, as they do in a shared inbox`() throws
  {
    var policy = try Fixtures.policy()
    policy.absence = AbsencePolicy(grace: 60, requeuesActive: false)
    var desk = try Desk.active(policy)
    try Self.depart("anna", as: .signedOut, from: &desk, at: .second(40))
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.nextDeadline == nil)

    var shared = try Desk.waiting(Fixtures.sharedInbox)
    try shared.perform { try $0.claim(by: "anna", at: .second(20)) }
    try Self.depart("anna", as: .signedOut, from: &shared, at: .second(40))
    #expect(shared.conversation.owner == "anna")
    #expect(shared.conversation.nextDeadline == nil)
  }

  @Test func `A-44 a lost connection withdraws nothing yet`() throws {
    var offered = try Desk.offered()
    let lost = Departure.connectionLost(graceUntil: .second(70))
    try Self.depart("anna", as: lost, from: &offered, at: .second(30))
    #expect(offered.conversation.openOffer?.agent == "anna")
    #expect(offered.conversationEvents == [.agentAbsent("anna", until: .second(70))])
    #expect(offered.state(of: "anna") == .available)
    #expect(offered["anna"]?.isReady(for: .social) == false)
  }

  @Test func `A-44 a guest who signs out leaves, also from an interrupted conversation`() throws {
    var desk = try Desk.conferring()
    var interrupted = desk
    try Self.depart("ben", as: .signedOut, from: &desk, at: .second(60))
    #expect(desk.conversation.guest == nil)
    #expect(desk.conversation.owner == "anna")
    #expect(desk.use(of: "ben") == nil)
    interrupted.perform { $0.interrupt(at: .second(60)) }
    try Self.depart("ben", as: .signedOut, from: &interrupted, at: .second(70))
    #expect(interrupted.conversation.guest == nil)
    #expect(interrupted.conversation.owner == "anna")
    #expect(interrupted.use(of: "ben") == nil)
  }

  @Test func `A-44 an absent owner's conference ends with the grace`() throws {
    var desk = try Desk.conferring()
    try Self.depart("anna", as: .signedOut, from: &desk, at: .second(60))
    desk.perform { $0.advance(to: .second(120)) }
    #expect(desk.conversation.stage == .queued)
    #expect(desk.use(of: "anna") == nil)
    #expect(desk.use(of: "ben") == nil)
    #expect(desk.notices.last == .agentLeft("ben"))

    var inviting = try Desk.inviting()
    try Self.depart("anna", as: .signedOut, from: &inviting, at: .second(60))
    inviting.perform { $0.advance(to: .second(120)) }
    #expect(inviting.conversation.stage == .queued)
    #expect(inviting.use(of: "ben") == nil)
    #expect(inviting.state(of: "ben") == .available)
  }

  @Test func `A-44 an absent giver's transfer waits for its target, with no owner`() throws {
    var desk = try Desk.transferring()
    try Self.depart("anna", as: .signedOut, from: &desk, at: .second(50))
    desk.perform { $0.advance(to: .second(110)) }
    #expect(desk.conversation.stage.name == .offered)
    #expect(desk.conversation.openOffer?.agent == "ben")
    #expect(desk.use(of: "anna") == .wrapUp)
    try desk.perform { try $0.accept(offer: 2, by: "ben", at: .second(120)) }
    #expect(desk.conversation.owner == "ben")
  }

  @Test func `A-44 wrap-ups of who signed out take the default reason at their deadline`() throws {
    var desk = try Desk.ended(Fixtures.policy(wrapUpAfter: 60))
    try Self.depart("anna", as: .signedOut, from: &desk, at: .second(70))
    #expect(desk.use(of: "anna") == .wrapUp)
    desk.perform { $0.advance(to: .second(120)) }
    #expect(desk.use(of: "anna") == nil)
  }

  @Test func `A-44 nobody waits for a removed agent`() throws {
    var active = try Desk.active()
    try Self.depart("anna", as: .removed, from: &active, at: .second(40))
    #expect(active.conversation.stage == .queued)
    #expect(active.use(of: "anna") == nil)

    var offered = try Desk.offered()
    try Self.depart("anna", as: .removed, from: &offered, at: .second(40))
    #expect(offered.conversation.stage == .queued)
    #expect(offered.state(of: "anna") == .idle(.signedOut))

    var ended = try Desk.ended()
    try Self.depart("anna", as: .removed, from: &ended, at: .second(70))
    #expect(ended.use(of: "anna") == nil)
    #expect(ended.conversationEvents == [.wrappedUp("anna", "resolved", isAutomatic: true)])

    var transferring = try Desk.transferring()
    try Self.depart("anna", as: .removed, from: &transferring, at: .second(50))
    #expect(transferring.conversation.stage.name == .offered)
    #expect(transferring.use(of: "anna") == nil)
  }

  @Test func `A-44 an interrupted conversation of a removed owner ends`() throws {
    var desk = try Desk.interrupted()
    try Self.depart("anna", as: .signedOut, from: &desk, at: .second(70))
    #expect(desk.conversation.stage.name == .interrupted)
    try Self.depart("anna", as: .removed, from: &desk, at: .second(80))
    guard case .ended(let ending) = desk.conversation.stage else {
      Issue.record("expected an ended conversation")
      return
    }
    #expect(ending.reason == .entryPointDeleted)
    #expect(ending.by == .system)
    #expect(desk.use(of: "anna") == nil)
  }

  @Test func `A-44 without a default reason a removed agent's wrap-up is dropped`() throws {
    let policy = InboxPolicy.contactCenter(
      "service",
      offerTimeouts: Fixtures.timeouts,
      wrapUp: try WrapUpPolicy(reasons: Fixtures.reasons)
    )
    var desk = try Desk.ended(policy)
    try Self.depart("anna", as: .removed, from: &desk, at: .second(70))
    #expect(desk.use(of: "anna") == nil)
    #expect(desk.conversation.openLeg(of: "anna") == nil)
    #expect(desk.conversationEvents == [.wrapUpDropped("anna")])
  }

  @Test func `A-44 the giver of a transfer in a shared inbox leaves no open part behind`() throws {
    var desk = try Desk.waiting(Fixtures.sharedInbox)
    try desk.perform { try $0.claim(by: "anna", at: .second(20)) }
    try desk.perform { try $0.transfer(toAgent: "ben", by: "anna", at: .second(30)) }
    try Self.depart("anna", as: .removed, from: &desk, at: .second(40))
    #expect(desk.conversation.openLeg(of: "anna") == nil)
    try desk.perform { try $0.accept(offer: 1, by: "ben", at: .second(50)) }
    #expect(desk.conversation.owner == "ben")
  }

  @Test func `A-44 who takes no part changes nothing by going away`() throws {
    var desk = try Desk.active()
    let before = desk.conversation
    for departure in [Departure.signedOut, .removed, .connectionLost(graceUntil: .second(90))] {
      desk.perform { $0.depart("carla", as: departure, at: .second(50)) }
      #expect(desk.conversation == before)
      #expect(desk.events.isEmpty)
    }
  }
}
