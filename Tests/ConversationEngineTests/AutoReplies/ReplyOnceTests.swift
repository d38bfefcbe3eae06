import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct ReplyOnceTests {
  @Test func `peers 16 a webhook that is sent again while it is worked on is answered once`()
    async throws
  {
    let shop = try await ReplyingDesk(
      storage: FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(1))
    )
    shop.go(to: 12)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try await shop.write("Hello", id: "1")
          try await shop.desk.center.runDue()
        }
      }
      try await group.waitForAll()
    }
    #expect(try await shop.sent().count == 1)
    // The provider sends it again after our answer has gone out.
    try await shop.write("Hello", id: "1")
    #expect(try await shop.sent().count == 1)
  }

  @Test func `peers 28 nothing is said by itself to a message that comes after its window`()
    async throws
  {
    for (age, replies) in [(3_599.0, 1), (3_600, 0)] {
      let shop = try await ReplyingDesk(
        capabilities: ChannelCapabilities(
          window: .init(standard: 3_600, forPeople: 86_400),
          mayWriteFirst: true
        )
      )
      shop.go(to: 12)
      // The provider has held the webhook back, and says when the customer wrote.
      let message = InboundMessage(
        channel: .sms,
        recipient: "+13125550100",
        sender: .phone("+13125550101"),
        text: "Hello",
        externalID: "late",
        sentAt: shop.desk.time.now.addingTimeInterval(-age)
      )
      let results = try await shop.desk.center.ingest([.message(message)], from: "loopback")
      guard case .stored = results.first else {
        Issue.record("it was not stored: \(results)")
        continue
      }
      #expect(try await shop.sent().count == replies)
    }
  }
}
