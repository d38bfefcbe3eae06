import ConversationCore

// Pages of conversations, and how many there are.
extension InMemoryState {
  mutating func conversations(
    _ query: ConversationQuery,
    after cursor: PageCursor?,
    limit: Int
  ) throws(StorageError) -> Page<Versioned<Conversation>> {
    switch query {
    case .inbox(let inbox): return try page(inbox, after: cursor, limit: limit)
    case .ofCustomer(let customer):
      let place = try cursor.map { (text) throws(StorageError) in
        try PagePlace.conversation(text)
      }
      let rows = conversations.rows(of: customer, after: place)
      return page(rows.lazy.map { Int($0) }, limit: limit) { PagePlace.cursor($0) }
    case .openAt(let entryPoint):
      let place = try cursor.map { (text) throws(StorageError) in
        try PagePlace.conversation(text)
      }
      guard let walk = conversations.indexes.open(at: entryPoint, after: place?.id) else {
        return Page([], next: nil)
      }
      let rows = walk.lazy.compactMap { [conversations] in conversations.row($0) }
      return page(rows, limit: limit) { PagePlace.cursor($0) }
    }
  }

  /// Adds up what each shelf knows of itself.
  mutating func inboxCounts(_ filter: InboxFilter, sight: InboxSight) -> InboxCounts {
    let query = InboxQuery(Set(InboxCategory.allCases), filter: filter, sight: sight)
    let inbox = conversations.indexes.inbox
    let found = inbox.shelves(for: query)
    rowsTouched += found.count
    var counts = InboxCounts()
    for number in found {
      inbox.shelves.read(number) { shelf in
        counts.add(
          shelf.rows.count,
          waiting: shelf.rows.waiting.count,
          to: sight.category(of: shelf.place)
        )
      }
    }
    return counts
  }

  // MARK: Inboxes

  private mutating func page(
    _ query: InboxQuery,
    after cursor: PageCursor?,
    limit: Int
  ) throws(StorageError) -> Page<Versioned<Conversation>> {
    let place = try cursor.map { (cursor) throws(StorageError) in
      try inboxPlace(cursor, in: query.order)
    }
    let inbox = conversations.indexes.inbox
    let shelves = inbox.shelves(for: query).map { number in inbox.shelves.read(number) { $0.rows } }
    rowsTouched += shelves.count
    switch query.order {
    case .lastActivity:
      let walks = shelves.flatMap { shelf in
        [shelf.answered, shelf.waiting].map { $0.descending(before: place?.entry) }
      }
      let walk = InboxWalk(walks) { $0 > $1 }
      return page(walk.lazy.map(\.row), limit: limit) { PagePlace.cursor($0) }
    case .waiting:
      let waiting = InboxWalk(
        place?.isAnswered == true ? [] : shelves.map { $0.longest.ascending(after: place?.entry) }
      ) { $0 < $1 }
      let answered = InboxWalk(
        shelves.map {
          $0.answered.descending(before: place?.isAnswered == true ? place?.entry : nil)
        }
      ) { $0 > $1 }
      let rows = [AnySequence(waiting), AnySequence(answered)].lazy.joined().map(\.row)
      return page(rows, limit: limit) { PagePlace.waitingCursor($0) }
    }
  }

  /// Where an inbox is to be read on.
  private func inboxPlace(
    _ cursor: PageCursor,
    in order: InboxOrder
  ) throws(StorageError) -> (entry: TimedRow, isAnswered: Bool) {
    let (place, waits) = try PagePlace.waiting(cursor)
    guard let row = conversations.row(place.id), order == .waiting || !waits else {
      throw PagePlace.unreadable
    }
    return (TimedRow(place.time, row), !waits)
  }

  // MARK: Reading rows

  private mutating func page(
    _ rows: some Sequence<Int>,
    limit: Int,
    _ cursor: (Conversation) -> PageCursor
  ) -> Page<Versioned<Conversation>> {
    let limit = max(0, min(limit, Int.max - 1))
    var found: [Versioned<Conversation>] = []
    // One more tells whether there is a next page.
    for row in rows {
      found.append(conversations.versioned(row))
      if found.count > limit { break }
    }
    rowsTouched += found.count
    guard found.count > limit else { return Page(found, next: nil) }
    found.removeLast()
    return Page(found, next: found.last.map { cursor($0.value) })
  }
}
