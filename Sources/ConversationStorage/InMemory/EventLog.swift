import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The durable sequence of events: the n-th one has position n.
///
/// Most events say of some conversation what was just said of another. What is said is kept once
/// and numbered, so that such an event takes 16 bytes.
struct EventLog: Sendable {
  private struct Row: Sendable {
    /// Milliseconds since 1970.
    let at: Int64
    /// The row of the conversation that it happened to, and 1; 0 for other events.
    let conversation: UInt32
    /// The row of what happened, in one of the two tables below.
    let detail: UInt32
  }

  private var rows = PagedRows<Row>()
  private var details = PagedRows<ConversationEvent>()
  private var others = PagedRows<Event>()
  /// The rows of details that were met lately, and 1, each at the place of its hash.
  private var recent: [UInt32] = Array(repeating: 0, count: 4096)

  var last: EventCursor { EventCursor(position: Int64(rows.count)) }

  /// Records an event; `conversation` is the row of the one that it happened to, where there is one.
  mutating func append(_ event: Event, conversation: Int?, at date: Date) {
    if case .conversation(_, let detail) = event, let conversation {
      let number = number(of: detail)
      rows.append(
        Row(at: date.milliseconds, conversation: UInt32(conversation) + 1, detail: number)
      )
    } else {
      let number = UInt32(others.append(event))
      rows.append(Row(at: date.milliseconds, conversation: 0, detail: number))
    }
  }

  func page(
    after cursor: EventCursor,
    limit: Int,
    conversationID: (Int) -> ConversationID
  ) -> [RecordedEvent] {
    let start = Int(clamping: max(0, cursor.position))
    guard start < rows.count, limit > 0 else { return [] }
    return (start..<min(rows.count, start + min(limit, rows.count))).map { index in
      let row = rows[index]
      let event: Event =
        row.conversation == 0
        ? others[Int(row.detail)]
        : .conversation(conversationID(Int(row.conversation) - 1), details[Int(row.detail)])
      return RecordedEvent(
        cursor: EventCursor(position: Int64(index + 1)),
        at: Date(milliseconds: row.at),
        event: event
      )
    }
  }

  private mutating func number(of detail: ConversationEvent) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(detail)
    let place = hasher.finalize() & (recent.count - 1)
    let known = recent[place]
    if known > 0, details.read(Int(known) - 1, { $0 == detail }) { return known - 1 }
    let number = UInt32(details.append(detail))
    recent[place] = number + 1
    return number
  }
}
