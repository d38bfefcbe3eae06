public import ChannelAdapters
public import ConversationCore

/// What became of one inbound event (W-30).
@nonexhaustive
public enum InboundResult: Hashable, Sendable {
  /// A message was stored; whether it opened, continued or reopened its conversation.
  case stored(MessageID, InboundRoute)
  /// It was stored before; the first copy's message, where it is known.
  case duplicate(of: MessageID?)
  /// It was stored, and waits for the other parts of its message.
  case waiting
  /// It was a word of consent in no conversation: the consent was noted (C-02).
  case consentNoted(ConsentRequest)
  /// It was not taken; nothing was stored.
  case refused(ConversationError)
  /// A report on a message that went out was noted.
  case reported
  /// Something that is no message was noted in its conversation; `nil` if there was nothing to note
  /// it in, or it is about no conversation.
  case noted(ConversationID?)
  /// The customer's end was noted, or there was nothing to end.
  case ended(ConversationID?)
}

/// What came of a webhook.
public struct WebhookOutcome: Sendable {
  /// What the host's web server is to answer.
  public let reply: WebhookReply
  /// What became of each event that was recognised, in order.
  public let results: [InboundResult]
  /// What was passed over, and why.
  public let ignored: [IgnoredItem]
  /// Why the webhook was refused, if it was.
  public let refusal: WebhookRefusal?

  init(
    reply: WebhookReply,
    results: [InboundResult] = [],
    ignored: [IgnoredItem] = [],
    refusal: WebhookRefusal? = nil
  ) {
    self.reply = reply
    self.results = results
    self.ignored = ignored
    self.refusal = refusal
  }
}
