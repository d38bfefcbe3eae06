import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct ReplyLimitTests {
  @Test func `C-03 nothing is said by itself once the messaging window has closed`()
    async throws
  {
    for (wait, count) in [(3_599.0, 1), (3_600.0, 0)] {
      let shop = try await ReplyingDesk(
        on: [.captureAdvisorRating],
        capabilities: ChannelCapabilities(
          window: .init(standard: 3_600, forPeople: 86_400),
          mayWriteFirst: true
        )
      )
      try await shop.write("Hello", id: "1")
      let offer = try #require(try await shop.desk.center.openOffers(to: "anna").first)
      try await shop.desk.center.accept(offer.id, by: "anna")
      shop.desk.time.advance(by: wait)
      try await shop.desk.center.end(offer.conversation.id, by: "anna")
      #expect(try await shop.sent().count == count, "after \(wait) s")
    }
  }

  @Test func `S-09 a conversation that has had its messages of this minute gets no reply`()
    async throws
  {
    var policy = try Desk.policy()
    policy.messagesPerMinute = 1
    let shop = try await ReplyingDesk(on: [.customerTextsAfterHours], policy: policy)
    shop.go(to: 20)
    try await shop.write("Hello", id: "1")
    #expect(try await shop.sent().isEmpty)
    #expect(shop.desk.observer.observations.contains { $0.contains("tooManyMessages") })
    policy.messagesPerMinute = 2
    let other = try await ReplyingDesk(on: [.customerTextsAfterHours], policy: policy)
    other.go(to: 20)
    try await other.write("Hello", id: "1")
    #expect(try await other.sent().count == 1)
  }

  @Test func `G2 an occasion that is reported months later is not answered again`() async throws {
    let line = try await Hotline(on: [.customerHangsUp, .customerLeavesVoicemail])
    try await line.miss()
    #expect(try await line.shop.sent().count == 1)
    // The ledger forgets by count, webhooks' claims after a week; the reply's claim stays.
    for number in 0..<110 {
      line.shop.desk.time.advance(by: 86_400)
      _ = try await line.miss(CallID("other-\(number)"))
    }
    try await line.shop.desk.center.runDue()
    let sent = try await line.shop.sent().count
    #expect(sent > ReplyLedger.maximum)
    #expect(try await line.report(.voicemail(nil)).reply == nil)
    #expect(try await line.shop.sent().count == sent)
  }
}
