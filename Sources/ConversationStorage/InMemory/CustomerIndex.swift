import ConversationCore

/// The conversations of each customer, latest activity first.
///
/// Most customers have one conversation: that needs no array, and no work when it changes.
struct CustomerIndex: Sendable {
  private struct Group: Sendable {
    /// The row of the first one that was opened, while it is the only one.
    var only: UInt32
    /// All rows in order, from the second conversation on.
    var all: [UInt32] = []
  }

  private var groups = PagedRows<Group>()
  private var byCustomer = HashIndex()

  /// The rows of a customer's conversations after a place in the order; all without one.
  func rows(
    of customer: CustomerID,
    after place: TimedConversation?,
    in conversations: PagedRows<ConversationRow>
  ) -> ArraySlice<UInt32> {
    guard let number = group(of: customer, in: conversations) else { return [] }
    let group = groups[number]
    let rows = group.all.isEmpty ? [group.only] : group.all
    guard let place else { return rows[...] }
    let start = Self.firstIndex(in: rows, of: conversations) { $0 < place }
    return rows[start...]
  }

  mutating func insert(_ row: Int, in conversations: PagedRows<ConversationRow>) {
    let customer = conversations.read(row) { $0.record.value.customer }
    guard let number = group(of: customer, in: conversations) else {
      byCustomer.insert(RowHash.of(customer), groups.append(Group(only: UInt32(row))))
      return
    }
    groups.update(number) { group in
      if group.all.isEmpty { group.all = [group.only] }
      Self.place(row, in: &group.all, of: conversations)
    }
  }

  /// Moves a conversation to its new place after its last activity has changed.
  mutating func update(
    _ row: Int,
    from lastActivity: Int64,
    in conversations: PagedRows<ConversationRow>
  ) {
    let customer = conversations.read(row) { conversation in
      conversation.record.value.lastActivityAt.milliseconds == lastActivity
        ? nil : conversation.record.value.customer
    }
    guard let customer, let number = group(of: customer, in: conversations),
      !groups[number].all.isEmpty
    else { return }
    groups.update(number) { group in
      guard let old = group.all.firstIndex(of: UInt32(row)) else { return }
      group.all.remove(at: old)
      Self.place(row, in: &group.all, of: conversations)
    }
  }

  private func group(of customer: CustomerID, in conversations: PagedRows<ConversationRow>) -> Int?
  {
    byCustomer.row(RowHash.of(customer)) { group in
      conversations.read(Int(groups[group].only)) { $0.record.value.customer == customer }
    }
  }

  private static func place(
    _ row: Int,
    in rows: inout [UInt32],
    of conversations: PagedRows<ConversationRow>
  ) {
    let key = key(row, of: conversations)
    rows.insert(UInt32(row), at: firstIndex(in: rows, of: conversations) { $0 < key })
  }

  /// The first place at which a test of the sort key holds; it holds from there on.
  private static func firstIndex(
    in rows: [UInt32],
    of conversations: PagedRows<ConversationRow>,
    where isBeyond: (TimedConversation) -> Bool
  ) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(key(Int(rows[middle]), of: conversations)) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  private static func key(_ row: Int, of conversations: PagedRows<ConversationRow>)
    -> TimedConversation
  {
    conversations.read(row) {
      TimedConversation($0.record.value.lastActivityAt.milliseconds, $0.record.value.id)
    }
  }
}
