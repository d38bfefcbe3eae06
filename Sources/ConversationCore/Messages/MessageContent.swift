/// What a message says.
@nonexhaustive
public enum MessageContent: Hashable, Sendable, Codable {
  /// A text, which may be empty when there are attachments.
  case text(String)
  /// A notice of the SDK, whose words are chosen when it is shown.
  indirect case notice(SystemNotice)
  /// A text that was taken out for good, and why; the words are chosen when it is shown.
  case withheld(reason: WithholdingReason)
}
