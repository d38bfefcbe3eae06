import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct AbsenceTests {
  @Test func `A-44 signing out gives offers back and keeps what is active for the grace`()
    async throws
  {
    let desk = try await Desk(agents: ["anna"])
    let active = try await desk.activeConversation()
    try await desk.write("Hello", from: "dora", id: "2")
    try await desk.center.signOut("anna")
    #expect(try await desk.conversation(active)?.owner == "anna")
    #expect(try await desk.agent("anna")?.slots.map(\.conversation) == [active])
    desk.time.advance(by: 59)
    try await desk.center.runDue()
    #expect(try await desk.conversation(active)?.owner == "anna")
    desk.time.advance(by: 1)
    try await desk.center.runDue()
    #expect(try await desk.conversation(active)?.stage == .queued)
    #expect(try await desk.agent("anna")?.slots.isEmpty == true)
  }

  @Test func `A-44 coming back within the grace changes nothing`() async throws {
    let desk = try await Desk()
    let active = try await desk.activeConversation()
    try await desk.center.perform(Command(.reportConnectionLost("anna"), by: .system))
    desk.time.advance(by: 30)
    try await desk.center.perform(Command(.reportConnectionRestored("anna"), by: .system))
    desk.time.advance(by: 300)
    try await desk.center.runDue()
    #expect(try await desk.conversation(active)?.owner == "anna")
    #expect(try await desk.agent("anna")?.availability[.social].state == .available)
  }

  @Test func `A-44 a removed agent's conversations go back at once`() async throws {
    let desk = try await Desk(agents: ["anna"])
    let active = try await desk.activeConversation()
    try await desk.center.perform(Command(.removeAgent("anna"), by: .administrator))
    #expect(try await desk.conversation(active)?.stage == .queued)
    await #expect(throws: ConversationError(.unknownAgent("anna"))) {
      try await desk.center.signIn("anna")
    }
  }

  @Test func `A-44 an absence that is reported every few seconds ends all the same`() async throws {
    let desk = try await Desk()
    let active = try await desk.activeConversation()
    for _ in 1...7 {
      try await desk.center.perform(Command(.reportConnectionLost("anna"), by: .system))
      desk.time.advance(by: 10)
    }
    try await desk.center.runDue()
    #expect(try await desk.conversation(active)?.stage == .queued)
  }

  @Test func `A-44 who is back after the grace finds it over, though no worker has looked`()
    async throws
  {
    let desk = try await Desk()
    let active = try await desk.activeConversation()
    try await desk.center.perform(Command(.reportConnectionLost("anna"), by: .system))
    desk.time.advance(by: 60)
    try await desk.center.signIn("anna")
    #expect(try await desk.conversation(active)?.stage == .queued)
    let anna = try #require(await desk.agent("anna"))
    #expect(anna.slots.isEmpty)
    #expect(anna.availability[.social].state == .idle(.signedIn))
    try await desk.center.setAvailable("anna")
    #expect(try await desk.center.openOffers(to: "anna").map(\.conversation.id) == [active])
  }

  @Test func `A-44 a connection that is back signs nobody in who has signed out`() async throws {
    let desk = try await Desk()
    try await desk.center.signOut("anna")
    try await desk.center.perform(Command(.reportConnectionRestored("anna"), by: .system))
    #expect(try await desk.agent("anna")?.presence == .signedOut)
  }

  @Test func `A-44 what a removed agent owned in a shared inbox waits again`() async throws {
    let desk = try await Desk(policy: .shared, agents: ["anna", "ben"], queues: [.claimed])
    guard case .stored(let id, _) = try await desk.write("Hello", id: "1") else { throw NoOffer() }
    try await desk.center.claim(id.conversation, by: "anna")
    try await desk.center.perform(Command(.removeAgent("anna"), by: .administrator))
    #expect(try await desk.conversation(id.conversation)?.stage == .queued)
    try await desk.center.claim(id.conversation, by: "ben")
    #expect(try await desk.conversation(id.conversation)?.owner == "ben")
  }

  @Test func `A-44 a claim that crosses with its agent's removal leaves nobody as the owner`()
    async throws
  {
    let storage = MeanwhileStorage()
    let desk = try await Desk(storage: storage, policy: .shared, queues: [.claimed])
    guard case .stored(let id, _) = try await desk.write("Hello", id: "1") else { throw NoOffer() }
    storage.afterNextLoad(
      where: { $0.conversations == [id.conversation] },
      run: {
        try await desk.center.perform(Command(.removeAgent("anna"), by: .administrator))
      }
    )
    await #expect(throws: ConversationError(.unknownAgent("anna"))) {
      try await desk.center.claim(id.conversation, by: "anna")
    }
    #expect(try await desk.conversation(id.conversation)?.stage == .queued)
  }

  @Test func `A-44 a removal that crosses with a claim takes what was claimed`() async throws {
    let storage = MeanwhileStorage()
    let desk = try await Desk(storage: storage, policy: .shared, queues: [.claimed])
    guard case .stored(let id, _) = try await desk.write("Hello", id: "1") else { throw NoOffer() }
    // The removal's second load comes after it has looked for what anna owns.
    storage.afterNextLoad(
      where: { $0.includesConcernedAgents },
      run: {
        try await desk.center.claim(id.conversation, by: "anna")
      }
    )
    try await desk.center.perform(Command(.removeAgent("anna"), by: .administrator))
    #expect(try await desk.conversation(id.conversation)?.stage == .queued)
  }
}
