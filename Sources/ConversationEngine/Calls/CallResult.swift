public import ConversationCore

/// What has become of a report of a call.
public struct CallResult: Hashable, Sendable {
  /// The call, as it is now.
  public let call: Call
  /// Why a report has changed nothing.
  @nonexhaustive
  public enum Disregard: Hashable, Sendable {
    /// It is a copy, or older than what was known.
    case known
    /// The call was silent for so long that it had counted as over before.
    case silentTooLong
  }

  /// Why the report has changed nothing; `nil` if it has changed the call.
  public let disregard: Disregard?
  /// Whether the report has changed anything.
  public var hasChanged: Bool { disregard == nil }
  /// The text that went to the caller because of it.
  public let reply: MessageID?

  init(_ call: Call, disregard: Disregard? = nil, reply: MessageID? = nil) {
    self.call = call
    self.disregard = disregard
    self.reply = reply
  }
}
