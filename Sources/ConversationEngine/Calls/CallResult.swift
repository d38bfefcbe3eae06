public import ConversationCore

/// What has become of a report of a call.
public struct CallResult: Hashable, Sendable {
  /// The call, as it is now.
  public let call: Call
  /// Whether the report has changed anything: `false` for a copy, and for news that are older than what
  /// was known.
  public let hasChanged: Bool
  /// The text that went to the caller because of it.
  public let reply: MessageID?

  init(_ call: Call, hasChanged: Bool, reply: MessageID? = nil) {
    self.call = call
    self.hasChanged = hasChanged
    self.reply = reply
  }
}
