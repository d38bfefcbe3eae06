#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// An agent starts a conversation with a customer: they own it, it is active at once, and
  /// its first message goes out in the same change.
  ///
  /// That no live conversation of the same address exists is the storage's to guard, by the thread
  /// key.
  ///
  /// `program`: what has written the message, where the agent has sent a prepared reply.
  /// `lastCustomerMessageAt`: when the customer last wrote from this address, in an earlier
  ///   conversation; where the channel has a messaging window, it goes on in the new one.
  /// - Throws: ``ConversationError`` `agentSignedOut`, `notPermitted`, `entryPointDeleted`,
  ///   `entryPointNotConnected`, `cannotBeAnswered`, `mayNotWriteFirst`, `windowClosed`, `noCapacity`, and what a draft
  ///   can be refused for.
  public static func start(
    _ id: ConversationID,
    with customer: CustomerID,
    at address: ChannelAddress,
    from entryPoint: EntryPoint,
    queue: Queue,
    draft: MessageDraft,
    by agent: Agent,
    program: String? = nil,
    policy: InboxPolicy,
    capabilities: ChannelCapabilities,
    lastCustomerMessageAt: Date? = nil,
    now: Date
  ) throws(ConversationError) -> Transition {
    let now = now.inWholeMilliseconds
    try checkMayStart(agent)
    try entryPoint.checkInUse()
    guard address.takesAnswers else { throw ConversationError(.cannotBeAnswered) }
    // An approved wording is what may be written first where nothing else may (C-03).
    if draft.template == nil || !capabilities.takesTemplates {
      guard capabilities.mayWriteFirst else {
        throw ConversationError(.mayNotWriteFirst(entryPoint.channel))
      }
      try capabilities.checkWindow(
        lastCustomerMessageAt: lastCustomerMessageAt,
        byPerson: true,
        now: now
      )
    }
    guard agent.capacity.hasRoom(for: entryPoint.channelClass, beside: agent.slots) else {
      throw ConversationError(.noCapacity(agent.id))
    }
    var conversation = Conversation(
      id: id,
      customer: customer,
      entryPoint: entryPoint,
      address: address,
      direction: .outbound,
      stage: .queued,
      place: queue.place(since: now, now: now),
      at: now
    )
    conversation.customerLastMessageAt = lastCustomerMessageAt?.inWholeMilliseconds
    var transition = Transition(conversation, agents: [agent], policy: policy)
    try transition.check(draft, capabilities: capabilities)
    transition.note(.opened(.outbound))
    transition.becomeOwner(agent.id, at: now)
    let author = program.map { MessageAuthor.automation($0) } ?? .agent(agent.id)
    _ = transition.appendOutbound(
      draft,
      by: author,
      askedBy: program.map { _ in agent.id },
      from: entryPoint,
      at: now
    )
    return transition
  }

  /// Refuses an agent who may not start conversations.
  ///
  /// - Throws: ``ConversationError`` `agentSignedOut` or `notPermitted`.
  package static func checkMayStart(_ agent: Agent) throws(ConversationError) {
    guard agent.presence == .signedIn else { throw ConversationError(.agentSignedOut(agent.id)) }
    guard agent.permissions.mayStartConversations else {
      throw ConversationError(.notPermitted(.startConversation))
    }
  }
}
