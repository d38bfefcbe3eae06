import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Locking
import Testing

/// A block is the visitor's, at every thread by which they write.
@Suite struct BlockedVisitorTests {
  @Test func `S-09 a block holds at the visitor's other threads, and ends at all of them`()
    async throws
  {
    let desk = try await SharedDesk()
    let first = try await desk.open(id: "1")
    let second = try await desk.open(to: "outlet", id: "2")
    try await desk.center.resolve(second, by: "carla")
    try await desk.center.blockVisitor(of: first, by: "carla")
    #expect(try await desk.conversation(second)?.visitorBlock?.by == "carla")
    let before = try #require(try await desk.conversation(second))
    try await desk.write("Me again", to: "outlet", id: "3")
    let after = try #require(try await desk.conversation(second))
    #expect(!after.isOpen, "it reopens nothing")
    #expect(after.lastActivityAt == before.lastActivityAt, "it moves nothing")
    #expect(try await desk.desk.texts(of: second) == ["Hello", "Me again"], "it is stored")
    // Lifted at the other one.
    try await desk.center.unblockVisitor(of: second, by: "carla")
    #expect(try await desk.conversation(first)?.visitorBlock == nil)
    try await desk.write("Sorry", to: "outlet", id: "4")
    #expect(try await desk.conversation(second)?.isOpen == true)
  }

  @Test func `S-09 a thread that a blocked visitor begins is stored, and nobody's work`()
    async throws
  {
    for afterEnd in [AfterEnd.reopen(), .newConversation] {
      let desk = try await SharedDesk { $0.afterEnd = afterEnd }
      let first = try await desk.open(id: "1")
      try await desk.center.blockVisitor(of: first, by: "carla")
      let events = try await desk.desk.storage.lastCursor()
      let second = try await desk.open("Here, too", to: "outlet", id: "2")
      try await desk.write("And here", to: "outlet", id: "3")
      let opened = try #require(try await desk.conversation(second))
      #expect(second != first)
      #expect(!opened.isOpen && opened.waitingSince == nil)
      #expect(try await desk.desk.texts(of: second) == ["Here, too", "And here"])
      let told = try await desk.desk.storage.events(after: events, limit: 99).map(\.event)
      #expect(told.contains(.conversation(second, .inbox(.visitorBlocked(by: "carla")))))
      #expect(try await desk.center.inboxCounts(for: "olga").open == 1, "the first one alone")
      // Another visitor is heard.
      let other = try await desk.open(to: "outlet", from: "dora", id: "4")
      #expect(try await desk.conversation(other)?.isOpen == true)
      try await desk.center.unblockVisitor(of: first, by: "carla")
      #expect(try await desk.conversation(second)?.visitorBlock == nil)
    }
  }

  @Test(arguments: [true, false])
  func `S-09 who turns out to be blocked is blocked at their other threads, too`(
    _ isAnonymousBlocked: Bool
  ) async throws {
    for byRecognition in [true, false] {
      let desk = try await SharedDesk()
      let session = ChannelAddress.anonymousVisitor("s-1", widget: "shop")
      let user = ChannelAddress.visitor("u-1", widget: "shop")
      let anonymous = try await desk.open(to: "shop", at: session, id: "1")
      let known = try await desk.open(to: "outlet", at: user, id: "2")
      let (blocked, other) = isAnonymousBlocked ? (anonymous, known) : (known, anonymous)
      try await desk.center.blockVisitor(of: blocked, by: "carla")
      if byRecognition {
        try await desk.center.recognise(session, as: user, proof: .userHash)
      } else {
        let ids = try await (
          desk.conversation(anonymous)?.customer, desk.conversation(known)?.customer
        )
        try await desk.center.takeOver(
          try #require(ids.0),
          into: try #require(ids.1),
          proof: .person,
          by: .agent("carla")
        )
      }
      let followed = try #require(try await desk.conversation(other))
      #expect(followed.visitorBlock?.by == "carla")
      #expect(followed.waitingSince == nil)
      try await desk.center.unblockVisitor(of: other, by: "carla")
      #expect(try await desk.conversation(blocked)?.visitorBlock == nil)
    }
  }

