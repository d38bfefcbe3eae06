public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// One thing that changes on an agent's screen, ready to be drawn: masked for that agent, and holding
/// nothing beside what it shows.
@nonexhaustive
public enum DeskView: Hashable, Sendable {
  /// The screen as it is when the feed begins, and when the tenant's switch was turned: transcripts that
  /// are shown are to be read anew then.
  case opened(DeskOpening)
  /// A row is new, has changed, or has moved to another list.
  case row(InboxRow)
  /// A row is no longer the agent's to see.
  case rowGone(ConversationID)
  /// How many conversations there are in each section of the inbox.
  case counts(InboxCounts)
  /// Where a conversation in which the agent takes part stands, and what they can do.
  case pane(InteractionPane)
  /// The agent takes part in a conversation no longer.
  case paneClosed(ConversationID)
  /// The agent has something to wrap up, or its timer has changed.
  case wrapUp(WrapUpList)
  /// A request pops over.
  case request(ContactRequest)
  /// A request is over.
  case requestEnded(OfferID, OfferOutcome)
  /// The agent has wrapped a conversation up, or time has: the reason's name.
  case wrappedUp(ConversationID, reason: String, isAutomatic: Bool)
  /// A message entered the transcript of a conversation.
  case appended(Bubble)
  /// A message has changed: it was redacted, edited, delivered, seen, or has left by another channel.
  case changed(Bubble)
  /// Somebody has read a conversation up to the message of this number: its customer's messages up to
  /// there are unread no longer (S-10).
  case read(ConversationID, upTo: Int)
  /// The transcript of a conversation is to be read anew.
  case transcriptReplaced(ConversationID)
  /// A toast, and what the operating system shows.
  case notification(DeskNotification)
  /// An alert about a conversation, of which only its end is left (V-06).
  case alert(ConversationID, String)
  /// A note names the agent.
  case mentioned(Bubble)
  /// The agent's state has changed.
  case availability(ChannelClass, AgentState)
  /// The agent goes idle when their last contact of the class ends (W-04).
  case idlePending(ChannelClass, IdleReason)
  /// A message came while the agent was offline (H-34).
  case offlineMessage(ConversationID)
  /// A visitor has left before an answer (H-35).
  case missedConversation(ConversationID)
}

extension DeskView {
  /// What an event of a conversation changes on a viewer's screen, beside its row.
  ///
  /// `message`: the message that the event is about, if it is about one. Transcripts are told of
  /// conversations in which the viewer takes part, and of others where `tellsTranscript` says so.
  public static func views(
    of event: ConversationEvent,
    in state: DeskState,
    message: Message?,
    for viewer: AgentID,
    tellsTranscript: Bool = false,
    at now: Date
  ) -> [DeskView] {
    let conversation = state.conversation
    let takesPart = conversation.involves(viewer)
    let bubble = message.map { Bubble($0, in: state, for: viewer) }
    switch event {
    case .offered(let number, viewer, _):
      guard let request = ContactRequest(state, for: viewer, at: now),
        request.id == conversation.offerID(number)
      else { return [] }
      return [.request(request), .notification(DeskNotification(.contactRequest, about: state))]
    case .offerEnded(let number, viewer, let outcome):
      return [.requestEnded(conversation.offerID(number), outcome)]
    case .messageAppended:
      guard takesPart || tellsTranscript, let bubble, let message else { return [] }
      // What a blocked visitor writes is there to read, and pops up nowhere (S-09).
      guard takesPart, message.author == .customer, conversation.visitorBlock == nil else {
        return [.appended(bubble)]
      }
      let notification = DeskNotification(.customerMessage, about: state, message: message)
      return [.appended(bubble), .notification(notification)]
    case .messageAmended, .messageRedacted, .messageWithheld, .deliveryChanged, .messageRerouted:
      guard takesPart || tellsTranscript, let bubble else { return [] }
      return [.changed(bubble)]
    case .wrappedUp(viewer, let id, let isAutomatic):
      let reason = state.policy.wrapUp?.reasons.first { $0.id == id }
      let name = reason?.name ?? id.rawValue
      return [.wrappedUp(conversation.id, reason: name, isAutomatic: isAutomatic)]
    case .readByAgents(let sequence, _):
      return takesPart || tellsTranscript ? [.read(conversation.id, upTo: sequence)] : []
    case .erased: return [.transcriptReplaced(conversation.id)]
    case .interrupted(let owner, let guest) where owner == viewer || guest == viewer:
      let text = state.wording.notice(.entryPointDeleted, state.names).description
      return [
        .alert(conversation.id, text),
        .notification(DeskNotification(.interrupted, about: state)),
      ]
    case .inbox(.mentioned(viewer, _)): return bubble.map { [.mentioned($0)] } ?? []
    default: return []
    }
  }
}
