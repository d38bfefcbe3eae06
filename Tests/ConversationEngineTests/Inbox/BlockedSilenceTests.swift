import AgentDesktop
import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// What a blocked visitor writes is stored, and nobody's screen or mail says so.
@Suite struct BlockedSilenceTests {
  @Test func `S-09 a blocked visitor's message toasts nobody, and is unread nowhere`() async throws
  {
    let desk = try await SharedDesk()
    let id = try await desk.open(id: "1")
    try await desk.center.claim(id, by: "anna")
    try await desk.center.blockVisitor(of: id, by: "anna")
    var feed = desk.center.deskFeed(for: "anna").makeAsyncIterator()
    _ = try await feed.updatesByNow()
    try await desk.write("Me again", id: "2")
    let told = try await feed.updatesByNow().map(\.view)
    var bubbles: [Bubble] = []
    for view in told {
      if case .notification = view { Issue.record("a blocked visitor pops up") }
      if case .appended(let bubble) = view { bubbles.append(bubble) }
      if case .row(let row) = view { #expect(!row.isUnread) }
    }
    #expect(bubbles.map(\.text) == ["Me again"], "it stands in the transcript")
    #expect(bubbles.allSatisfy { !$0.isUnread })
    // Heard again, they pop up again.
    try await desk.center.unblockVisitor(of: id, by: "anna")
    try await desk.write("Sorry", id: "3")
    let heard = try await feed.updatesByNow().map(\.view)
    #expect(heard.contains { if case .notification = $0 { true } else { false } })
  }

  @Test func `S-09 a block holds in a conversation that an agent starts with its visitor`()
    async throws
  {
    let desk = try await SharedDesk()
    try await desk.center.save(
      AgentProfile(
        id: "carla",
        name: "Carla",
        teams: ["day"],
        permissions: AgentPermissions(access: .full)
      )
    )
    let first = try await desk.open(id: "1")
    try await desk.center.resolve(first, by: "carla")
    try await desk.center.blockVisitor(of: first, by: "carla")
    let outcome = try await desk.center.startConversation(
      from: "outlet",
      with: ChannelAddress(kind: "loopback", value: "cora"),
      text: "About your bill",
      by: "carla"
    )
    let second = try #require(outcome.conversation)
    #expect(try await desk.conversation(second)?.visitorBlock?.by == "carla")
    try await desk.write("Ha", to: "outlet", id: "2")
    #expect(try await desk.conversation(second)?.waitingSince == nil)
    #expect(try await desk.desk.texts(of: second) == ["About your bill", "Ha"])
    // It is lifted there as anywhere.
    try await desk.center.unblockVisitor(of: second, by: "carla")
    #expect(try await desk.conversation(first)?.visitorBlock == nil)
    try await desk.write("Hello", to: "outlet", id: "3")
    #expect(try await desk.conversation(second)?.waitingSince != nil)
  }

  @Test func `S-09 H-35 whoever is blocked before they leave has missed nothing`() async throws {
    let house = try await NoticeHouse()
    try await house.visit()
    let id = try await house.write("1")
    try await house.center.runDue()
    try await house.center.claim(id, by: "anna")
    try await house.center.blockVisitor(of: id, by: "anna")
    house.time.advance(by: 3600)
    try await house.send()
    #expect(
      try await house.notices() == [.offlineMessage(MessageID(conversation: id, sequence: 1))]
    )
  }

  @Test func `S-09 a blocked visitor who calls gets no text, also at a thread that is new`()
    async throws
  {
    for isBlocked in [false, true] {
      let line = try await Hotline(on: [.customerHangsUp])
      var customer = Customer(
        id: CustomerID(high: 7, low: 7),
        address: CustomerAddress(Hotline.caller, isVerified: true),
        createdAt: line.shop.desk.time.now
      )
      if isBlocked {
        customer.visitorBlock = try await Self.someBlock()
      }
      var batch = ChangeBatch(id: BatchID(high: 9, low: 9), at: line.shop.desk.time.now)
      batch.documents = [Change(Document(customer), expected: nil)]
      _ = try await line.storage.commit(batch)
      let result = try await line.miss()
      #expect((result.reply == nil) == isBlocked)
    }
  }

  /// A block as an agent sets it.
  private static func someBlock() async throws -> VisitorBlock? {
    let desk = try await SharedDesk()
    let id = try await desk.open(id: "1")
    try await desk.center.blockVisitor(of: id, by: "carla")
    return try await desk.conversation(id)?.visitorBlock
  }
}
