/// The name of a conversation's stage.
@nonexhaustive
public enum StageName: String, CaseIterable, Hashable, Sendable, Codable {
  /// Waits in its queue.
  case queued
  /// Is offered to an agent.
  case offered
  /// An agent owns it.
  case active
  /// Its entry point is gone.
  case interrupted
  /// Is over.
  case ended

  /// Whether an inbox shows the conversation as open: everything but ended.
  public var isOpen: Bool { self != .ended }
}
