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
  /// - Throws: ``ConversationError`` `unknownAgent`, `agentSignedOut`, `notPermitted`,
  ///   `entryPointDeleted`, `entryPointNotConnected`, `mayNotWriteFirst`, `noCapacity`, and what a
  ///   draft can be refused for. A closed messaging window cannot occur: channels that have one do
  ///   not let the business write first.
  public static func start(
    _ id: ConversationID,
    with customer: CustomerID,
    at address: ChannelAddress,
    from entryPoint: EntryPoint,
    queue: Queue,
    draft: MessageDraft,
    by agent: Agent,
    policy: InboxPolicy,
    capabilities: ChannelCapabilities,
    now: Date
  ) throws(ConversationError) -> Transition {
    let now = now.inWholeMilliseconds
    guard agent.presence == .signedIn else { throw ConversationError(.agentSignedOut(agent.id)) }
    guard agent.permissions.mayStartConversations else {
      throw ConversationError(.notPermitted(.startConversation))
    }
    guard entryPoint.deletedAt == nil else {
      throw ConversationError(.entryPointDeleted(entryPoint.id))
    }
    guard entryPoint.isConnected else {
      throw ConversationError(.entryPointNotConnected(entryPoint.id))
    }
    guard capabilities.mayWriteFirst else {
      throw ConversationError(.mayNotWriteFirst(entryPoint.channel))
    }
    guard agent.capacity.hasRoom(for: entryPoint.channelClass, beside: agent.slots) else {
      throw ConversationError(.noCapacity(agent.id))
    }
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
    var transition = Transition(conversation, agents: [agent], policy: policy)
    try transition.check(draft, capabilities: capabilities)
    transition.note(.opened(.outbound))
    transition.becomeOwner(agent.id, at: now, takesSlot: policy.style == .contactCenter)
    _ = transition.appendOutbound(draft, by: .agent(agent.id), from: entryPoint, at: now)
    return transition
  }
}
