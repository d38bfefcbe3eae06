/// What happened to a ticket.
///
/// As all events it holds no customer data.
@nonexhaustive
public enum TicketEvent: Hashable, Sendable, Codable {
  /// It was opened, in a team, for an advisor if somebody is assigned at once.
  case opened(TeamID, advisor: AgentID?, TicketOrigin)
  /// A call was logged on it (E-04).
  case callLogged(CallID)
  /// It has another team or advisor; who is told that it is theirs now (E-13).
  case reassigned(TeamID, advisor: AgentID?, told: TicketNotice?)
  /// It is settled.
  case closed
}
