import ConversationCore
import ConversationStorage
import Foundation
import Testing

/// A file that holds records of one kind in one format, one on each line, as they were written.
///
/// A file is never changed once its format was released: what was stored then is stored still. A new
/// format gets a new file. Before a release, `GOLDEN=write swift test --filter GoldenFileTests`
/// writes what this version writes.
struct GoldenFile: CustomTestStringConvertible, Sendable {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  let kind: String
  let format: Int
  /// What this version writes.
  let records: [EncodedRecord]
  /// Reads a record and writes it again.
  let rewritten: @Sendable (EncodedRecord) throws -> EncodedRecord

  init<Value: Codable & SendableMetatype>(_ kind: String, _ format: Int, _ values: [Value]) throws {
    self.kind = kind
    self.format = format
    records = try values.map { try EncodedRecord(encoding: $0, format: format) }
    rewritten = { record in
      try EncodedRecord(encoding: record.decode(Value.self, name: kind), format: format)
    }
  }

  /// A kind of document, written and read as a document.
  init<Value: StoredDocument & SendableMetatype>(documents values: [Value]) throws {
    kind = Value.documentKind.rawValue
    format = Value.formatNumber
    records = try values.map { try Document($0).encoded() }
    rewritten = { record in
      let id = DocumentID(kind: Value.documentKind, id: "golden")
      let stored = Document(id: id, keys: [], record: record)
      return try Document(stored.value(as: Value.self)).encoded()
    }
  }

  var testDescription: String { kind }
  var name: String { "\(kind).\(format).jsonl" }
  var url: URL { Self.folder.appending(path: name) }

  /// The records of the kind that are stored, with the format of each.
  var stored: [EncodedRecord] {
    get throws {
      try (1...format).flatMap { format in
        try Data(contentsOf: Self.folder.appending(path: "\(kind).\(format).jsonl"))
          .split(separator: UInt8(ascii: "\n"))
          .map { EncodedRecord(format: format, json: Data($0)) }
      }
    }
  }

  func write() throws {
    let lines = records.map { $0.json + Data("\n".utf8) }
    try Data(lines.joined()).write(to: url)
  }

  static func all() throws -> [GoldenFile] {
    let golden = GoldenRecords()
    let steps = try golden.steps().map(\.change)
    let interrupted = try golden.interrupted()
    let inbox = try golden.inboxSteps()
    // Most steps change one agent of three.
    let agents = steps.flatMap(\.agents).reduce(into: [Agent]()) { agents, agent in
      if !agents.contains(agent) { agents.append(agent) }
    }
    var signedOut = try golden.agent("dora")
    _ = signedOut.depart(as: .connectionLost(graceUntil: golden.time(9)), at: golden.time(8))
    return [
      try GoldenFile(
        "conversation",
        RecordFormats.conversation,
        steps.map(\.conversation) + [interrupted.conversation] + inbox.map(\.conversation)
      ),
      try GoldenFile("agent", RecordFormats.agent, agents + [signedOut, golden.inboxAgent()]),
      try GoldenFile(
        "message",
        RecordFormats.message,
        (steps + [interrupted] + inbox).flatMap(\.messages) + golden.socialMessages()
          + golden.preparedMessages()
      ),
      try GoldenFile("delivery", RecordFormats.delivery, golden.deliveries()),
      try GoldenFile("event", RecordFormats.event, golden.events()),
      try GoldenFile(documents: [golden.customer(), golden.knownCustomer()]),
      try GoldenFile(documents: golden.notificationSettings()),
      try GoldenFile(documents: [golden.unanswered()]),
      try GoldenFile(documents: [golden.agentNotices()]),
      try GoldenFile(documents: golden.erasures()),
      try GoldenFile(documents: [golden.erasedConsent]),
      try GoldenFile(documents: golden.customerNotes()),
      try GoldenFile(documents: [golden.customerData()]),
      try GoldenFile(documents: golden.recordings()),
      try GoldenFile(documents: golden.customerMerges()),
      try GoldenFile(documents: [golden.carriedAnswer]),
      try GoldenFile(documents: [golden.entryPoint, golden.deletedEntryPoint]),
      try GoldenFile(documents: [golden.queue]),
      try GoldenFile(documents: golden.cannedResponses()),
      try GoldenFile(documents: golden.consents()),
      try GoldenFile(documents: golden.partialMessages()),
      try GoldenFile(documents: golden.earlyChanges()),
      try GoldenFile(documents: [golden.ringSchedules()]),
      try GoldenFile(documents: [golden.team]),
      try GoldenFile(documents: golden.calls()),
      try GoldenFile(documents: golden.tickets()),
      try GoldenFile(documents: [golden.ticketLine]),
      try GoldenFile(documents: [DisplaySettings(masksForAgents: true)]),
    ]
  }
}

@Suite struct GoldenFileTests {
  static let files = Result { try GoldenFile.all() }

  @Test func `Each kind of record has a golden file, and each golden file a kind`() throws {
    let files = try Self.files.get()
    if ProcessInfo.processInfo.environment["GOLDEN"] == "write" {
      for file in files { try file.write() }
    }
    let stored = try FileManager.default.contentsOfDirectory(atPath: GoldenFile.folder.path())
    let expected = files.flatMap { file in
      (1...file.format).map { "\(file.kind).\($0).jsonl" }
    }
    #expect(Set(stored) == Set(expected))
  }

  @Test func `What any version wrote is read, and the latest format is written again the same`()
    throws
  {
    for file in try Self.files.get() {
      for record in try file.stored {
        let again = try file.rewritten(record)
        #expect(again.format == file.format)
        if record.format == file.format { #expect(again == record, "\(file.name)") }
      }
    }
  }

  @Test func `Records are written as the golden files hold them`() throws {
    for file in try Self.files.get() {
      let latest = try file.stored.filter { $0.format == file.format }
      let texts = [file.records, latest].map { records in
        records.map { String(decoding: $0.json, as: UTF8.self) }
      }
      #expect(texts[0] == texts[1], "\(file.name)")
    }
  }

  @Test func `V-10 an event that names tags is read, and names none any more`() throws {
    let stored = EncodedRecord(
      format: 1,
      json: Data(#"{"tagged":{"added":["melissa@example.com"],"removed":[]}}"#.utf8)
    )
    let event = try stored.decode(InboxEvent.self, name: "event")
    #expect(event == .tagged)
    #expect(try EncodedRecord(encoding: event, format: 1).json == Data(#"{"tagged":{}}"#.utf8))
  }

  @Test func `This version writes the first formats`() {
    let formats = [
      RecordFormats.conversation, RecordFormats.agent, RecordFormats.message,
      RecordFormats.delivery, RecordFormats.event, Customer.formatNumber,
      EntryPoint.formatNumber, Queue.formatNumber, Consent.formatNumber,
      PartialMessage.formatNumber, EarlyChange.formatNumber, RingSchedules.formatNumber,
      TeamSettings.formatNumber, Call.formatNumber, Ticket.formatNumber,
      TicketLine.formatNumber, CannedResponse.formatNumber,
      CannedResponse.formatNumber, CustomerNote.formatNumber, CustomerData.formatNumber,
      VisitRecording.formatNumber, CustomerMerge.formatNumber, NotificationSettings.formatNumber,
      UnansweredConversation.formatNumber, AgentNotices.formatNumber, CustomerErasure.formatNumber,
      ErasedConsent.formatNumber, CarriedAnswer.formatNumber,
      DisplaySettings.formatNumber,
    ]
    #expect(formats.allSatisfy { $0 == 1 })
  }
}
