extension Ticket {
  /// Whether somebody sees the ticket, and may give it away and settle it (E-11).
  ///
  /// Agents see the tickets of their teams, and what is given to them; supervisors, administrators and
  /// the host itself see all. `teams`: those of the caller, where the caller is an agent.
  public func isVisible(to caller: Caller, of teams: [TeamID]) -> Bool {
    switch caller.role {
    case .agent: teams.contains(team) || (advisor != nil && advisor == caller.agent)
    case .supervisor, .administrator, .system: true
    }
  }

  /// Refuses whoever does not see the ticket.
  ///
  /// - Throws: ``ConversationError`` `ticketOfAnotherTeam`.
  public func requireVisible(
    to caller: Caller,
    of teams: [TeamID]
  ) throws(ConversationError) {
    guard isVisible(to: caller, of: teams) else {
      throw ConversationError(.ticketOfAnotherTeam(id))
    }
  }
}
