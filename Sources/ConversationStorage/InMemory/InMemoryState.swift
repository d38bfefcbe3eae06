import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Everything that one tenant's storage in memory holds; one task at a time has it in hand.
struct InMemoryState: Sendable {
  var conversations = ConversationTable()
  var transcripts = TranscriptTable()
  var agents = AgentTable()
  var documents = DocumentTable()
  var threads = ThreadTable()
  var claims = ClaimTable()
  var outbox = Outbox()
  var reports = WaitingReports()
  var events = EventLog()
  var batches = BatchMemory()
  /// How many rows were read or written.
  var rowsTouched = 0

  mutating func commit(_ batch: borrowing ChangeBatch) throws(StorageError) -> EventCursor {
    if let first = batches.result(of: batch.id) { return first }
    try check(batch)
    apply(batch)
    let result = events.last
    batches.remember(batch.id, result)
    return result
  }

  mutating func removeExpired(at now: Date, limit: Int) -> Int {
    let now = now.milliseconds
    let removed = claims.removeExpired(at: now, limit: limit)
    let all = removed + reports.removeExpired(at: now, limit: limit - removed)
    rowsTouched += all
    return all
  }
}
