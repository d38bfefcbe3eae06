import ConversationCore

/// When something last happened in a conversation, and since when its customer waits.
struct InboxTimes: Equatable, Sendable {
  /// Milliseconds since 1970.
  let activity: Int64
  /// Milliseconds since 1970; `nil` when they do not wait.
  let waiting: Int64?

  init(_ conversation: borrowing Conversation) {
    activity = conversation.lastActivityAt.milliseconds
    waiting = conversation.waitingSince?.milliseconds
  }
}

/// The conversations of one shelf, sorted.
///
/// How many there are is known without counting.
struct ShelvedRows: Sendable {
  /// Those whose customer waits for nothing, by last activity.
  private(set) var answered = SortedIndex<TimedRow>()
  /// The others, by last activity.
  private(set) var waiting = SortedIndex<TimedRow>()
  /// The same ones, by the time since when they wait.
  private(set) var longest = SortedIndex<TimedRow>()

  var count: Int { answered.count + waiting.count }

  mutating func insert(_ row: Int, _ times: InboxTimes) {
    let entry = TimedRow(times.activity, row)
    guard let since = times.waiting else {
      answered.insert(entry)
      return
    }
    waiting.insert(entry)
    longest.insert(TimedRow(since, row))
  }

  mutating func remove(_ row: Int, _ times: InboxTimes) {
    let entry = TimedRow(times.activity, row)
    guard let since = times.waiting else {
      answered.remove(entry)
      return
    }
    waiting.remove(entry)
    longest.remove(TimedRow(since, row))
  }

  mutating func move(_ row: Int, from old: InboxTimes, to new: InboxTimes) {
    guard old.waiting == new.waiting, old.activity != new.activity else {
      if old != new {
        remove(row, old)
        insert(row, new)
      }
      return
    }
    let (old, entry) = (TimedRow(old.activity, row), TimedRow(new.activity, row))
    if new.waiting == nil {
      answered.replace(old, with: entry)
    } else {
      waiting.replace(old, with: entry)
    }
  }
}

/// The shelves of an inbox (`InboxShelf`), each with its conversations, and for each agent those that
/// they take part in beside their own.
///
/// There are as many shelves as entry points, queues and agents have to do with each other: a list is
/// a merge of some of them, and a count their sum, however many conversations there are.
struct InboxIndex: Sendable {
  /// What of a shelf does not change with its conversations' owners.
  private struct Door: Hashable {
    let entryPoint: EntryPointID
    let channel: ChannelKind
    let queue: QueueID
  }

  /// What a shelf is found by: a short key, since owners change all day.
  private struct Key: Hashable {
    let door: UInt32
    let state: InboxState
    let agent: AgentID?
    let participant: AgentID?
  }

  struct Shelf: Sendable {
    let place: InboxShelf
    /// Who takes part in its conversations without owning them; `nil` for the shelf of all.
    let participant: AgentID?
    var rows = ShelvedRows()
  }

  private(set) var shelves = PagedRows<Shelf>()
  private var doors: [Door: UInt32] = [:]
  /// The one that was asked for last: the next conversation often comes through it too.
  private var lastDoor: (door: Door, number: UInt32)?
  private var numbers: [Key: UInt32] = [:]
  /// Of each door's states, in order, the number of the shelf that is nobody's, and 1; 0 for none.
  ///
  /// Every new conversation goes there.
  private var unowned: [UInt32] = []
  private var ofAgent: [AgentID?: [UInt32]] = [:]
  private var ofParticipant: [AgentID: [UInt32]] = [:]

  /// Puts a new conversation on its shelves; the number of its own is returned.
  mutating func insert(_ row: Int, _ conversation: Conversation) -> UInt32 {
    let times = InboxTimes(conversation)
    let own = shelf(for: conversation.inboxShelf, participant: nil)
    shelves.update(Int(own)) { $0.rows.insert(row, times) }
    for participant in conversation.participants {
      let other = shelf(for: conversation.inboxShelf, participant: participant)
      shelves.update(Int(other)) { $0.rows.insert(row, times) }
    }
    return own
  }

