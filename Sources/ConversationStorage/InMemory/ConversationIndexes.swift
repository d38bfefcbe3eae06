import ConversationCore

/// What a conversation is found by beside its place in an inbox, as it is at one time.
struct IndexedKeys: Sendable {
  let isOpen: Bool
  let deadline: Int64?
  /// Its place, while it waits.
  let place: QueuePlace?

  init(_ conversation: borrowing Conversation) {
    isOpen = conversation.isOpen
    deadline = conversation.nextDeadline?.milliseconds
    place = conversation.stage.name == .queued ? conversation.place : nil
  }
}

/// The sorted indexes over conversations.
///
/// An entry is touched only when its key has changed.
struct ConversationIndexes: Sendable {
  private(set) var due = SortedIndex<TimedConversation>()
  private(set) var inbox = InboxIndex()
  private var waiting = SortedIndexes<QueueID, WaitingConversation>()
  private var open = SortedIndexes<EntryPointID, ConversationID>()

  func waiting(in queue: QueueID) -> SortedIndex<WaitingConversation>.Ascending? {
    waiting[queue]?.ascending()
  }

  func open(
    at entryPoint: EntryPointID,
    after: ConversationID?
  ) -> SortedIndex<ConversationID>.Ascending? {
    open[entryPoint]?.ascending(after: after)
  }

  /// Enters a new conversation; the number of its shelf is returned.
  mutating func insert(_ record: Conversation, row: Int) -> UInt32 {
    let (id, keys) = (record.id, IndexedKeys(record))
    if let deadline = keys.deadline { due.insert(TimedConversation(deadline, id)) }
    if let place = keys.place { enqueue(id, at: place) }
    if keys.isOpen { open.insert(id, at: record.entryPoint) }
    return inbox.insert(row, record)
  }

  /// Moves a conversation that has changed; the number of the shelf it is on now is returned.
  mutating func update(
    from before: Conversation,
    to record: Conversation,
    row: Int,
    shelf: UInt32
  ) -> UInt32 {
    let id = record.id
    let (old, new) = (IndexedKeys(before), IndexedKeys(record))
    if old.deadline != new.deadline {
      if let deadline = old.deadline { due.remove(TimedConversation(deadline, id)) }
      if let deadline = new.deadline { due.insert(TimedConversation(deadline, id)) }
    }
    if !Self.isSamePlace(old.place, new.place) {
      if let place = old.place { dequeue(id, at: place) }
      if let place = new.place { enqueue(id, at: place) }
    }
    if old.isOpen != new.isOpen {
      if new.isOpen {
        open.insert(id, at: record.entryPoint)
      } else {
        open.remove(id, at: record.entryPoint)
      }
    }
    return inbox.update(row, on: shelf, from: before, to: record)
  }

  /// Whether two places have the same key; when they overflow is none of it.
  private static func isSamePlace(_ old: QueuePlace?, _ new: QueuePlace?) -> Bool {
    guard let old, let new else { return old == nil && new == nil }
    return old.enqueuedAt == new.enqueuedAt && old.priority == new.priority
      && old.queue == new.queue
  }

  private mutating func enqueue(_ id: ConversationID, at place: QueuePlace) {
    waiting.insert(Self.key(id, place), at: place.queue)
  }

  private mutating func dequeue(_ id: ConversationID, at place: QueuePlace) {
    waiting.remove(Self.key(id, place), at: place.queue)
  }

  private static func key(_ id: ConversationID, _ place: QueuePlace) -> WaitingConversation {
    WaitingConversation(
      priority: place.priority,
      since: TimedConversation(place.enqueuedAt.milliseconds, id)
    )
  }
}
