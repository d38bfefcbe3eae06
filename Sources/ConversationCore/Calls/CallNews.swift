/// What has become known of a call, as the sequence of events tells it.
///
/// As all events it holds no customer data.
@nonexhaustive
public enum CallNews: Hashable, Sendable, Codable {
  /// It has begun, to a team.
  case started(TeamID)
  /// An advisor has answered.
  case answered(by: AgentID)
  /// It is over, with an outcome; once more if a late report makes another outcome of it.
  case over(CallOutcome)
}
