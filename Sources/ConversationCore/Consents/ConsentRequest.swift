/// What a customer asks for about messages as such (C-02).
@nonexhaustive
public enum ConsentRequest: String, Hashable, Sendable, Codable {
  /// To get no more messages: `STOP`.
  case optOut
  /// To get messages again: `START`.
  case optIn
  /// To be told who writes here and how to stop it: `HELP`.
  case help
}
