import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// What agents read, and what is refused to them.
@Suite struct InboxReadingTests {
  /// Five conversations: nobody's at the shop, Anna's and Ben's at the shop, Ben's at the outlet that
  /// Anna has joined, and one that Ben has resolved.
  private static func fill(_ desk: SharedDesk) async throws -> [ConversationID] {
    var ids: [ConversationID] = []
    for (number, shop) in ["shop", "shop", "shop", "outlet", "outlet"].enumerated() {
      desk.desk.time.advance(by: 1)
      ids.append(try await desk.open(to: shop, from: "customer-\(number)", id: "\(number)"))
    }
    for (number, owner) in [(1, "anna"), (2, "ben"), (3, "ben"), (4, "ben")] {
      try await desk.center.assign(ids[number], to: AgentID(owner), by: "olga")
    }
    try await desk.center.resolve(ids[4], by: "ben")
    return ids
  }

  @Test func `H-02, H-03, H-07, A-24 open is everybody's and resolved is what is finished`()
    async throws
  {
    let desk = try await SharedDesk()
    let ids = try await Self.fill(desk)
    let lists: [(Set<InboxCategory>, AgentID, [Int])] = [
      ([.unassigned], "anna", [0]), ([.mine], "anna", [1]),
      ([.assignedToOthers], "anna", [3, 2]), ([.mine], "ben", [3, 2]),
      ([.assignedToOthers], "ben", [1]), (InboxCategory.open, "anna", [3, 2, 1, 0]),
      (InboxCategory.open, "ben", [3, 2, 1, 0]), ([.resolved], "anna", [4]),
    ]
    for (categories, agent, numbers) in lists {
      let page = try await desk.center.inbox(categories, for: agent)
      #expect(page.elements.map(\.id) == numbers.map { ids[$0] }, "\(categories) of \(agent)")
      if let category = categories.first, categories.count == 1 {
        let counts = try await desk.center.inboxCounts(for: agent)
        #expect(counts[category] == numbers.count)
        #expect(counts.open == 4)
      }
    }
    let entry = try #require(
      try await desk.center.inbox([.unassigned], for: "anna").elements.first
    )
    #expect(entry.customer?.name?.text == "Customer-0")
    #expect(entry.newestMessage?.text == "Hello")
  }

  @Test func `an inbox is narrowed down to a team, an entry point, and read in pages`()
    async throws
  {
    let desk = try await SharedDesk()
    let ids = try await Self.fill(desk)
    let all = Set(InboxCategory.allCases)
    let night = try await desk.center.inbox(all, teams: ["night"], for: "anna")
    #expect(night.elements.map(\.id) == [ids[4], ids[3]])
    #expect(try await desk.center.inbox(all, teams: ["nobody"], for: "anna").elements.isEmpty)
    let counts = try await desk.center.inboxCounts(teams: ["night"], for: "anna")
    #expect(counts.open == 1 && counts[.resolved] == 1)
    let shop = InboxFilter(entryPoints: ["shop"])
    var (seen, cursor): ([ConversationID], PageCursor?) = ([], nil)
    repeat {
      let page = try await desk.center.inbox(
        all,
        shop,
        order: .waiting,
        after: cursor,
        limit: 2,
        for: "anna"
      )
      #expect(page.elements.count <= 2)
      seen += page.elements.map(\.id)
      cursor = page.next
    } while cursor != nil
    #expect(seen == [ids[0], ids[1], ids[2]], "who waits longest comes first")
  }

  @Test func `only my conversations: lists, counts and reading agree for every standing`()
    async throws
  {
    for sees in ConversationVisibility.allCases {
      for queues in [Access<QueueID>.all, .only(["help"]), .none] {
        let desk = try await SharedDesk(sees: sees, queues: queues)
        // Filled by those who see everything.
        let ids = try await Self.fill(desk)
        for person in SharedDesk.access {
          var listed: Set<ConversationID> = []
          for category in InboxCategory.allCases {
            let page = try await desk.center.inbox([category], for: person.id)
            listed.formUnion(page.elements.map(\.id))
            #expect(
              try await desk.center.inboxCounts(for: person.id)[category] == page.elements.count
            )
          }
          let seesAll = person.access == .accountOwner || person.role == .administrator
          if seesAll { #expect(listed.count == ids.count, "\(person.id)") }
          for id in ids {
            let conversation = try #require(try await desk.conversation(id))
            if !seesAll, sees == .own, queues == .all {
              let isTheirs = conversation.inboxAgent == person.id
              #expect(listed.contains(id) == isTheirs, "S-06 \(person.id)")
            }
            if listed.contains(id) {
              let read = try await desk.center.conversation(id, for: person.id)
              #expect(read.messages.first?.text == "Hello")
            } else {
              await #expect(throws: ConversationError(.unknownConversation)) {
                try await desk.center.conversation(id, for: person.id)
              }
            }
            let history = try await desk.center.conversations(
              of: conversation.customer,
              for: person.id
            )
            #expect(history.elements.map(\.id) == (listed.contains(id) ? [id] : []), "H-28")
          }
        }
      }
    }
  }

  @Test func `S-06 who sees some queues sees these, and what is or was theirs`() async throws {
    let all = Set(InboxCategory.allCases)
    let seen: [(ConversationVisibility, AgentID, Set<Int>)] = [
      (.all, "anna", [0, 1, 2]), (.all, "ben", [0, 1, 2, 3, 4]), (.all, "carla", [0, 1, 2]),
      (.ownAndUnassigned, "anna", [0, 1]), (.ownAndUnassigned, "ben", [0, 2, 3, 4]),
      (.own, "anna", [1]), (.own, "ben", [2, 3, 4]), (.own, "carla", []),
      (.own, "olga", [0, 1, 2, 3, 4]), (.own, "sam", []), (.own, "ada", [0, 1, 2, 3, 4]),
    ]
    for sees in ConversationVisibility.allCases {
      let desk = try await SharedDesk(sees: sees, queues: .only(["help"]))
      let ids = try await Self.fill(desk)
      for (_, agent, numbers) in seen.filter({ $0.0 == sees }) {
        let page = try await desk.center.inbox(all, for: agent)
        let expected = Set(numbers.map { ids[$0] })
        #expect(Set(page.elements.map(\.id)) == expected, "\(sees) \(agent)")
      }
    }
  }

  @Test func `nothing is read for whom it is refused to`() async throws {
    let memory = InMemoryStorage()
    let desk = try await SharedDesk(storage: memory, sees: .own)
    let ids = try await Self.fill(desk)
    let before = memory.rowsTouched
    await #expect(throws: ConversationError(.unknownConversation)) {
      try await desk.center.conversation(ids[2], for: "anna")
    }
    #expect(memory.rowsTouched - before == 2, "who asks, and for what")
    try await desk.center.perform(Command(.removeAgent("ben"), by: .administrator))
    for agent in ["zoe", "ben"] as [AgentID] {
      let before = memory.rowsTouched
      for read in Self.reads {
        await #expect(throws: ConversationError(.unknownAgent(agent))) {
          try await read(desk.center, ids[3], agent)
        }
      }
      #expect(memory.rowsTouched - before <= 2 * Self.reads.count)
    }
  }

  private static let reads:
    [@Sendable (ContactCenter, ConversationID, AgentID) async throws -> Void] =
      [
        { center, _, agent in _ = try await center.inbox(for: agent) },
        { center, _, agent in _ = try await center.inboxCounts(for: agent) },
        { center, id, agent in _ = try await center.conversation(id, for: agent) },
        { center, _, agent in
          _ = try await center.conversations(of: CustomerID(high: 1, low: 1), for: agent)
        },
      ]

  @Test func `a conversation is read with its transcript in pages, its customer and agents`()
    async throws
  {
    let desk = try await SharedDesk()
    let id = try await desk.open(id: "1")
    try await desk.center.claim(id, by: "anna")
    for number in 1...5 { try await desk.center.send("Answer \(number)", in: id, by: "anna") }
    let last = try await desk.center.conversation(id, limit: 3, for: "ben")
    #expect(last.messages.map(\.text) == ["Answer 3", "Answer 4", "Answer 5"])
    #expect(last.hasEarlier)
    let first = try await desk.center.conversation(
      id,
      before: last.messages.first?.id.sequence,
      for: "ben"
    )
    #expect(first.messages.first?.text == "Hello")
    #expect(first.messages.last?.text == "Answer 2" && !first.hasEarlier)
    #expect(first.customer?.name?.text == "Cora")
    #expect(Set(first.agents.map(\.id)) == ["anna", "ben"])
  }
}
