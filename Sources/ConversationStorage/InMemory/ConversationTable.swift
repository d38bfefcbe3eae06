import ConversationCore

/// A conversation as it is stored.
struct ConversationRow: Sendable {
  var record: Conversation
  var version: Int
  var transcript = Transcript()

  var versioned: Versioned<Conversation> { Versioned(record, version: version) }
}

/// Every conversation, with the indexes that find it.
struct ConversationTable: Sendable {
  private var rows = PagedRows<ConversationRow>()
  private var byID = HashIndex()
  private(set) var indexes = ConversationIndexes()
  private var customers = CustomerIndex()

  subscript(row: Int) -> ConversationRow { rows[row] }

  func record(_ row: Int) -> Conversation { rows[row].record }
  func version(_ row: Int) -> Int { rows[row].version }
  func id(_ row: Int) -> ConversationID { rows[row].record.id }
  func transcript(_ row: Int) -> Transcript { rows[row].transcript }

  func row(_ id: ConversationID) -> Int? {
    byID.row(RowHash.of(id.bits)) { rows[$0].record.id == id }
  }

  /// Writes a conversation, and those of its index entries whose keys have changed.
  mutating func write(_ record: Conversation) {
    if let row = row(record.id) {
      let old = IndexedKeys(rows[row].record)
      rows.update(row) {
        $0.record = record
        $0.version += 1
      }
      indexes.update(from: old, to: IndexedKeys(record), of: record)
      customers.update(row, from: old.lastActivity, in: rows)
    } else {
      let row = rows.append(ConversationRow(record: record, version: 1))
      byID.insert(RowHash.of(record.id.bits), row)
      indexes.insert(IndexedKeys(record), of: record)
      customers.insert(row, in: rows)
    }
  }

  /// The rows of a customer's conversations, latest activity first, after a place in that order.
  func rows(of customer: CustomerID, after place: TimedConversation?) -> ArraySlice<UInt32> {
    customers.rows(of: customer, after: place, in: rows)
  }

  mutating func updateTranscript(
    _ row: Int,
    _ change: (inout Transcript) -> Void
  ) {
    rows.update(row) { change(&$0.transcript) }
  }
}
