/// What of a team's settings has changed.
@nonexhaustive
public enum TeamEvent: String, Hashable, Sendable, Codable {
  /// Name, language, number or what its calls become.
  case settingsSaved
  /// Its ring schedules.
  case schedulesSaved
  /// Its automatic replies.
  case repliesSaved
}
