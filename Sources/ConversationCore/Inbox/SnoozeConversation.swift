#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// An agent of a shared inbox takes an assigned conversation out of sight: until a time, or until
  /// its customer writes for `nil`; in either case it comes back when its customer writes.
  ///
  /// Snoozing again replaces the time. It comes back, too, when it becomes somebody else's.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand` unless it is assigned, `notPermitted` in a
  ///   contact centre, `unknownAgent`, `needsAssignee`, or `snoozeIsOver` for a time that is not to
  ///   come.
  public mutating func snooze(
    until: Date?,
    by agent: AgentID,
    at now: Date
  ) throws(ConversationError) {
    try requireInbox(.snooze, by: agent)
    let until = until?.inWholeMilliseconds
    if let until, until <= time(at: now) { throw ConversationError(.snoozeIsOver) }
    let now = begin(at: now)
    conversation.inboxFacts.snooze = Snooze(until: until, by: agent, at: now)
    note(.inbox(.snoozed(by: agent, until: until)))
  }

  /// An agent takes a snoozed conversation back into sight; one that is not snoozed stays as it is.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand`, `notPermitted` in a contact centre,
  ///   `unknownAgent` or `needsAssignee`.
  public mutating func unsnooze(by agent: AgentID, at now: Date) throws(ConversationError) {
    try requireInbox(.unsnooze, by: agent)
    guard conversation.snooze != nil else { return }
    _ = begin(at: now)
    endSnooze()
  }

  /// Takes the conversation back into sight.
  mutating func endSnooze() {
    guard conversation.snooze != nil else { return }
    conversation.inboxFacts.snooze = nil
    note(.inbox(.snoozeEnded))
  }
}
