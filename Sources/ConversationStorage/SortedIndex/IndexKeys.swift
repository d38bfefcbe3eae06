import ConversationCore

/// A conversation at a time: what most indexes are sorted by.
struct TimedConversation: Comparable, Sendable {
  /// Milliseconds since 1970.
  let time: Int64
  // Two halves: a `UInt128` would be aligned to 16 bytes and take a third more.
  private let high: UInt64
  private let low: UInt64

  init(_ time: Int64, _ id: ConversationID) {
    self.time = time
    high = UInt64(truncatingIfNeeded: id.bits >> 64)
    low = UInt64(truncatingIfNeeded: id.bits)
  }

  var id: ConversationID { ConversationID(bits: UInt128(high) << 64 | UInt128(low)) }

  static func < (lhs: Self, rhs: Self) -> Bool {
    if lhs.time != rhs.time { return lhs.time < rhs.time }
    if lhs.high != rhs.high { return lhs.high < rhs.high }
    return lhs.low < rhs.low
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

/// An agent who is ready, by up to two numbers and then the identifier.
struct ReadyAgent: Comparable, Sendable {
  let first: Int64
  let second: Int64
  let id: AgentID

  static func < (lhs: Self, rhs: Self) -> Bool {
    if lhs.first != rhs.first { return lhs.first < rhs.first }
    if lhs.second != rhs.second { return lhs.second < rhs.second }
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
