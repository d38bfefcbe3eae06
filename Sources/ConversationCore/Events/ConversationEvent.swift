#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What happened to a conversation.
///
/// Events name what changed and hold no customer data.
@nonexhaustive
public enum ConversationEvent: Hashable, Sendable, Codable {
  // Beginning and waiting.
  /// It was opened, by its customer (`inbound`) or by an agent (`outbound`).
  case opened(MessageDirection)
  /// Its customer has written again after its end (H-05).
  case reopened
  /// It waits in a queue.
  case queued(QueueID)
  /// Everyone eligible has refused or missed it; it stays in its queue.
  case refusedByAll(queue: QueueID)

  // Offers.
  /// An offer was made.
  case offered(number: Int, to: AgentID, purpose: OfferPurpose)
  /// An offer ended.
  case offerEnded(number: Int, agent: AgentID, OfferOutcome)

  // Who takes part.
  /// An agent owns it from now on.
  case assigned(to: AgentID)
  /// An agent no longer owns it.
  case unassigned(from: AgentID)
  /// A transfer to an agent is being asked for.
  case transferRequested(from: AgentID, to: AgentID)
  /// Nobody accepted the transfer (F-21).
  case transferDropped(from: AgentID)
  /// An agent has put it into a queue.
  case transferredToQueue(from: AgentID, queue: QueueID)
  /// A conference is being asked for.
  case conferenceRequested(by: AgentID, guest: AgentID)
  /// The conference request was not accepted; the owner is told.
  case conferenceDropped(by: AgentID)
  /// A conference guest has joined (F-27).
  case guestJoined(AgentID)
  /// The conference guest has left (F-30).
  case guestLeft(AgentID)
  /// An agent is away: what they own, are offered or help with is given back at a time unless they
  /// return.
  case agentAbsent(AgentID, until: Date)
  /// The agent is back within the grace.
  case agentReturned(AgentID)

  // In a shared inbox.
  /// Something happened to it in a shared inbox.
  case inbox(InboxEvent)

  // What is said.
  /// A message entered the transcript.
  case messageAppended(sequence: Int, MessageDirection)
  /// A message may ask, in words of its own, for no more messages: a person should look at it (C-02).
  case optOutSuspected(sequence: Int)
  /// Card numbers were taken out of a message before it was stored: its sender is to be told (W-28).
  case messageRedacted(sequence: Int)
  /// A message is kept without its text: its sender is to be told (W-28).
  case messageWithheld(sequence: Int, WithholdingReason)
  /// The content of a message that was stored before was replaced: redaction, an edit, erasure.
  case messageAmended(sequence: Int)
  /// Everything about its customer was taken out of it: its messages are as if they said nothing.
  case erased
  /// An outbound message came further.
  case deliveryChanged(sequence: Int, DeliveryStatus)
  /// An outbound message has left by another channel than it was written for: its badge changes
  ///
  case messageRerouted(sequence: Int, by: ChannelKind)

  /// An agent has read what the customer wrote, further than anybody before (S-10).
  case readByAgents(upTo: Int, by: AgentID)

  // Who is there.
  /// Its visitor has come to the site, is away from it, or has left it (S-09).
  case visitorPresence(VisitorPresence.State)
  /// Its customer has turned out to be somebody who is known by another address, too.
  case customerRecognised

  // Ending.
  /// Its entry point was deleted: an alert to the agents in it (V-06).
  case interrupted(owner: AgentID, guest: AgentID?)
  /// It is over.
  case ended(Ending.Reason, by: Ending.Party)
  /// An agent's wrap-up began (F-32).
  case wrapUpStarted(AgentID, deadline: Date?)
  /// An agent's wrap-up was cancelled: the conversation is theirs again.
  case wrapUpCancelled(AgentID)
  /// The count-down of an agent's wrap-up was stopped: by the agent (W-16), or because the policy
  /// has lost the reason that would have been taken.
  case wrapUpExtended(AgentID)
  /// An agent's wrap-up is finished (F-34).
  case wrappedUp(AgentID, WrapUpReasonID, isAutomatic: Bool)
  /// An agent's wrap-up ended without a reason: they were removed, and there is no default.
  case wrapUpDropped(AgentID)
}
