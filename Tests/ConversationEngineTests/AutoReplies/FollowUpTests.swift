import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct FollowUpTests {
  private static let both: [AutoReplyTrigger] = [.captureAdvisorRating, .askCustomerIssueResolved]

  /// A conversation that an agent has taken, and may end.
  private func active(at shop: ReplyingDesk, id: String = "1") async throws -> ConversationID {
    try await shop.write("Hello", id: id)
    guard let offer = try await shop.desk.center.openOffers(to: "anna").first else {
      throw NoOffer()
    }
    try await shop.desk.center.accept(offer.id, by: "anna")
    return offer.conversation.id
  }

  private func waiting(at shop: ReplyingDesk) async throws -> Int {
    let query = DocumentQuery(kind: FollowUp.documentKind, name: FollowUp.dueKey, value: "")
    return try await shop.desk.storage.documents(query, after: nil, limit: 99).elements.count
  }

  @Test func `P-09 P-10 after the end the customer is asked once, in order`() async throws {
    let shop = try await ReplyingDesk(on: Self.both)
    let id = try await active(at: shop)
    try await shop.desk.center.end(id, by: "anna")
    #expect(try await shop.desk.center.runDue().followUps == 1)
    #expect(try await shop.sent().count == 2)
    let programs = try await shop.desk.storage.transcript(of: id, before: nil, limit: 9)
      .map(\.author).filter { $0 != .customer }
    #expect(programs == Self.both.map { .automation("auto-reply/\($0)") })
    shop.desk.time.advance(by: 86_400)
    #expect(try await shop.sent().count == 2)
    #expect(try await waiting(at: shop) == 0)
  }

  @Test func `P-09 what is to be asked is one commit with the ending`() async throws {
    let storage = BatchRecorder(InMemoryStorage())
    let shop = try await ReplyingDesk(storage: storage, on: Self.both)
    let id = try await active(at: shop)
    storage.forget()
    try await shop.desk.center.end(id, by: "anna")
    let batch = try #require(storage.batches.first)
    #expect(batch.documents.map(\.value.id.kind) == [FollowUp.documentKind])
    #expect(batch.conversations.first?.value.isOpen == false)
    storage.forget()
    try await shop.desk.center.runDue()
    // Replies, their claims and the removal of what was to be done come together, too.
    let asked = try #require(storage.batches.first { !$0.removals.isEmpty })
    #expect(asked.messages.count == 2 && asked.claims.count == 2 && asked.removals.count == 1)
  }

  @Test func `P-09 the customer is asked when the delay is over, by whichever host is there`()
    async throws
  {
    let shop = try await ReplyingDesk()
    var draft = AutoReplyDraft(team: "day", companyName: "Example")
    draft[.captureAdvisorRating] = AutoReply(isEnabled: true)
    draft.policy.followUpDelay = 3_600
    try await shop.save(draft)
    try await shop.desk.center.end(try await active(at: shop), by: "anna")
    shop.desk.time.advance(by: 3_599)
    #expect(try await shop.sent().isEmpty)
    shop.desk.time.advance(by: 1)
    // The host that ended it has stopped: another one over the same storage asks.
    let (time, random) = (shop.desk.time, SeededSource(seed: 9))
    let other = ContactCenter(
      storage: shop.desk.storage,
      adapters: [shop.desk.channel],
      inboxes: [try Desk.policy()],
      surroundings: Surroundings(now: { time.now }, random: { random.next() })
    )
    try await other.runDue()
    #expect(shop.desk.channel.sent.count == 1)
  }

  @Test func `G2 ten hosts that look at once ask once`() async throws {
    let shop = try await ReplyingDesk(
      storage: FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(1)),
      on: Self.both
    )
    try await shop.desk.center.end(try await active(at: shop), by: "anna")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<10 { group.addTask { try await shop.desk.center.runDue() } }
      try await group.waitForAll()
    }
    #expect(try await shop.sent().count == 2)
  }

  @Test
  func `P-10 a conversation that was reopened meanwhile is not asked about, and that is said`()
    async throws
  {
    let desk = try await ReplyingDesk(
      on: [.askCustomerIssueResolved],
      policy: try Desk.policy(afterEnd: .reopen(within: nil))
    )
    let id = try await active(at: desk)
    try await desk.desk.center.end(id, by: "anna")
    try await desk.write("It broke again", id: "2")
    #expect(try await desk.desk.conversation(id)?.isOpen == true)
    #expect(try await desk.sent().isEmpty)
    #expect(desk.desk.observer.observations.contains { $0.contains("reopened") })
    #expect(try await waiting(at: desk) == 0)
    // Its next ending is another occasion.
    try await desk.desk.center.submitWrapUp(id, reason: "solved", by: "anna")
    let offer = try #require(try await desk.desk.center.openOffers(to: "anna").first)
    try await desk.desk.center.accept(offer.id, by: "anna")
    try await desk.desk.center.end(id, by: "anna")
    #expect(try await desk.sent().count == 1)
  }

  @Test
  func `P-09 nobody is asked about what no advisor has handled, or by a team that has it off`()
    async throws
  {
    let off = try await ReplyingDesk(on: [.customerCallsAfterHours])
    try await off.desk.center.end(try await active(at: off), by: "anna")
    #expect(try await waiting(at: off) == 0)
    let shop = try await ReplyingDesk(on: Self.both)
    try await shop.desk.center.setIdle("anna", reason: .onBreak)
    try await shop.write("Hello", id: "1")
    let end = CustomerEnd(
      channel: .sms,
      recipient: "+13125550100",
      sender: .phone("+13125550101")
    )
    _ = try await shop.desk.center.ingest([.customerEnded(end)], from: "loopback")
    #expect(try await waiting(at: shop) == 0)
    #expect(try await shop.sent().isEmpty)
  }

  @Test func `P-09 an end by the customer is asked about, too, unless they have opted out`()
    async throws
  {
    for hasOptedOut in [false, true] {
      let shop = try await ReplyingDesk(on: [.captureAdvisorRating])
      _ = try await active(at: shop)
      if hasOptedOut { try await shop.write("STOP", id: "2") }
      let before = try await shop.sent().count
      let end = CustomerEnd(
        channel: .sms,
        recipient: "+13125550100",
        sender: .phone("+13125550101")
      )
      _ = try await shop.desk.center.ingest([.customerEnded(end)], from: "loopback")
      #expect(try await shop.sent().count - before == (hasOptedOut ? 0 : 1))
    }
  }
}
