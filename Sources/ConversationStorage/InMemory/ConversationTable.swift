import ConversationCore

/// A conversation as it is stored.
struct ConversationRow: Sendable {
  var record: Versioned<Conversation>
  var transcript = Transcript()
  /// The number of the shelf on which an inbox keeps it.
  var shelf: UInt32 = 0
}

/// Every conversation, with the indexes that find it.
struct ConversationTable: Sendable {
  private var rows = PagedRows<ConversationRow>()
  private var byID = HashIndex()
  private(set) var indexes = ConversationIndexes()
  private var customers = CustomerIndex()

  func versioned(_ row: Int) -> Versioned<Conversation> { rows.read(row) { $0.record } }
  func version(_ row: Int) -> Int { rows.read(row) { $0.record.version } }
  func id(_ row: Int) -> ConversationID { rows.read(row) { $0.record.value.id } }
  func transcript(_ row: Int) -> Transcript { rows.read(row) { $0.transcript } }

  func row(_ id: ConversationID) -> Int? {
    byID.row(RowHash.of(id)) { row in rows.read(row) { $0.record.value.id == id } }
  }

  /// Writes a conversation, and those of its index entries whose keys have changed.
  mutating func write(_ record: Versioned<Conversation>) {
    let new = record.shared
    if let row = row(new.value.id) {
      let (old, shelf) = rows.read(row) { ($0.record.shared, $0.shelf) }
      let next = indexes.update(from: old.value, to: new.value, row: row, shelf: shelf)
      rows.update(row) {
        $0.record = record
        $0.shelf = next
      }
      customers.update(row, from: old.value.lastActivityAt.milliseconds, in: rows)
    } else {
      let row = rows.append(ConversationRow(record: record))
      byID.insert(RowHash.of(new.value.id), row)
      let shelf = indexes.insert(new.value, row: row)
      rows.update(row) { $0.shelf = shelf }
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
