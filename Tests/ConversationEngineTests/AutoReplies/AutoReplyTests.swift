import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct AutoReplyTests {
  @Test func `P-11 A-23 the first message of a conversation is answered, within hours too`()
    async throws
  {
    let shop = try await ReplyingDesk()
    shop.go(to: 12)
    try await shop.write("Hello", id: "1")
    try await shop.write("Anybody there?", id: "2")
    #expect(try await shop.sent().count == 1)
  }

  @Test func `A-23 a first message with notices before it is a first chat all the same`()
    async throws
  {
    let shop = try await ReplyingDesk(on: [.customerSendsFirstChat])
    shop.go(to: 12)
    try await shop.take(
      shop.message(
        "See my picture",
        id: "1",
        referral: Referral(source: "ADS"),
        droppedAttachments: [DroppedAttachment(name: "a.exe", reason: .typeNotAllowed)]
      )
    )
    #expect(try await shop.sent().count == 1)
  }

  @Test func `A-22 what was decided on a message is told once, when it is committed`()
    async throws
  {
    let storage = FaultInjectingStorage(InMemoryStorage())
    let shop = try await ReplyingDesk(storage: storage, on: [.customerSendsFirstChat])
    shop.go(to: 12)
    storage.failNextCommits([.conflict, .conflict])
    try await shop.write("Hello", id: "1")
    let told = shop.desk.observer.observations.filter { $0.contains("autoReplyDecided") }
    #expect(told.count == 2, "one for each of the two triggers: \(told)")
    #expect(told.filter { $0.contains("nil") }.count == 1)
  }

  @Test func `A-22 a first text after hours gets both replies, first chat first, in one commit`()
    async throws
  {
    let shop = try await ReplyingDesk()
    shop.go(to: 20)
    guard case .stored(let id, .open) = try await shop.write("Hello", id: "1") else {
      Issue.record("the message is to be stored")
      return
    }
    let messages = try await shop.desk.storage.transcript(
      of: id.conversation,
      before: nil,
      limit: 9
    )
    #expect(messages.map(\.direction) == [.inbound, .outbound, .outbound])
    #expect(
      messages.dropFirst().map(\.author) == [
        .automation("auto-reply/customerSendsFirstChat"),
        .automation("auto-reply/customerTextsAfterHours"),
      ]
    )
    #expect(try await shop.sent() == messages.dropFirst().compactMap(\.text))
  }

  @Test func `A-22 a text after hours is answered once a closed period`() async throws {
    let shop = try await ReplyingDesk(on: [.customerTextsAfterHours])
    shop.go(to: 20)
    try await shop.write("Hello", id: "1")
    try await shop.write("Hello?", id: "2")
    shop.go(to: 12, day: 1)
    try await shop.write("Now?", id: "3")
    shop.go(to: 20, day: 1)
    try await shop.write("And now?", id: "4")
    #expect(try await shop.sent().count == 2)
  }

  @Test func `P-21 what is switched off is not sent, and a change counts from its save on`()
    async throws
  {
    let shop = try await ReplyingDesk(on: [])
    shop.go(to: 20)
    try await shop.write("Hello", id: "1")
    #expect(try await shop.sent().isEmpty)
    try await shop.save(on: [.customerTextsAfterHours])
    try await shop.write("Hello again", id: "2")
    #expect(try await shop.sent().count == 1)
    try await shop.save(on: [])
    shop.go(to: 20, day: 1)
    try await shop.write("And again", id: "3")
    #expect(try await shop.sent().count == 1)
  }

  @Test func `C-02 somebody who has opted out gets no automatic reply`() async throws {
    let shop = try await ReplyingDesk()
    shop.go(to: 20)
    try await shop.write("STOP", id: "1")
    guard case .stored(let id, _) = try await shop.write("Are you open?", id: "2") else {
      Issue.record("the message is to be stored")
      return
    }
    #expect(try await shop.desk.texts(of: id.conversation) == ["Are you open?"])
    #expect(shop.desk.observer.observations.contains { $0.contains("optedOut") })
    #expect(try await shop.sent().isEmpty)
  }

  @Test func `C-02 an opt-out that comes while a reply is decided keeps it from being stored`()
    async throws
  {
    let storage = MeanwhileStorage()
    let shop = try await ReplyingDesk(storage: storage)
    shop.go(to: 20)
    let scope = ConsentScope(of: shop.message("", id: ""))
    storage.afterNextLoad { request in
      request.documents.contains { $0.kind == ReplyLedger.documentKind }
    } run: {
      let report = InboundEvent.consent(ConsentReport(.optOut, in: scope))
      _ = try await shop.desk.center.ingest([report], from: "loopback")
    }
    guard case .stored(let id, _) = try await shop.write("Hello", id: "1") else {
      Issue.record("the message is to be stored")
      return
    }
    #expect(try await shop.desk.texts(of: id.conversation) == ["Hello"])
  }

  @Test func `A-23 a second message is no first chat, though the reply was off at the first one`()
    async throws
  {
    let shop = try await ReplyingDesk(on: [])
    shop.go(to: 12)
    try await shop.write("Hello", id: "1")
    try await shop.save(on: [.customerSendsFirstChat])
    try await shop.write("Anybody there?", id: "2")
    #expect(try await shop.sent().isEmpty)
  }

  @Test func `P-17a the moment counts at which the customer sent the text, not when it came in`()
    async throws
  {
    // Closed until 8, and from 17 on.
    for (hour, count) in [(8, 1), (17, 0)] {
      let shop = try await ReplyingDesk(on: [.customerTextsAfterHours])
      shop.go(to: hour)
      shop.desk.time.advance(by: 60)
      // The second one, too, for which most needs not be read.
      for id in ["1", "2"] {
        let message = InboundMessage(
          channel: .sms,
          recipient: "+13125550100",
          sender: .phone("+13125550101"),
          text: "Hello",
          externalID: id,
          sentAt: shop.desk.time.now - 120
        )
        _ = try await shop.desk.center.ingest([.message(message)], from: "loopback")
      }
      #expect(try await shop.sent().count == count, "at \(hour)")
    }
  }

  @Test func `A-22 messages that are stored together have one ceiling`() async throws {
    let shop = try await ReplyingDesk(
      storage: FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(2))
    )
    shop.go(to: 20)
    var draft = AutoReplyDraft(team: "day", companyName: "Example")
    draft[.customerTextsAfterHours] = AutoReply(isEnabled: true)
    draft.policy.afterHoursTexts = .everyMessage
    draft.policy.ceilings = [.init(3, per: 3_600)]
    try await shop.save(draft)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask { _ = try await shop.write("Hello \(number)", id: "m\(number)") }
      }
      try await group.waitForAll()
    }
    #expect(try await shop.sent().count == 3)
  }

  @Test func `G2 a webhook that comes twice is answered once`() async throws {
    let shop = try await ReplyingDesk()
    shop.go(to: 20)
    try await shop.write("Hello", id: "1")
    try await shop.write("Hello", id: "1")
    #expect(try await shop.sent().count == 2)
  }

  @Test func `G2 fifty first messages of one customer at once send one reply`() async throws {
    let shop = try await ReplyingDesk(
      storage: FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(1)),
      on: [.customerSendsFirstChat]
    )
    shop.go(to: 12)
    try await withThrowingTaskGroup(of: InboundResult.self) { group in
      for number in 0..<50 {
        group.addTask { try await shop.write("Hello \(number)", id: "m\(number)") }
      }
      for try await result in group {
        guard case .stored = result else {
          Issue.record("a message was not stored: \(result)")
          continue
        }
      }
    }
    #expect(try await shop.sent().count == 1)
  }

  @Test func `A-31 hours in a zone that nobody knows keep no message out`() async throws {
    let shop = try await ReplyingDesk(zone: "Europe/Atlantis")
    guard case .stored = try await shop.write("Hello", id: "1") else {
      Issue.record("the message is to be stored")
      return
    }
    #expect(try await shop.sent().isEmpty)
  }

  @Test func `A-22 two desks that answer each other fall silent by themselves`() async throws {
    let (one, other) = (try await ReplyingDesk(), try await ReplyingDesk())
    var draft = AutoReplyDraft(team: "day", companyName: "Example")
    draft[.customerTextsAfterHours] = AutoReply(isEnabled: true)
    draft.policy.afterHoursTexts = .everyMessage
    for shop in [one, other] {
      shop.go(to: 20)
      try await shop.save(draft)
    }
    try await one.write("Hello", id: "0")
    var heard = 0
    var seen = [0, 0]
    for round in 0..<100 {
      let (speaker, listener) = round.isMultiple(of: 2) ? (one, other) : (other, one)
      let said = try await speaker.sent().dropFirst(seen[round % 2])
      seen[round % 2] += said.count
      if said.isEmpty { break }
      heard += said.count
      for (index, text) in said.enumerated() {
        try await listener.write(text, id: "r\(round)-\(index)")
      }
    }
    #expect(heard > 0 && heard <= 12)
  }
}