  @Test func `S-09 a conversation that is opened while its visitor is blocked is found`()
    async throws
  {
    let memory = InMemoryStorage()
    let desk = try await SharedDesk(storage: memory)
    let first = try await desk.open(id: "1")
    // A second host takes a message in between what the block has read and what it commits.
    let between = Once()
    let blocking = ContactCenter(
      storage: MeanwhileInbox(base: memory) {
        guard between.isFirst() else { return }
        _ = try await desk.open("In between", to: "outlet", id: "2")
      },
      adapters: [],
      inboxes: [
        .sharedInbox(
          "support",
          offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
        )
      ]
    )
    try await blocking.blockVisitor(of: first, by: "carla")
    let page = try await desk.center.conversations(
      of: try #require(try await desk.conversation(first)).customer,
      for: "olga"
    )
    #expect(page.elements.count == 2)
    #expect(page.elements.allSatisfy { $0.conversation.visitorBlock != nil })
  }

  @Test func `S-09 who is blocked while their conversation is opened opens none`() async throws {
    let memory = InMemoryStorage()
    let desk = try await SharedDesk(storage: memory)
    let first = try await desk.open(id: "1")
    let once = Once()
    // They are blocked between what the message has read and what it commits.
    let receiving = ContactCenter(
      storage: MeanwhileOpening(base: memory) {
        guard once.isFirst() else { return }
        try await desk.center.blockVisitor(of: first, by: "carla")
      },
      adapters: [LoopbackChannel()],
      inboxes: [
        .sharedInbox(
          "support",
          offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
        )
      ]
    )
    let message = InboundMessage(
      channel: "loopback",
      recipient: "outlet",
      sender: ChannelAddress(kind: "loopback", value: "cora"),
      text: "Here, too",
      externalID: "2"
    )
    let results = try await receiving.ingest([.message(message)], from: "loopback")
    guard case .stored(let stored, _) = results.first else {
      Issue.record("the message was not stored")
      return
    }
    let second = try #require(try await desk.conversation(stored.conversation))
    #expect(!second.isOpen && second.visitorBlock?.by == "carla")
  }

  @Test func `the ceiling of messages a minute is counted as messages come, and stops agents`()
    async throws
  {
    let desk = try await SharedDesk { $0.messagesPerMinute = 4 }
    let id = try await desk.open(id: "1")
    try await desk.center.claim(id, by: "anna")
    for number in 2...4 { try await desk.write("Echo \(number)", id: "\(number)") }
    await #expect(throws: ConversationError(.tooManyMessages(perMinute: 4))) {
      try await desk.center.send("Echo", in: id, by: "anna")
    }
    // The customer is never stopped, and a minute after its first message it goes on.
    try await desk.write("Still here", id: "5")
    #expect(try await desk.desk.texts(of: id).count == 5)
    desk.desk.time.advance(by: 60)
    try await desk.center.send("Here I am", in: id, by: "anna")
  }
}

/// Lets something happen after a customer's conversations were read.
private struct MeanwhileInbox: StorageDecorator {
  let base: any ContactCenterStorage
  let happen: @Sendable () async throws -> Void

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    let page = try await base.conversations(query, after: after, limit: limit)
    if case .ofCustomer = query { try await happen() }
    return page
  }
}

/// Lets something happen before a conversation is opened.
private struct MeanwhileOpening: StorageDecorator {
  let base: any ContactCenterStorage
  let happen: @Sendable () async throws -> Void

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    if batch.conversations.contains(where: { $0.expected == nil }) { try await happen() }
    return try await base.commit(batch)
  }
}

/// Something that happens once.
private final class Once: Sendable {
  private let hasHappened = Locked(false)

  func isFirst() -> Bool {
    hasHappened.withLock { hasHappened in
      defer { hasHappened = true }
      return !hasHappened
    }
  }
}
