#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// Refuses a prepared reply to an advisor who may not write in the conversation now, as a message
  /// of their own would be refused.
  ///
  /// What the reply says, and whether the channel takes it now, is decided with its text.
  ///
  /// - Throws: ``ConversationError`` `unknownConversation`, `illegalCommand`, `notParticipant`,
  ///   `transferInProgress`, `agentSignedOut`, what ``ConversationCore/EntryPoint/checkInUse()`` throws, or
  ///   `tooManyMessages`.
  public func checkReply(
    by agent: AgentID,
    from entryPoint: EntryPoint,
    at now: Date
  ) throws(ConversationError) {
    try requireVisible(to: agent)
    if opensForAnswers {
      try requireMayReopen(agent)
    } else {
      try requireSender(agent)
    }
    try entryPoint.checkInUse()
    try requirePace(at: now)
  }

  /// Reopens a resolved conversation for a prepared reply that an advisor sends now, where the policy
  /// takes an agent's answer for that.
  ///
  /// - Throws: ``ConversationError`` `notPermitted`, `unknownAgent` or `agentSignedOut`.
  public mutating func openForReply(
    by agent: AgentID,
    at now: Date
  ) throws(ConversationError) {
    if opensForAnswers { try reopenToAnswer(by: agent, at: now) }
  }

  /// Opens a conversation for a text that follows from a call: nobody is asked to take it, and
  /// the caller's answer finds it.
  ///
  /// ``endAside(at:)`` is to follow when the text is in it.
  public static func openAside(
    _ id: ConversationID,
    with customer: CustomerID,
    at address: ChannelAddress,
    from entryPoint: EntryPoint,
    queue: Queue,
    policy: InboxPolicy,
    now: Date
  ) -> Transition {
    let now = now.inWholeMilliseconds
    let conversation = Conversation(
      id: id,
      customer: customer,
      entryPoint: entryPoint,
      address: address,
      direction: .outbound,
      stage: .queued,
      place: queue.place(since: now, now: now),
      at: now
    )
    var transition = Transition(conversation, agents: [], policy: policy)
    transition.note(.opened(.outbound))
    transition.note(.queued(queue.id))
    return transition
  }
}
