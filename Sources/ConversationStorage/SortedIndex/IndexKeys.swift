import ConversationCore

/// A conversation at a time: what most indexes are sorted by.
struct TimedConversation: Comparable, Sendable {
  /// Milliseconds since 1970.
  let time: Int64
  let id: ConversationID

  init(_ time: Int64, _ id: ConversationID) {
    self.time = time
    self.id = id
  }

  static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.time == rhs.time ? lhs.id < rhs.id : lhs.time < rhs.time
  }
}

/// A conversation that waits: highest priority first, then the longest wait.
struct WaitingConversation: Comparable, Sendable {
  let priority: Int
  let since: TimedConversation

  static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.priority == rhs.priority ? lhs.since < rhs.since : lhs.priority > rhs.priority
  }
}

/// An agent who is ready, by load where it counts, a time, and the identifier.
struct ReadyAgent: Comparable, Sendable {
  let load: Int
  /// Milliseconds since 1970.
  let time: Int64
  let id: AgentID

  static func < (lhs: Self, rhs: Self) -> Bool {
    if lhs.load != rhs.load { return lhs.load < rhs.load }
    if lhs.time != rhs.time { return lhs.time < rhs.time }
    return lhs.id < rhs.id
  }
}

/// A document among those with one key: by rank, then by identifier.
struct RankedDocument: Comparable, Sendable {
  let rank: Int64
  let name: String

  static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.rank == rhs.rank && lhs.name.hasSameBytes(as: rhs.name)
  }

  static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.rank == rhs.rank ? lhs.name.precedesInBytes(rhs.name) : lhs.rank < rhs.rank
  }
}

/// A row that is forgotten at a time.
struct ExpiringRow: Comparable, Sendable {
  /// Milliseconds since 1970.
  let time: Int64
  let row: Int

  static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.time == rhs.time ? lhs.row < rhs.row : lhs.time < rhs.time
  }
}
