/// Which conversations somebody sees: what every list, count and search of an inbox is narrowed down
/// to before anything is read.
///
/// It says what they see by the shelf a conversation is on. Beside that, they see every conversation
/// that they take part in (``Conversation/participants``).
public struct InboxSight: Hashable, Sendable {
  /// Who; `nil` for the host itself, which owns nothing.
  public let agent: AgentID?
  /// Which conversations of others.
  public let sees: ConversationVisibility
  /// Of which queues.
  public let queues: Access<QueueID>

  /// Describes what somebody sees.
  public init(agent: AgentID?, sees: ConversationVisibility, queues: Access<QueueID> = .all) {
    self.agent = agent
    self.sees = sees
    self.queues = queues
  }

  /// What an agent sees: what their profile says, and everything for whoever
  /// ``InboxPermission/sight`` lets see everything.
  public init(of agent: Agent) {
    let seesAll = InboxPermission.standings(of: agent).contains {
      InboxPermission.sight[$0] == .all
    }
    self.init(
      agent: agent.id,
      sees: seesAll ? .all : agent.permissions.sees,
      queues: seesAll ? .all : agent.permissions.seesQueues
    )
  }

  /// What the host itself sees.
  public static let everything = Self(agent: nil, sees: .all)

  /// Whether nothing is kept from them.
  public var isUnlimited: Bool { sees == .all && queues == .all }

  /// Whether they see the conversations of a shelf without taking part in them: what is theirs, and of
  /// the queues they see what their profile says.
  public func covers(_ shelf: InboxShelf) -> Bool {
    covers(shelf.state, agent: shelf.agent, queue: shelf.queue)
  }

  func covers(_ state: InboxState, agent: AgentID?, queue: QueueID) -> Bool {
    if isUnlimited { return true }
    if let agent, agent == self.agent { return true }
    guard queues.permits(queue) else { return false }
    switch sees {
    case .all: return true
    case .ownAndUnassigned: return state == .unassigned
    case .own: return false
    }
  }

  /// In which of their categories the conversations of a shelf are.
  public func category(of shelf: InboxShelf) -> InboxCategory {
    switch shelf.state {
    case .unassigned: .unassigned
    case .assigned: shelf.agent != nil && shelf.agent == agent ? .mine : .assignedToOthers
    case .snoozed: .snoozed
    case .resolved: .resolved
    }
  }
}

extension InboxPermission {
  /// Which conversations somebody sees.
  @nonexhaustive
  public enum Sight: String, Hashable, Sendable, CaseIterable {
    /// What their profile says: ``AgentPermissions/sees`` and ``AgentPermissions/seesQueues``.
    case profile
    /// Every one.
    case all
  }

  /// Which conversations each standing sees; where somebody has two, the wider one counts.
  public static let sight: [Standing: Sight] = [
    .limited: .profile, .fullAccess: .profile, .accountOwner: .all, .supervisor: .profile,
    .administrator: .all,
  ]
}

extension Agent {
  /// Whether they see a conversation at all: one that they take part in always, others as
  /// ``InboxSight`` says.
  public func maySee(_ conversation: Conversation) -> Bool {
    if permissions.sees == .all, permissions.seesQueues == .all { return true }
    if conversation.involves(id) { return true }
    return InboxSight(of: self).covers(
      conversation.inboxState,
      agent: conversation.inboxAgent,
      queue: conversation.place.queue
    )
  }
}