  /// Moves a conversation that has changed; the number of the shelf it is on now is returned.
  mutating func update(
    _ row: Int,
    on shelf: UInt32,
    from old: Conversation,
    to new: Conversation
  ) -> UInt32 {
    let (before, after) = (InboxTimes(old), InboxTimes(new))
    let (leaving, entering) = (old.participants, new.participants)
    if old.isOnSameShelf(as: new), leaving == entering {
      if before == after { return shelf }
      shelves.update(Int(shelf)) { $0.rows.move(row, from: before, to: after) }
      for participant in entering {
        let other = self.shelf(for: new.inboxShelf, participant: participant)
        shelves.update(Int(other)) { $0.rows.move(row, from: before, to: after) }
      }
      return shelf
    }
    shelves.update(Int(shelf)) { $0.rows.remove(row, before) }
    for participant in leaving {
      let other = self.shelf(for: old.inboxShelf, participant: participant)
      shelves.update(Int(other)) { $0.rows.remove(row, before) }
    }
    return insert(row, new)
  }

  /// The shelves whose conversations a query lists.
  ///
  /// No conversation is on two of them.
  func shelves(for query: InboxQuery) -> [Int] {
    let sight = query.sight
    var found: [Int] = []
    visitCandidates(for: query) { number, shelf in
      if query.includes(shelf.place), sight.covers(shelf.place) { found.append(number) }
    }
    guard !sight.isUnlimited, let agent = sight.agent else { return found }
    for number in ofParticipant[agent] ?? [] {
      let place = shelves[Int(number)].place
      if query.includes(place), !sight.covers(place) { found.append(Int(number)) }
    }
    return found
  }

  /// Looks at the shelves among which those of a query are: where it is about some agents alone, at
  /// theirs.
  private func visitCandidates(
    for query: InboxQuery,
    _ body: (Int, borrowing Shelf) -> Void
  ) {
    func visit(_ agent: AgentID?) {
      for number in ofAgent[agent] ?? [] { shelves.read(Int(number)) { body(Int(number), $0) } }
    }
    if let agents = query.filter.agents {
      for agent in agents { visit(agent) }
    } else if query.categories == [.unassigned] {
      visit(nil)
    } else if query.categories == [.mine] {
      if let agent = query.sight.agent { visit(agent) }
    } else if query.sight.sees != .all {
      // What is nobody's, and what is theirs; all else they take part in.
      visit(nil)
      if let agent = query.sight.agent { visit(agent) }
    } else {
      for numbers in ofAgent.values {
        for number in numbers { shelves.read(Int(number)) { body(Int(number), $0) } }
      }
    }
  }

  private mutating func shelf(for place: InboxShelf, participant: AgentID?) -> UInt32 {
    let door = door(of: place)
    guard place.agent != nil || participant != nil else {
      let index = Int(door) * InboxState.allCases.count + Int(place.state.rawValue)
      if index < unowned.count, unowned[index] > 0 { return unowned[index] - 1 }
      let number = addShelf(for: place, participant: nil)
      while index >= unowned.count { unowned.append(0) }
      unowned[index] = number + 1
      return number
    }
    let key = Key(door: door, state: place.state, agent: place.agent, participant: participant)
    if let known = numbers[key] { return known }
    let number = addShelf(for: place, participant: participant)
    numbers[key] = number
    return number
  }

  private mutating func addShelf(for place: InboxShelf, participant: AgentID?) -> UInt32 {
    let number = UInt32(shelves.append(Shelf(place: place, participant: participant)))
    if let participant {
      ofParticipant[participant, default: []].append(number)
    } else {
      ofAgent[place.agent, default: []].append(number)
    }
    return number
  }

  private mutating func door(of place: InboxShelf) -> UInt32 {
    let door = Door(entryPoint: place.entryPoint, channel: place.channel, queue: place.queue)
    if let lastDoor, lastDoor.door == door { return lastDoor.number }
    let number = doors[door] ?? UInt32(doors.count)
    doors[door] = number
    lastDoor = (door, number)
    return number
  }
}
