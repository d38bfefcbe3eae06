#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// An agent of a shared inbox closes the conversation (H-04, H-06, A-34): its assignee, an agent
  /// with full access or the account owner.
  ///
  /// Resolving what is resolved succeeds and changes nothing.
  ///
  /// - Throws: ``ConversationError`` `notPermitted` in a contact centre, `unknownAgent`, or
  ///   `needsAssignee`, which names who may.
  public mutating func resolve(by agent: AgentID, at now: Date) throws(ConversationError) {
    if policy.style == .sharedInbox, !conversation.isOpen { return }
    try requireInbox(.resolve, by: agent)
    let now = begin(at: now)
    let isInterrupted = conversation.stage.name == .interrupted
    withdrawOpenOffer(at: now)
    append(.resolved(by: agent), at: now)
    finish(isInterrupted ? .entryPointDeleted : .completed, by: .agent(agent), at: now)
  }

  /// An agent of a shared inbox opens a resolved conversation again.
  ///
  /// It goes back to its last assignee if they are at work, and is nobody's otherwise; so
  /// ``Conversation/preferredAgent`` is to be among the agents of the transition.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand` unless it has ended, `notPermitted` in a contact
  ///   centre, or `unknownAgent`.
  public mutating func reopen(
    by agent: AgentID,
    in queue: Queue,
    at now: Date
  ) throws(ConversationError) {
    try requireInbox(.reopen, by: agent)
    let now = begin(at: now)
    place(in: queue, at: now)
    note(.inbox(.reopenedBy(agent)))
    append(.reopenedBy(agent), at: now)
    returnToAssignee(at: now)
  }

  /// An agent answers a resolved conversation, and the policy takes that for reopening it: it is
  /// theirs from then on.
  mutating func reopenToAnswer(by agent: AgentID, at now: Date) throws(ConversationError) {
    try requireMayReopen(agent)
    let now = begin(at: now)
    conversation.reopenCount += 1
    conversation.reopenedAt = now
    note(.inbox(.reopenedBy(agent)))
    append(.reopenedBy(agent), at: now)
    becomeOwner(agent, at: now)
  }

  /// Whether an agent's answer reopens the conversation: it is resolved, and the policy says so.
  var opensForAnswers: Bool {
    policy.reopensOnAgentReply && policy.style == .sharedInbox && !conversation.isOpen
  }

  /// Refuses an agent who may not reopen the conversation by answering.
  func requireMayReopen(_ agent: AgentID) throws(ConversationError) {
    try requireInbox(.reopen, by: agent)
    guard self.agent(agent)?.presence == .signedIn else {
      throw ConversationError(.agentSignedOut(agent))
    }
  }

  /// Notes that a conversation is open again, and its place in its queue from now on.
  mutating func place(in queue: Queue, at now: Date) {
    conversation.reopenCount += 1
    conversation.reopenedAt = now
    conversation.place = queue.place(since: now, now: now)
  }

  /// Gives a reopened conversation to its last assignee if they are at work, a connection that was lost
  /// a moment ago among it, and to its queue otherwise.
  mutating func returnToAssignee(at now: Date) {
    if policy.style == .sharedInbox, let assignee = conversation.preferredAgent,
      agent(assignee)?.presence.isAtWork(at: now) == true
    {
      becomeOwner(assignee, at: now)
    } else {
      requeue()
    }
  }
}
