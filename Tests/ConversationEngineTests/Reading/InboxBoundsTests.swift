import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// How many rows an agent's reads touch, by the storage's own count.
@Suite struct InboxBoundsTests {
  /// A shared inbox with so many conversations: half of them Anna's, a tenth of them resolved.
  private static func filled(_ count: Int) async throws -> (SharedDesk, InMemoryStorage) {
    let memory = InMemoryStorage()
    let desk = try await SharedDesk(storage: memory, sees: .ownAndUnassigned)
    let ids = SeededSource(seed: 3)
    let policy = InboxPolicy.sharedInbox(
      "support",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    )
    var request = LoadRequest()
    request.agents = ["anna", "ben", "carla"]
    let agents = try memory.load(request).agents.map(\.value)
    let queue = Queue(id: "help", name: "Help", channelClass: .social, teams: ["day"])
    let now = desk.desk.time.now
    for start in stride(from: 0, to: count, by: 500) {
      var batch = ChangeBatch(id: ids.make(at: now), at: now)
      for number in start..<min(start + 500, count) {
        let customer = Customer(
          id: CustomerID(high: 1, low: UInt64(number)),
          address: CustomerAddress(
            ChannelAddress(kind: "loopback", value: "customer-\(number)"),
            isVerified: true
          ),
          createdAt: now
        )
        let at = now + Double(number)
        var change = Transition.open(
          ids.make(at: at),
          // Every fiftieth conversation is of one customer.
          for: number.isMultiple(of: 50) ? CustomerID(high: 1, low: 0) : customer.id,
          with: desk.desk.message("Hello", from: "customer-\(number)", id: "\(number)"),
          at: number.isMultiple(of: 3) ? SharedDesk.outlet : Desk.shop,
          queue: queue,
          policy: policy,
          now: at
        )
        change.include(agents)
        if number % 10 > 3 {
          let owner = number.isMultiple(of: 5) ? agents[1].id : agents[0].id
          try change.claim(by: owner, at: at)
          if number % 10 == 9 { try change.resolve(by: owner, at: at) }
        }
        batch.documents.append(Change(Document(customer), expected: nil))
        batch.conversations.append(Change(change.conversation, expected: nil))
        batch.messages += change.messages
        batch.events += change.events
      }
      _ = try memory.commit(batch)
    }
    return (desk, memory)
  }

  /// What each read of a screen touches, as Anna, who sees a part, and as Olga, who sees all.
  private static func touched(_ desk: SharedDesk, _ memory: InMemoryStorage) async throws -> [Int] {
    var touched: [Int] = []
    func measure(_ read: () async throws -> Void) async rethrows {
      let before = memory.rowsTouched
      try await read()
      touched.append(memory.rowsTouched - before)
    }
    let center = desk.center
    for agent in ["anna", "olga"] as [AgentID] {
      for order in InboxOrder.allCases {
        for categories in InboxCategory.allCases.map({ Set([$0]) }) + [InboxCategory.open] {
          var cursor: PageCursor?
          try await measure {
            cursor = try await center.inbox(categories, order: order, for: agent).next
          }
          // The page after it costs no more.
          try await measure {
            _ = try await center.inbox(categories, order: order, after: cursor, for: agent)
          }
        }
      }
      try await measure { _ = try await center.inboxCounts(for: agent) }
      try await measure { _ = try await center.inboxCounts(teams: ["day"], for: agent) }
      try await measure {
        let page = try await center.conversations(of: CustomerID(high: 1, low: 0), for: agent)
        guard let id = page.elements.first?.id else { return }
        _ = try await center.conversation(id, for: agent)
      }
    }
    return touched
  }

  /// What a whole screen touches as it opens, and the card beside a conversation.
  private static func opened(_ desk: SharedDesk, _ memory: InMemoryStorage) async throws -> [Int] {
    var touched: [Int] = []
    for agent in ["anna", "olga"] as [AgentID] {
      var before = memory.rowsTouched
      var feed = desk.center.deskFeed(for: agent).makeAsyncIterator()
      guard case .opened(let screen) = try await feed.next()?.view,
        let row = screen.inbox[.mine].rows.first ?? screen.inbox[.assignedToOthers].rows.first
      else { throw NoOffer() }
      #expect(screen.inbox.open.contains { $0.rows.count == 50 && $0.hasMore })
      touched.append(memory.rowsTouched - before)
      before = memory.rowsTouched
      _ = try await desk.center.customerFile(of: row.id, for: agent)
      touched.append(memory.rowsTouched - before)
    }
    return touched
  }

  @Test func `H-21 a whole screen and the visitor card touch as many rows at any size`()
    async throws
  {
    let (small, smallRows) = try await Self.filled(5_000)
    let (large, largeRows) = try await Self.filled(20_000)
    let few = try await Self.opened(small, smallRows)
    let many = try await Self.opened(large, largeRows)
    #expect(few == many)
    // Three pages with what their rows show, and the conversations that the agent is in.
    #expect(many.allSatisfy { (1...1_500).contains($0) }, "\(many)")
  }

  @Test func `a page of 50, the counts and a card touch as many rows at any size`() async throws {
    // Both have more than a page in every category that is shown.
    let (small, smallRows) = try await Self.filled(5_000)
    let (large, largeRows) = try await Self.filled(20_000)
    let few = try await Self.touched(small, smallRows)
    let many = try await Self.touched(large, largeRows)
    #expect(few == many)
    // A page of 50 and one more, their customers and newest messages, the shelves, and who asks.
    let most = many.max() ?? Int.max
    let least = many.min() ?? 0
    #expect(most <= 200)
    #expect(least > 0)
  }
}
