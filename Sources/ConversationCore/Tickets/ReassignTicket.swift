/// Whom a ticket is given to (E-13).
@nonexhaustive
public enum TicketAssignee: Hashable, Sendable, Codable {
  /// An advisor, in the ticket's team or in the one that is named.
  case advisor(AgentID, in: TeamID?)
  /// A team: no advisor has it then.
  case team(TeamID)
}

/// Somebody who is told that a ticket is theirs now (E-13).
@nonexhaustive
public enum TicketNotice: Hashable, Sendable, Codable {
  /// An advisor.
  case advisor(AgentID)
  /// Every member of a team.
  case team(TeamID)
}

extension Ticket {
  /// Gives the ticket to an advisor or a team (E-13).
  ///
  /// `members`: the teams of the caller, where the caller is an agent. Whoever sees a ticket may give it
  /// away: ``isVisible(to:of:)`` (E-11).
  ///
  /// - Returns: Who is to be told: the new assignee, unless nothing changed or they took it themselves.
  /// - Throws: ``ConversationError`` `ticketClosed` or `ticketOfAnotherTeam`.
  public mutating func reassign(
    to assignee: TicketAssignee,
    by caller: Caller,
    members teams: [TeamID]
  ) throws(ConversationError) -> TicketNotice? {
    guard isOpen else { throw ConversationError(.ticketClosed(id)) }
    try requireVisible(to: caller, of: teams)
    let before = (team, advisor)
    switch assignee {
    case .advisor(let agent, let team):
      give(to: team ?? self.team, advisor: agent)
      return (self.team, advisor) == before || caller.agent == agent ? nil : .advisor(agent)
    case .team(let team):
      give(to: team, advisor: nil)
      return (team, nil) == before ? nil : .team(team)
    }
  }

  /// The team of a ticket that an agent opens without naming one: the first of their teams, which is
  /// their default (E-13).
  public static func defaultTeam(of agent: Agent) -> TeamID? { agent.teams.first }
}
