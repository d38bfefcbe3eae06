import ConversationCore
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// A storage with a thousand conversations, of which each read may look at a few.
@Suite struct RowsTouchedTests {
  let storage = InMemoryStorage()
  let ids = SeededSource(seed: 5)
  let now = Date(timeIntervalSince1970: 1_750_000_000)
  let conversations: [ConversationID]

  init() throws {
    let entryPoint = GoldenRecords().entryPoint
    let queue = Queue(
      id: "support",
      name: "Support",
      channelClass: .social,
      teams: ["team"],
      overflow: Queue.Overflow(after: 60, to: "overflow")
    )
    let timeouts = OfferTimeouts(telephony: 60, chat: 60, email: 60, social: 60)
    var opened: [ConversationID] = []
    for number in 1...1000 {
      let message = InboundMessage(
        channel: .sms,
        recipient: "+15555550100",
        sender: .phone("+1555555\(1000 + number)"),
        text: "Hello",
        externalID: "\(number)"
      )
      let id: ConversationID = ids.make(at: now)
      let change = Transition.open(
        id,
        for: ids.make(at: now),
        with: message,
        at: entryPoint,
        queue: queue,
        policy: .sharedInbox("inbox", offerTimeouts: timeouts),
        now: now + Double(number)
      )
      var agent = Agent(
        id: AgentID("agent-\(number)"),
        name: "",
        teams: ["team"],
        createdAt: now
      )
      _ = try agent.signIn(at: now)
      _ = try agent.choose(.available, by: .system, at: now)
      var batch = ChangeBatch(id: ids.make(at: now), at: now)
      batch.conversations = [Change(change.conversation, expected: nil)]
      batch.messages = change.messages
      batch.events = change.events
      batch.agents = [Change(agent, expected: nil)]
      _ = try storage.commit(batch)
      opened.append(id)
    }
    conversations = opened
  }

  func touched(by read: () throws -> Void) rethrows -> Int {
    let before = storage.rowsTouched
    try read()
    return storage.rowsTouched - before
  }

  @Test func `Each read touches what it returns, among a thousand of each kind`() throws {
    var request = LoadRequest()
    request.conversations = [conversations[500]]
    #expect(try touched { _ = try storage.load(request) } == 1)
    #expect(try touched { _ = try storage.waiting(in: ["support"], limit: 5) } == 5)
    #expect(try touched { _ = try storage.due(at: now + 9999, limit: 5) } == 5)
    #expect(try touched { _ = try storage.events(after: .start, limit: 5) } == 5)
    #expect(try touched { _ = try storage.agents(of: "team", after: nil, limit: 5) } == 5)
    #expect(
      try touched { _ = try storage.transcript(of: conversations[1], before: nil, limit: 5) } == 1
    )
    let inbox = ConversationQuery.inbox(InboxQuery([.unassigned], sight: .everything))
    // One more than the page tells whether there is a next one; and there is one shelf.
    #expect(try touched { _ = try storage.conversations(inbox, after: nil, limit: 5) } == 7)
  }

  @Test func `Ready agents are found without looking at the others`() throws {
    let query = ReadyAgentsQuery(
      teams: ["team"],
      channelClass: .social,
      order: .longestRested,
      limit: 5
    )
    #expect(try touched { _ = try storage.readyAgents(query) } >= 5)
    #expect(try touched { _ = try storage.readyAgents(query) } == 5)
  }
}
