import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct RoutingTests {
  @Test func `A freed agent gets the oldest waiting conversation at once`() async throws {
    let desk = try await Desk(agents: [])
    try await desk.hire("anna", capacity: .oneAtATime)
    var waiting: [ConversationID] = []
    for number in 0..<3 {
      desk.time.advance(by: 1)
      guard
        case .stored(let id, _) = try await desk.write(
          "Hello",
          from: "customer-\(number)",
          id: "\(number)"
        )
      else {
        Issue.record("it was not stored")
        return
      }
      waiting.append(id.conversation)
    }
    for expected in waiting {
      let offer = try #require(await desk.center.openOffers(to: "anna").first)
      #expect(offer.conversation.id == expected)
      try await desk.center.accept(offer.id, by: "anna")
      try await desk.center.end(expected, by: "anna")
      try await desk.center.submitWrapUp(expected, reason: "solved", by: "anna")
    }
  }

  @Test func `A-14 W-08 who declined is asked again only after everyone eligible`() async throws {
    let desk = try await Desk(agents: ["anna", "ben"])
    try await desk.write("Hello", id: "1")
    let first = try #require(await self.holder(desk))
    try await desk.center.decline(first.offer, by: first.agent)
    #expect(try await desk.agent(first.agent)?.availability[.social].state == .idle(.declined))
    let second = try #require(await self.holder(desk))
    #expect(second.agent != first.agent)
    // Available again at once, but the other one has not been asked out yet.
    try await desk.center.setAvailable(first.agent)
    #expect(try await desk.center.openOffers(to: first.agent).isEmpty)
    try await desk.center.decline(second.offer, by: second.agent)
    let third = try #require(await self.holder(desk))
    #expect(third.agent == first.agent)
    let events = try await desk.storage.events(after: .start, limit: 1000)
    let announced = events.filter {
      if case .conversation(_, .refusedByAll) = $0.event { return true }
      return false
    }
    #expect(announced.count == 1)
  }

  @Test func `A-14 that everybody has refused is announced once, and anew when they do again`()
    async throws
  {
    let desk = try await Desk(agents: ["anna"])
    try await desk.write("Hello", id: "1")
    func announced() async throws -> Int {
      try await desk.storage.events(after: .start, limit: 1000).count {
        if case .conversation(_, .refusedByAll) = $0.event { true } else { false }
      }
    }
    for time in 1...2 {
      let offer = try #require(await desk.center.openOffers(to: "anna").first)
      try await desk.center.decline(offer.id, by: "anna")
      try await desk.hire(AgentID("elsewhere-\(time)"), team: "night")
      for _ in 1...3 { try await desk.center.runDue() }
      #expect(try await announced() == time)
      #expect(try await desk.conversation(offer.conversation.id)?.isRefusedByAll == true)
      try await desk.center.setAvailable("anna")
      #expect(try await desk.conversation(offer.conversation.id)?.isRefusedByAll == false)
    }
  }

  private func holder(_ desk: Desk) async throws -> (agent: AgentID, offer: OfferID)? {
    for agent in ["anna", "ben"] as [AgentID] {
      if let offer = try await desk.center.openOffers(to: agent).first { return (agent, offer.id) }
    }
    return nil
  }

  @Test func `A re-queued conversation keeps its place`() async throws {
    let desk = try await Desk(agents: [])
    try await desk.hire("anna", capacity: .oneAtATime)
    guard case .stored(let first, _) = try await desk.write("One", from: "a", id: "1") else {
      Issue.record("it was not stored")
      return
    }
    desk.time.advance(by: 1)
    guard case .stored(let second, _) = try await desk.write("Two", from: "b", id: "2") else {
      Issue.record("it was not stored")
      return
    }
    let offer = try #require(await desk.center.openOffers(to: "anna").first)
    #expect(offer.conversation.id == first.conversation)
    try await desk.center.decline(offer.id, by: "anna")
    let waiting = try await desk.storage.waiting(in: ["help"], limit: 10)
    #expect(waiting.map(\.value.id) == [first.conversation, second.conversation])
    // The one that was refused waits in front, but its refuser gets the next one.
    try await desk.center.setAvailable("anna")
    let next = try #require(await desk.center.openOffers(to: "anna").first)
    #expect([first.conversation, second.conversation].contains(next.conversation.id))
  }

  @Test func `W-35 F-08 nobody is offered more than they have capacity for`() async throws {
    let desk = try await Desk(agents: ["anna"])
    for number in 0..<8 {
      try await desk.write("Hello", from: "customer-\(number)", id: "\(number)")
    }
    #expect(try await desk.center.openOffers(to: "anna").count == 5)
    #expect(try await desk.storage.waiting(in: ["help"], limit: 10).count == 3)
  }

  @Test func `Overflow moves a conversation on, and never in a circle`() async throws {
    let other = Queue(
      id: "other",
      name: "Other",
      channelClass: .social,
      teams: ["night"],
      overflow: .init(after: 60, to: "help")
    )
    var help = Desk.help
    help.overflow = .init(after: 60, to: "other")
    let desk = try await Desk(agents: [], queues: [help, other])
    guard case .stored(let id, _) = try await desk.write("Hello", id: "1") else {
      Issue.record("it was not stored")
      return
    }
    desk.time.advance(by: 60)
    try await desk.center.runDue()
    #expect(try await desk.conversation(id.conversation)?.place.queue == "other")
    desk.time.advance(by: 600)
    try await desk.center.runDue()
    #expect(try await desk.conversation(id.conversation)?.place.queue == "other")
    try await desk.hire("nina", team: "night")
    #expect(try await desk.center.openOffers(to: "nina").count == 1)
  }

  @Test func `The preferred agent is asked first, wherever the order has them`() async throws {
    var help = Desk.help
    help.distribution = .offers(.preferredAgentFirst)
    let desk = try await Desk(agents: ["anna", "ben", "carl"], queues: [help])
    try await desk.write("Hello", id: "1")
    var owner: AgentID?
    for agent in ["anna", "ben", "carl"] as [AgentID] {
      for offer in try await desk.center.openOffers(to: agent) {
        try await desk.center.accept(offer.id, by: agent)
        try await desk.center.end(offer.conversation.id, by: agent)
        try await desk.center.submitWrapUp(offer.conversation.id, reason: "solved", by: agent)
        owner = agent
      }
    }
    desk.time.advance(by: 5)
    try await desk.write("Hello again", id: "2")
    let preferred = try #require(owner)
    #expect(try await desk.center.openOffers(to: preferred).count == 1)
  }

  @Test(arguments: [
    RoutingStrategyName.longestRested, .leastBusy, .roundRobin, .preferredAgentFirst,
  ])
  func `With agents free nobody waits, and equal waits go in order`(
    strategy: RoutingStrategyName
  ) async throws {
    var help = Desk.help
    help.distribution = .offers(strategy)
    for seed in 0..<20 {
      var random = SeededRandom(seed: UInt64(seed))
      let names = (0..<6).map { AgentID("agent-\($0)") }
      let desk = try await Desk(agents: names, queues: [help])
      var opened: [ConversationID] = []
      for step in 0..<60 {
        if random.next() % 3 == 0 { desk.time.advance(by: 1) }
        switch random.next() % 4 {
        case 0, 1:
          let result = try await desk.write("Hi", from: "c\(step)", id: "\(step)")
          if case .stored(let id, _) = result { opened.append(id.conversation) }
        case 2:
          let agent = names[Int(random.next() % 6)]
          if let offer = try await desk.center.openOffers(to: agent).first {
            try await desk.center.accept(offer.id, by: agent)
            try await desk.center.end(offer.conversation.id, by: agent)
            try await desk.center.submitWrapUp(
              offer.conversation.id,
              reason: "solved",
              by: agent
            )
          }
        default:
          let agent = names[Int(random.next() % 6)]
          if let offer = try await desk.center.openOffers(to: agent).first {
            try await desk.center.decline(offer.id, by: agent)
          } else {
            try await desk.center.setAvailable(agent)
          }
        }
        try await expectNobodyWaitsInVain(desk, names)
      }
    }
  }

  private func expectNobodyWaitsInVain(_ desk: Desk, _ names: [AgentID]) async throws {
    let waiting = try await desk.storage.waiting(in: ["help"], limit: 1000)
    guard !waiting.isEmpty else { return }
    var ready: [AgentID] = []
    for name in names {
      if try await desk.agent(name)?.isReady(for: .social) == true { ready.append(name) }
    }
    #expect(ready.isEmpty, "\(waiting.count) wait although \(ready) are free")
    let times = waiting.map(\.value.place.enqueuedAt)
    #expect(times == times.sorted())
  }
}
