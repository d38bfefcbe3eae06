/// Who answers a thread that several programs of the business share.
@nonexhaustive
public enum ThreadControl: String, Hashable, Sendable, Codable {
  /// This contact center does, from now on.
  case gained
  /// Another program does: what is sent from here is refused until the thread comes back.
  case lost
  /// Another program asks for the thread.
  case requested
}
