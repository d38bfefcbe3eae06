/// What a notification tells an agent.
@nonexhaustive
public enum NotificationOccasion: String, Hashable, Sendable {
  /// A conversation is offered to them.
  case contactRequest
  /// A customer has written.
  case customerMessage
  /// A conversation of theirs was interrupted: its entry point was deleted (V-06).
  case interrupted
}
