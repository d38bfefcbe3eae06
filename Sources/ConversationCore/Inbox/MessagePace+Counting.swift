#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Conversation {
  /// Whether the business may say one message more now: there were fewer in the last minute than the
  /// policy's ceiling.
  ///
  /// A minute begins with its first message.
  public func mayHaveMessage(under policy: InboxPolicy, at now: Date) -> Bool {
    guard let ceiling = policy.messagesPerMinute else { return true }
    guard let pace = rareInboxFacts?.value.pace, now < pace.since.after(60) else {
      return ceiling > 0
    }
    return pace.count < ceiling
  }
}

extension Transition {
  /// Refuses one message more than the ceiling of messages a minute.
  ///
  /// - Throws: ``ConversationError`` `tooManyMessages`.
  func requirePace(at now: Date) throws(ConversationError) {
    guard let ceiling = policy.messagesPerMinute,
      !conversation.mayHaveMessage(under: policy, at: time(at: now))
    else { return }
    throw ConversationError(.tooManyMessages(perMinute: ceiling))
  }

  /// Counts a message to or from the customer.
  mutating func countMessage(at now: Date) {
    guard policy.messagesPerMinute != nil else { return }
    if let pace = conversation.inboxFacts.pace, now < pace.since.after(60) {
      conversation.inboxFacts.pace = MessagePace(since: pace.since, count: pace.count + 1)
    } else {
      conversation.inboxFacts.pace = MessagePace(since: now, count: 1)
    }
  }
}
