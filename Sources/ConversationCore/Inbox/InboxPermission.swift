/// Who may do what to the conversations of a shared inbox: the table of permissions, as data.
///
/// What an agent sees at all comes before it (``ConversationVisibility``). Where role and access level
/// differ, the wider reach counts.
public enum InboxPermission: Sendable {
  /// Whose conversations somebody may do something to.
  @nonexhaustive
  public enum Reach: String, Hashable, Sendable, CaseIterable {
    /// Those that are assigned to them.
    case own
    /// Those, and those that are assigned to nobody.
    case ownAndUnassigned
    /// Those, and those of agents of their teams.
    case teams
    /// Every one that they see.
    case all
  }

  /// What an agent is, as far as permissions go.
  @nonexhaustive
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// An agent with limited access.
    case limited
    /// An agent with full access.
    case fullAccess
    /// The account owner.
    case accountOwner
    /// A supervisor, beside their access level.
    case supervisor
    /// An administrator who is an agent, too, beside their access level.
    case administrator
  }

  /// One row: a command, and whose conversations it may be given for.
  public struct Row: Hashable, Sendable {
    /// The command.
    public let command: CommandKind
    /// The reach of each standing.
    public let reach: [Standing: Reach]
  }

  /// Every row; commands of conversations that are not in it need what their own rules say.
  public static let rows: [Row] = [
    // not even a supervisor closes what is another's.
    row(.resolve, limited: .own, supervisor: .own, administrator: .own),
    row(.assign, limited: .ownAndUnassigned, supervisor: .teams, administrator: .all),
    row(.unassign, limited: .own, supervisor: .teams, administrator: .all),
    row(.snooze, limited: .own, supervisor: .teams, administrator: .all),
    row(.unsnooze, limited: .own, supervisor: .teams, administrator: .all),
    row(.blockVisitor, limited: .own, supervisor: .teams, administrator: .all),
    row(.unblockVisitor, limited: .own, supervisor: .teams, administrator: .all),
    row(.claim, limited: .all, supervisor: .all, administrator: .all),
    row(.join, limited: .all, supervisor: .all, administrator: .all),
    row(.leave, limited: .all, supervisor: .all, administrator: .all),
    row(.reopen, limited: .all, supervisor: .all, administrator: .all),
    row(.tag, limited: .all, supervisor: .all, administrator: .all),
    row(.addNote, limited: .all, supervisor: .all, administrator: .all),
  ]

  /// Everything that an agent is.
  public static func standings(of agent: Agent) -> [Standing] {
    var standings: [Standing] =
      switch agent.permissions.access {
      case .limited: [.limited]
      case .full: [.fullAccess]
      case .accountOwner: [.accountOwner]
      }
    switch agent.role {
    case .supervisor: standings.append(.supervisor)
    case .administrator: standings.append(.administrator)
    case .agent, .system: break
    }
    return standings
  }

  /// Whether an agent may give a command for a conversation of an owner.
  static func permits(_ command: CommandKind, by agent: Agent, owner: Agent?, ownerID: AgentID?)
    -> Bool
  {
    guard let row = rows.first(where: { $0.command == command }) else { return true }
    return standings(of: agent).contains { standing in
      switch row.reach[standing] {
      case .own: ownerID == agent.id
      case .ownAndUnassigned: ownerID == nil || ownerID == agent.id
      case .teams:
        ownerID == nil || ownerID == agent.id
          || owner?.teams.contains(where: agent.teams.contains) == true
      case .all: true
      case nil: false
      }
    }
  }

  private static func row(
    _ command: CommandKind,
    limited: Reach,
    supervisor: Reach,
    administrator: Reach
  ) -> Row {
    Row(
      command: command,
      reach: [
        .limited: limited, .fullAccess: .all, .accountOwner: .all, .supervisor: supervisor,
        .administrator: administrator,
      ]
    )
  }
}

extension Transition {
  /// Refuses a command of a shared inbox that is given in a contact centre, in a stage in which the
  /// table has it not, by nobody, or by somebody who may not.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand`, `notPermitted`, `unknownAgent`, or
  ///   `needsAssignee`, which names who may.
  func requireInbox(_ command: CommandKind, by agent: AgentID) throws(ConversationError) {
    try require(command)
    guard policy.style == .sharedInbox else { throw ConversationError(.notPermitted(command)) }
    guard let caller = self.agent(agent), caller.presence != .removed else {
      throw ConversationError(.unknownAgent(agent))
    }
    let owner = conversation.owner
    guard
      InboxPermission.permits(
        command,
        by: caller,
        owner: owner.flatMap { self.agent($0) },
        ownerID: owner
      )
    else { throw ConversationError(.needsAssignee(command, assignee: owner)) }
  }

  /// Refuses an agent who does not see the conversation, as if there were none.
  ///
  /// Whoever was not handed in is let through: the rule of the command refuses them where it matters.
  ///
  /// - Throws: ``ConversationError`` `unknownConversation`.
  func requireVisible(to agent: AgentID) throws(ConversationError) {
    guard let viewer = self.agent(agent), !viewer.maySee(conversation) else { return }
    throw ConversationError(.unknownConversation)
  }
}
