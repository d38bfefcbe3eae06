import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Cards, marks, lists and feeds hold what their reader may see, and no more.
@Suite struct ReadersRightTests {
  @Test func `H-28 a card has the conversations that its reader sees`() async throws {
    let desk = try await SharedDesk(sees: .own)
    let own = try await desk.open(id: "1")
    try await desk.center.assign(own, to: "anna", by: "olga")
    let others = try await desk.open(to: "outlet", id: "2")
    try await desk.center.assign(others, to: "ben", by: "olga")
    let file = try await desk.center.customerFile(of: own, for: "anna")
    #expect(file.conversations.map(\.id) == [own])
    let all = try await desk.center.customerFile(of: own, for: "olga")
    #expect(Set(all.conversations.map(\.id)) == [own, others])
  }

  @Test func `S-10 nobody marks as read what they do not see`() async throws {
    let desk = try await SharedDesk(sees: .own)
    let id = try await desk.open(id: "1")
    try await desk.center.assign(id, to: "ben", by: "olga")
    await #expect(throws: ConversationError(.unknownConversation)) {
      try await desk.center.markRead(id, upTo: 1, by: "anna")
    }
    #expect(try await desk.center.readMark(of: id) == nil)
    #expect(try await desk.center.markRead(id, upTo: 99, by: "ben")?.by == "ben")
  }

  @Test func `A-24 the counts of a list that is narrowed down are those of what it lists`()
    async throws
  {
    let desk = try await SharedDesk()
    _ = try await desk.open(id: "1")
    _ = try await desk.open(to: "outlet", id: "2")
    let list = try await desk.center.inboxList(
      InboxCategory.open,
      InboxFilter(entryPoints: ["outlet"]),
      for: "anna"
    )
    #expect(list[.unassigned].count == 1 && list[.unassigned].rows.count == 1)
    #expect(!list[.unassigned].hasMore && list.openCount == 1)
  }

  @Test func `S-10 how far a conversation is read is told to whoever takes part in it`()
    async throws
  {
    let desk = try await SharedDesk()
    let id = try await desk.open(id: "1")
    try await desk.center.claim(id, by: "ben")
    var feeds = ["anna", "ben"].map { agent in
      desk.center.deskFeed(for: AgentID(agent)).makeAsyncIterator()
    }
    for index in feeds.indices { _ = try await feeds[index].updatesByNow() }
    try await desk.center.markRead(id, upTo: 1, by: "ben")
    let others = try await feeds[0].updatesByNow().map(\.view)
    #expect(!others.contains { if case .read = $0 { true } else { false } })
    #expect(try await feeds[1].updatesByNow().map(\.view).contains(.read(id, upTo: 1)))
  }

  @Test func `V-06 A-9 a conference's guest is alerted, too`() async throws {
    let desk = try await Desk(agents: ["anna"])
    let id = try await desk.activeConversation()
    try await desk.hire("ben")
    try await desk.center.requestConference(id, with: "ben", by: "anna")
    let offer = try #require(try await desk.center.openOffers(to: "ben").first)
    try await desk.center.accept(offer.id, by: "ben")
    var feed = desk.center.deskFeed(for: "ben").makeAsyncIterator()
    _ = try await feed.updatesByNow()
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    let told = try await feed.updatesByNow().map(\.view)
    #expect(told.contains { if case .alert(id, _) = $0 { true } else { false } })
  }
}
