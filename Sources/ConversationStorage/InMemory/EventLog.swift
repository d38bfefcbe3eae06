import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The durable sequence of events: the n-th one has position n.
struct EventLog: Sendable {
  private struct Row: Sendable {
    let event: Event
    let at: Date
  }

  private var rows = PagedRows<Row>()

  var last: EventCursor { EventCursor(position: Int64(rows.count)) }

  mutating func append(_ event: Event, at date: Date) {
    rows.append(Row(event: event, at: date))
  }

  func page(after cursor: EventCursor, limit: Int) -> [RecordedEvent] {
    let start = Int(clamping: max(0, cursor.position))
    guard start < rows.count, limit > 0 else { return [] }
    return (start..<min(rows.count, start + min(limit, rows.count))).map { index in
      let row = rows[index]
      return RecordedEvent(
        cursor: EventCursor(position: Int64(index + 1)),
        at: row.at,
        event: row.event
      )
    }
  }
}
