import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking

/// A shop that answers texts by itself: open on weekdays from 8 to 17 in Helsinki.
struct ReplyingDesk {
  let desk: Desk
  let catalogue: TriggerCatalogue

  static let shop = line("texts", "+13125550100", named: "The shop")

  /// A number of the team's, by which it is texted.
  static func line(_ id: EntryPointID, _ number: String, named name: String) -> EntryPoint {
    var line = EntryPoint(
      id: id,
      channel: .sms,
      identity: .number(number, kind: .longCode),
      displayName: name,
      inbox: "support",
      queue: "help",
      adapter: "loopback"
    )
    line.team = "day"
    return line
  }

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
    redaction: [InboxID: ArrivalPolicy] = [:],
    catalogue: TriggerCatalogue = .standard
  ) async throws {
    self.catalogue = catalogue
    desk = try await Desk(
      storage: storage,
      policy: policy,
      redaction: redaction,
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

  func message(
    _ text: String,
    id: String,
    from customer: String = "+13125550101",
    referral: Referral? = nil,
    automaticSignal: String? = nil,
    droppedAttachments: [DroppedAttachment] = []
  ) -> InboundMessage {
    InboundMessage(
      channel: .sms,
      recipient: "+13125550100",
      sender: .phone(customer),
      text: text,
      externalID: id,
      referral: referral,
      automaticSignal: automaticSignal,
      droppedAttachments: droppedAttachments
    )
  }

  @discardableResult
  func write(_ text: String, id: String, from customer: String = "+13125550101") async throws
    -> InboundResult
  {
    try await take(message(text, id: id, from: customer))
  }

  @discardableResult
  func take(_ message: InboundMessage) async throws -> InboundResult {
    try await desk.center.ingest([.message(message)], from: "loopback")[0]
  }

  /// What was sent, after everything due.
  func sent() async throws -> [String] {
    try await desk.center.runDue()
    return desk.channel.sent.map(\.text)
  }
}
