/// Whose a conversation is, as far as an inbox goes.
@nonexhaustive
public enum InboxState: UInt8, Hashable, Sendable, CaseIterable {
  /// It is open, and nobody's.
  case unassigned
  /// It is open and somebody's.
  case assigned
  /// It is open and somebody's, who has put it out of sight for a while.
  case snoozed
  /// It has ended.
  case resolved
}

/// Where an inbox keeps a conversation: everything that its lists and counts go by.
///
/// It is read off the conversation and never stored beside it; a storage keeps its indexes by it.
/// Every conversation is on one shelf.
public struct InboxShelf: Hashable, Sendable {
  /// Whose it is.
  public let state: InboxState
  /// The agent who owns it; after its end the one who did last.
  public let agent: AgentID?
  /// The entry point.
  public let entryPoint: EntryPointID
  /// The channel.
  public let channel: ChannelKind
  /// The queue in which it waits, or waited last.
  public let queue: QueueID

  /// Describes a shelf.
  public init(
    _ state: InboxState,
    agent: AgentID?,
    entryPoint: EntryPointID,
    channel: ChannelKind,
    queue: QueueID
  ) {
    self.state = state
    self.agent = agent
    self.entryPoint = entryPoint
    self.channel = channel
    self.queue = queue
  }
}

extension Conversation {
  /// The shelf on which an inbox keeps it.
  public var inboxShelf: InboxShelf {
    InboxShelf(
      inboxState,
      agent: inboxAgent,
      entryPoint: entryPoint,
      channel: channel,
      queue: place.queue
    )
  }

  /// Whose it is, as far as an inbox goes.
  public var inboxState: InboxState {
    if !isOpen { return .resolved }
    if owner == nil { return .unassigned }
    return isSnoozed ? .snoozed : .assigned
  }

  /// The agent who owns it; after its end the one who did last.
  public var inboxAgent: AgentID? { isOpen ? owner : preferredAgent }

  /// The agents who take part in it beside that one: who helps, has joined, or wraps up.
  ///
  /// Whom it is offered to does not take part yet.
  public var participants: [AgentID] {
    var others: [AgentID] = []
    // Most conversations are one agent's, or nobody's yet.
    if legs.isEmpty, rareInboxFacts == nil { return others }
    let agent = inboxAgent
    func add(_ other: AgentID) {
      if other != agent, !others.contains(other) { others.append(other) }
    }
    for leg in legs where leg.isOpen { add(leg.agent) }
    if rareInboxFacts != nil { for other in joined { add(other) } }
    return others
  }

  /// Whether it is on the shelf of another state of the same conversation; asked at every commit.
  package func isOnSameShelf(as other: Self) -> Bool {
    let (isOpen, agent) = (isOpen, inboxAgent)
    guard isOpen == other.isOpen, agent == other.inboxAgent, place.queue == other.place.queue else {
      return false
    }
    return !isOpen || agent == nil || isSnoozed == other.isSnoozed
  }

  private var isSnoozed: Bool { rareInboxFacts != nil && snooze != nil }
}
