import ConversationCore

/// The last batches that were committed, with their results.
///
/// A commit whose outcome was unknown is asked for again at once, not after a quarter of a million
/// others.
struct BatchMemory: Sendable {
  /// How many batches are remembered.
  static let capacity = 262_144

  /// The ids of one contact center count on: sixteen of them lie together, for what is looked up one
  /// after another, and the sixteens are scattered, so that those of several never pile up.
  private static func hash(_ id: BatchID) -> UInt32 {
    let block = (id.low >> 4 ^ id.high) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: block >> 32) & ~15 | UInt32(truncatingIfNeeded: id.low) & 15
  }

  private struct Row: Sendable {
    let id: BatchID
    let result: EventCursor
  }

  private var rows: [Row] = []
  private var byID = HashIndex()
  private var oldest = 0

  func result(of id: BatchID) -> EventCursor? {
    byID.row(Self.hash(id)) { rows[$0].id == id }.map { rows[$0].result }
  }

  mutating func remember(_ id: BatchID, _ result: EventCursor) {
    let row = Row(id: id, result: result)
    if rows.count < Self.capacity {
      byID.insert(Self.hash(id), rows.count)
      rows.append(row)
    } else {
      byID.remove(Self.hash(rows[oldest].id), oldest)
      byID.insert(Self.hash(id), oldest)
      rows[oldest] = row
      oldest = (oldest + 1) % Self.capacity
    }
  }
}
