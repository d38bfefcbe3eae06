/// One of the lists of an inbox, as one agent sees them.
///
/// Each conversation is in one of them. The first three are those of the open ones.
@nonexhaustive
public enum InboxCategory: String, Hashable, Sendable, CaseIterable {
  /// Open, and nobody's.
  case unassigned
  /// Open, and the viewer's.
  case mine
  /// Open, and somebody else's.
  case assignedToOthers
  /// Open, and out of sight until a time or until the customer writes.
  case snoozed
  /// Ended (H-03).
  case resolved

  /// Everything that is being worked on, by whomever (H-02).
  public static let open: Set<Self> = [.unassigned, .mine, .assignedToOthers]
}

/// What an inbox is narrowed down to; `nil` stands for all.
public struct InboxFilter: Hashable, Sendable {
  /// The channels.
  public var channels: Set<ChannelKind>?
  /// The entry points.
  public var entryPoints: Set<EntryPointID>?
  /// The queues.
  public var queues: Set<QueueID>?
  /// The agents who own the conversations, or owned them last.
  public var agents: Set<AgentID>?

  /// Narrows an inbox down; nothing is left out unless said.
  public init(
    channels: Set<ChannelKind>? = nil,
    entryPoints: Set<EntryPointID>? = nil,
    queues: Set<QueueID>? = nil,
    agents: Set<AgentID>? = nil
  ) {
    self.channels = channels
    self.entryPoints = entryPoints
    self.queues = queues
    self.agents = agents
  }

  /// Whether the conversations of a shelf are left.
  public func includes(_ shelf: InboxShelf) -> Bool {
    func has<Value>(_ values: Set<Value>?, _ value: Value?) -> Bool {
      guard let values else { return true }
      return value.map(values.contains) ?? false
    }
    return has(queues, shelf.queue) && has(entryPoints, shelf.entryPoint)
      && has(channels, shelf.channel) && has(agents, shelf.agent)
  }
}

/// The orders of an inbox.
@nonexhaustive
public enum InboxOrder: String, Hashable, Sendable, CaseIterable {
  /// The latest activity first.
  case lastActivity
  /// Whose customer waits longest for an answer first (``Conversation/waitingSince``); behind them those
  /// that are answered, latest activity first.
  case waiting
}

/// Which conversations an inbox lists, for whom, and in which order.
public struct InboxQuery: Hashable, Sendable {
  /// The categories; what is in any of them is listed.
  public var categories: Set<InboxCategory>
  /// What they are narrowed down to.
  public var filter: InboxFilter
  /// The order.
  public var order: InboxOrder
  /// Who asks, and what they see.
  public let sight: InboxSight

  /// Asks for the conversations of some categories.
  public init(
    _ categories: Set<InboxCategory>,
    filter: InboxFilter = InboxFilter(),
    order: InboxOrder = .lastActivity,
    sight: InboxSight
  ) {
    self.categories = categories
    self.filter = filter
    self.order = order
    self.sight = sight
  }

  /// Whether the conversations of a shelf are listed, as far as categories and filter go.
  public func includes(_ shelf: InboxShelf) -> Bool {
    categories.contains(sight.category(of: shelf)) && filter.includes(shelf)
  }
}

/// How many conversations there are in each category, and in how many of them a customer waits.
public struct InboxCounts: Hashable, Sendable {
  private var all: [InboxCategory: Int] = [:]
  private var waiting: [InboxCategory: Int] = [:]

  /// None.
  public init() {}

  /// Adds conversations to a category, and how many of them wait for an answer.
  public mutating func add(_ count: Int, waiting: Int, to category: InboxCategory) {
    if count != 0 { all[category, default: 0] += count }
    if waiting != 0 { self.waiting[category, default: 0] += waiting }
  }

  /// How many there are in a category.
  public subscript(category: InboxCategory) -> Int { all[category] ?? 0 }

  /// In how many of a category the customer waits for an answer.
  public func waiting(in category: InboxCategory) -> Int { waiting[category] ?? 0 }

  /// How many are being worked on (H-02).
  public var open: Int { InboxCategory.open.reduce(0) { $0 + self[$1] } }
}
