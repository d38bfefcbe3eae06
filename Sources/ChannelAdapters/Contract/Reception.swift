public import ConversationCore

/// Something in a webhook that was passed over, and why.
public struct IgnoredItem: Hashable, Sendable {
  /// What it was, in the provider's words, such as `standby`.
  public let what: String
  /// Why it was passed over.
  public let reason: String

  /// Describes what was passed over.
  public init(_ what: String, reason: String) {
    self.what = what
    self.reason = reason
  }
}

/// What an adapter has recognised in a verified webhook.
public struct Reception: Sendable {
  /// What happened, in order.
  public var events: [InboundEvent]
  /// What was passed over: unknown kinds, malformed items beside good ones.
  public var ignored: [IgnoredItem]
  /// What the provider is answered once everything is stored.
  public var reply: WebhookReply

  /// Describes a reception.
  public init(
    events: [InboundEvent] = [],
    ignored: [IgnoredItem] = [],
    reply: WebhookReply = .ok
  ) {
    self.events = events
    self.ignored = ignored
    self.reply = reply
  }
}
