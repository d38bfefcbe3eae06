import ConversationCore

/// Which conversation each thread key points to.
struct ThreadTable: Sendable {
  private struct Row: Sendable {
    var key: TextPages.Place
    var conversation: UInt32
  }

  private var rows = PagedRows<Row>()
  private var keys = TextPages()
  private var byKey = HashIndex()

  /// The row of the conversation that a key points to.
  func conversation(at key: ThreadKey) -> Int? { row(key).map { Int(rows[$0].conversation) } }

  mutating func bind(_ key: ThreadKey, to conversation: Int) {
    if let row = row(key) {
      rows.update(row) { $0.conversation = UInt32(conversation) }
    } else {
      let place = keys.append(key.rawValue)
      let row = rows.append(Row(key: place, conversation: UInt32(conversation)))
      byKey.insert(RowHash.of(key.rawValue), row)
    }
  }

  /// Forgets every key that points to a conversation: the keys are looked through one by one.
  mutating func forget(_ conversation: Int) {
    for number in 0..<rows.count {
      let row = rows[number]
      guard row.conversation == UInt32(conversation), !row.key.isEmpty else { continue }
      byKey.remove(RowHash.of(keys.text(at: row.key)), number)
      keys.release(row.key)
      rows.update(number) { $0.key = .empty }
    }
  }

  private func row(_ key: ThreadKey) -> Int? {
    byKey.row(RowHash.of(key.rawValue)) { keys.holds(key.rawValue, at: rows[$0].key) }
  }
}
