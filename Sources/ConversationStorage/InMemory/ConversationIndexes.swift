import ConversationCore

/// What a conversation is found by, as it is at one time.
struct IndexedKeys: Sendable {
  let isOpen: Bool
  let owner: AgentID?
  let lastActivity: Int64
  let deadline: Int64?
  /// Its place, while it waits.
  let place: QueuePlace?

  init(_ conversation: Conversation) {
    isOpen = conversation.isOpen
    owner = conversation.owner
    lastActivity = conversation.lastActivityAt.milliseconds
    deadline = conversation.nextDeadline?.milliseconds
    place = conversation.stage.name == .queued ? conversation.place : nil
  }
}

/// The sorted indexes over conversations.
///
/// An entry is touched only when its key has changed.
struct ConversationIndexes: Sendable {
  struct InboxCategory: Hashable, Sendable {
    let isOpen: Bool
    let owner: AgentID?
  }

  private(set) var due = SortedIndex<TimedConversation>()
  private var waiting = SortedIndexes<QueueID, WaitingConversation>()
  private var inboxes = SortedIndexes<InboxCategory, TimedConversation>()
  private var open = SortedIndexes<EntryPointID, TimedConversation>()

  func waiting(in queue: QueueID) -> SortedIndex<WaitingConversation>.Ascending? {
    waiting[queue]?.ascending()
  }

  func inbox(
    _ category: InboxCategory,
    before: TimedConversation?
  ) -> SortedIndex<TimedConversation>.Descending? {
    inboxes[category]?.descending(before: before)
  }

  func open(
    at entryPoint: EntryPointID,
    after: ConversationID?
  ) -> SortedIndex<TimedConversation>.Ascending? {
    open[entryPoint]?.ascending(after: after.map { TimedConversation(0, $0) })
  }

  mutating func insert(_ keys: IndexedKeys, of record: Conversation) {
    let id = record.id
    if let deadline = keys.deadline { due.insert(TimedConversation(deadline, id)) }
    if let place = keys.place { enqueue(id, at: place) }
    enterInbox(keys, id)
    if keys.isOpen {
      open.insert(TimedConversation(0, id), at: record.entryPoint)
    }
  }

  mutating func update(from old: IndexedKeys, to new: IndexedKeys, of record: Conversation) {
    let id = record.id
    if old.deadline != new.deadline {
      if let deadline = old.deadline { due.remove(TimedConversation(deadline, id)) }
      if let deadline = new.deadline { due.insert(TimedConversation(deadline, id)) }
    }
    if !Self.isSamePlace(old.place, new.place) {
      if let place = old.place { dequeue(id, at: place) }
      if let place = new.place { enqueue(id, at: place) }
    }
    if old.isOpen != new.isOpen || old.owner != new.owner {
      leaveInbox(old, id)
      enterInbox(new, id)
    } else if old.lastActivity != new.lastActivity {
      inboxes.replace(
        TimedConversation(old.lastActivity, id),
        with: TimedConversation(new.lastActivity, id),
        at: InboxCategory(isOpen: new.isOpen, owner: new.owner)
      )
    }
    if old.isOpen != new.isOpen {
      let key = TimedConversation(0, id)
      if new.isOpen {
        open.insert(key, at: record.entryPoint)
      } else {
        open.remove(key, at: record.entryPoint)
      }
    }
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

  private mutating func enterInbox(_ keys: IndexedKeys, _ id: ConversationID) {
    inboxes.insert(
      TimedConversation(keys.lastActivity, id),
      at: InboxCategory(isOpen: keys.isOpen, owner: keys.owner)
    )
  }

  private mutating func leaveInbox(_ keys: IndexedKeys, _ id: ConversationID) {
    inboxes.remove(
      TimedConversation(keys.lastActivity, id),
      at: InboxCategory(isOpen: keys.isOpen, owner: keys.owner)
    )
  }
}
