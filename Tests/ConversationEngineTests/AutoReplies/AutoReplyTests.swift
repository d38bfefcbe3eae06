import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// A shop that answers texts by itself: open on weekdays from 8 to 17 in Helsinki.
struct ReplyingDesk {
  let desk: Desk
  let catalogue: TriggerCatalogue

  static let shop: EntryPoint = {
    var shop = EntryPoint(
      id: "texts",
      channel: .sms,
      identity: .number("+13125550100", kind: .longCode),
      displayName: "The shop",
      inbox: "support",
      queue: "help"
    )
    shop.adapter = "loopback"
    shop.team = "day"
    return shop
  }()

  init(
    storage: any ContactCenterStorage = InMemoryStorage(),
    on triggers: [AutoReplyTrigger] = [.customerSendsFirstChat, .customerTextsAfterHours],
    zone: TimeZoneName = "Europe/Helsinki",
    policy: InboxPolicy? = nil,
    capabilities: ChannelCapabilities = ChannelCapabilities(
      maximumAttachments: 2,
      mayWriteFirst: true
    ),
    settings: EngineSettings = EngineSettings(),
    catalogue: TriggerCatalogue = .standard
  ) async throws {
    self.catalogue = catalogue
    desk = try await Desk(
      storage: storage,
      policy: policy,
      triggers: catalogue,
      settings: settings,
      capabilities: capabilities
    )
    try await desk.center.save(Self.shop)
    var schedules = RingSchedules(team: "day", timeZone: zone)
    try schedules.save(
      .weekly(
        "week",
        name: "Week",
        createdAt: Date(milliseconds: 0),
        WeeklySpan.each(
          [.monday, .tuesday, .wednesday, .thursday, .friday],
          from: LocalTime(minutes: 480),
          to: LocalTime(minutes: 1020)
        )
      )
    )
    try await store([Document(schedules), Document(Self.team)])
    try await save(on: triggers)
  }

  static let team = TeamSettings(id: "day", displayName: "Day team")

  func save(on triggers: [AutoReplyTrigger]) async throws {
    var draft = AutoReplyDraft(team: "day", companyName: "Example")
    for trigger in triggers { draft[trigger] = AutoReply(isEnabled: true) }
    try await save(draft)
  }

  func save(_ draft: AutoReplyDraft) async throws {
    try await store([Document(try draft.save(for: Self.team, catalogue: catalogue))])
  }

  private func store(_ documents: [Document]) async throws {
    var request = LoadRequest()
    request.documents = documents.map(\.id)
    let loaded = try await desk.storage.load(request)
    var batch = ChangeBatch(
      id: BatchID(high: UInt64.random(in: 0 ... .max), low: UInt64.random(in: 0 ... .max)),
      at: desk.time.now
    )
    batch.documents = documents.map { Change($0, expected: loaded.document($0.id)?.version) }
    _ = try await desk.storage.commit(batch)
  }

  /// Goes to an hour of the day in Helsinki, days from Thursday, 9 October 2025 on.
  func go(to hour: Int, day: Int = 0) {
    let midnight = Date(milliseconds: 1_759_957_200_000)
    desk.time.advance(
      by: midnight.addingTimeInterval(Double(day * 24 + hour) * 3600)
        .timeIntervalSince(desk.time.now)
    )
  }

  func message(_ text: String, id: String, from customer: String = "+13125550101")
    -> InboundMessage
  {
    InboundMessage(
      channel: .sms,
      recipient: "+13125550100",
      sender: .phone(customer),
      text: text,
      externalID: id
    )
  }

  @discardableResult
  func write(_ text: String, id: String, from customer: String = "+13125550101") async throws
    -> InboundResult
  {
    try await desk.center.ingest(
      [.message(message(text, id: id, from: customer))],
      from: "loopback"
    )[0]
  }

  /// What was sent, after everything due.
  func sent() async throws -> [String] {
    try await desk.center.runDue()
    return desk.channel.sent.map(\.text)
  }
}

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
    let message = InboundMessage(
      channel: .sms,
      recipient: "+13125550100",
      sender: .phone("+13125550101"),
      text: "See my picture",
      externalID: "1",
      referral: Referral(source: "ADS"),
      droppedAttachments: [DroppedAttachment(name: "a.exe", reason: .typeNotAllowed)]
    )
    _ = try await shop.desk.center.ingest([.message(message)], from: "loopback")
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
    try await shop.write("Are you open?", id: "2")
    #expect(try await shop.sent().isEmpty)
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
