import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Reads that walk along an index.
extension InMemoryState {
  mutating func waiting(in queues: [QueueID], limit: Int) -> [Versioned<Conversation>] {
    // Most passes look at one queue: there is nothing to merge.
    if queues.count == 1 {
      guard let walk = conversations.indexes.waiting(in: queues[0]) else { return [] }
      return read(walk.lazy.map { $0.since.id }, limit: limit)
    }
    let walk = MergedWalk(queues.compactMap { conversations.indexes.waiting(in: $0) })
    return read(walk.lazy.map { $0.since.id }, limit: limit)
  }

  mutating func readyAgents(_ query: ReadyAgentsQuery) -> [Versioned<Agent>] {
    let found = agents.ready(query)
    rowsTouched += found.count
    return found
  }

  mutating func agents(of team: TeamID?, after: AgentID?, limit: Int) -> [Versioned<Agent>] {
    guard let walk = agents.walk(of: team, after: after) else { return [] }
    let found = walk.prefix(max(0, limit)).compactMap { agents.find($0) }
    rowsTouched += found.count
    return found
  }

  mutating func due(at now: Date, limit: Int) -> [ConversationID] {
    let end = now.milliseconds
    let due = conversations.indexes.due.ascending().prefix(max(0, limit))
      .prefix { $0.time <= end }.map(\.id)
    rowsTouched += due.count
    return due
  }

  func nextDeadline() -> Date? {
    let times = [conversations.indexes.due.first?.time, outbox.nextDue]
    return times.compactMap { $0 }.min().map(Date.init(milliseconds:))
  }

  mutating func transcript(
    of id: ConversationID,
    before: Int?,
    limit: Int
  ) -> [Message] {
    guard let row = conversations.row(id) else { return [] }
    let page = transcripts.page(
      of: conversations.transcript(row),
      before: before,
      limit: limit
    )
    rowsTouched += page.count
    return page
  }

  mutating func events(after cursor: EventCursor, limit: Int) -> [RecordedEvent] {
    let page = events.page(after: cursor, limit: limit) { conversations.id($0) }
    rowsTouched += page.count
    return page
  }

  mutating func documents(
    _ query: DocumentQuery,
    after cursor: PageCursor?,
    limit: Int
  ) throws(StorageError) -> Page<Versioned<Document>> {
    let place = try cursor.map { (text) throws(StorageError) in try PagePlace.document(text) }
    guard let walk = documents.walk(query, after: place) else { return Page([], next: nil) }
    let limit = max(0, min(limit, Int.max - 1))
    let places = Array(walk.prefix(limit + 1))
    let found = places.prefix(limit).compactMap {
      documents.find(DocumentID(kind: query.kind, id: $0.name))
    }
    rowsTouched += found.count
    guard places.count > limit else { return Page(found, next: nil) }
    return Page(found, next: limit == 0 ? cursor : PagePlace.cursor(places[limit - 1]))
  }

  // MARK: Reading rows

  private mutating func read(
    _ ids: some Sequence<ConversationID>,
    limit: Int
  ) -> [Versioned<Conversation>] {
    var found: [Versioned<Conversation>] = []
    for id in ids {
      guard found.count < limit else { break }
      if let row = conversations.row(id) { found.append(conversations.versioned(row)) }
    }
    rowsTouched += found.count
    return found
  }
}
