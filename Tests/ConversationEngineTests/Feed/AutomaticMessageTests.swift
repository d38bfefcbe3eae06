import AgentDesktop
import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Testing

/// What programs say, on the screen of whoever works on the conversation.
@Suite struct AutomaticMessageTests {
  @Test func `A-22 what a program says into a running conversation is told to who works on it`()
    async throws
  {
    let shop = try await ReplyingDesk(on: [.customerTextsAfterHours])
    shop.go(to: 12)
    try await shop.write("Hello", id: "1")
    let offer = try #require(await shop.desk.center.openOffers(to: "anna").first)
    try await shop.desk.center.accept(offer.id, by: "anna")
    var feed = shop.desk.center.deskFeed(for: "anna").makeAsyncIterator()
    _ = try await feed.updatesByNow()
    shop.go(to: 20)
    try await shop.write("Still there?", id: "2")
    let bubbles = try await feed.updatesByNow().compactMap { update -> Bubble? in
      guard case .appended(let bubble) = update.view else { return nil }
      return bubble
    }
    #expect(bubbles.map(\.side) == [.customer, .agent])
    let stored = try await shop.desk.storage.transcript(
      of: offer.conversation.id,
      before: nil,
      limit: 9
    )
    #expect(stored.last?.author == .automation("auto-reply/customerTextsAfterHours"))
    #expect(bubbles.last?.text == stored.last?.text)
  }
}
