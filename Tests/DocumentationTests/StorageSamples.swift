import ConversationCore
import ConversationStorage
import Foundation
import Testing

@Suite struct StorageSamples {
  @Test func `ConversationStorage: one batch, all or nothing`() async throws {
    let queue = Scene.queue
    let now = Scene.morning
    let storage: any ContactCenterStorage = InMemoryStorage()
    var batch = ChangeBatch(id: BatchID(high: 1, low: 1), at: now)
    batch.documents = [Change(Document(queue), expected: nil)]  // it must not exist yet
    _ = try await storage.commit(batch)

    var request = LoadRequest()
    request.documents = [Queue.documentID("help")]
    let found = try await storage.load(request).document(Queue.documentID("help"))
    #expect(found?.version == 1)
    #expect(try found?.value.value(as: Queue.self) == queue)
  }

  @Test func `ImplementingAStorage: the columns of a conversation`() throws {
    let row = try ConversationRow(try Scene.waiting())
    #expect(row.queue == "help")
    #expect(row.enqueuedAt == Scene.morning.milliseconds)
    #expect(row.isOpen && row.owner == nil && row.nextDeadline == nil)
    let record = try row.record.decode(Conversation.self, name: "conversation")
    #expect(record == (try Scene.waiting()))
  }

  @Test func `ImplementingAStorage: the rows of an agent who is ready`() throws {
    let rows = readyRows(of: try Scene.agent("anna", restedFor: 60))
    #expect(rows.count == ChannelClass.allCases.count * AgentOrder.allCases.count)
    let rest = rows.first { $0.channelClass == .chat && $0.order == .longestRested }
    #expect(rest?.time == Scene.morning.milliseconds - 60_000)
  }

  @Test func `ImplementingAStorage: a kind of document that no storage knows`() async throws {
    let storage: any ContactCenterStorage = InMemoryStorage(encodesRecords: true)
    let holiday = Holiday(day: "2026-05-01", team: "day")
    var batch = ChangeBatch(id: BatchID(high: 1, low: 1), at: Scene.morning)
    batch.documents = [Change(Document(holiday), expected: nil)]
    _ = try await storage.commit(batch)
    let query = DocumentQuery(kind: Holiday.documentKind, name: "team", value: "day")
    let page = try await storage.documents(query, after: nil, limit: 50)
    #expect(try page.elements.map { try $0.value.value(as: Holiday.self).day } == ["2026-05-01"])
  }
}

/// A row of the table of conversations: the record, and what indexes need of it.
struct ConversationRow {
  let record: EncodedRecord
  let queue: QueueID?  // these three only while it waits
  let priority: Int?
  let enqueuedAt: Int64?
  let nextDeadline: Int64?
  let isOpen: Bool
  let owner: AgentID?
  let lastActivityAt: Int64

  init(_ conversation: Conversation) throws {
    record = try EncodedRecord(encoding: conversation, format: RecordFormats.conversation)
    let place = conversation.stage == .queued ? conversation.place : nil
    queue = place?.queue
    priority = place?.priority
    enqueuedAt = place?.enqueuedAt.milliseconds
    nextDeadline = conversation.nextDeadline?.milliseconds
    isOpen = conversation.isOpen
    owner = conversation.owner
    lastActivityAt = conversation.lastActivityAt.milliseconds
  }
}

/// One row for each class of channels and order in which a ready agent can be asked for.
func readyRows(
  of agent: Agent
) -> [(channelClass: ChannelClass, order: AgentOrder, load: Int, time: Int64)] {
  ChannelClass.allCases.filter { agent.isReady(for: $0) }.flatMap { channelClass in
    AgentOrder.allCases.map { order in
      let key = order.key(of: agent, for: channelClass)
      return (channelClass, order, key.load, key.time)
    }
  }
}

/// A day on which a team does not work.
struct Holiday: StoredDocument {
  static let documentKind: DocumentKind = "holiday"
  let day: String
  let team: TeamID

  var documentName: String { day }
  var documentKeys: [DocumentKey] { [DocumentKey("team", team.rawValue)] }
}
