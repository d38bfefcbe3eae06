import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Walks along the events and retells the conversations, checking each event against what was told
/// before.
enum EventWalk {
  static func take(_ recorded: RecordedEvent, into model: Model) throws(Violation) {
    try Invariant12Monotony.check(cursor: recorded.cursor, after: model.cursor)
    model.cursor = recorded.cursor
    model.digest.add(recorded)
    model.counts.events += 1
    guard case .conversation(let id, let event) = recorded.event else { return }
    guard let index = model.index(of: id) else {
      throw Violation(.noPhantom, "an event tells of a conversation that nobody has opened")
    }
    if case .offered = event { model.counts.offers += 1 }
    try tell(event, at: recorded.at, to: model.conversations[index])
    switch event {
    case .messageAppended, .deliveryChanged:
      model.sending.set(index, model.conversations[index].shadow.statuses.contains(.queued))
    default: break
    }
  }

  private static func tell(
    _ event: ConversationEvent,
    at date: Date,
    to known: ConversationModel
  ) throws(Violation) {
    switch event {
    case .opened, .reopened: try begin(event, known)
    case .queued: try wait(known)
    case .offered(let number, let agent, let purpose):
      try Invariant02OffersEndOnce.check(offer: number, purpose: purpose, in: known)
      known.shadow.request = .init(number: number, agent: agent, purpose: purpose)
      known.shadow.offerCount = number
      if purpose == .route { known.shadow.stage = .offered }
    case .offerEnded(let number, let agent, let outcome):
      try Invariant02OffersEndOnce.check(end: outcome, of: number, to: agent, at: date, in: known)
      known.shadow.request = nil
      if outcome == .accepted { known.shadow.accepted = agent }
    case .assigned(let agent):
      try Invariant01NoDoubleAccept.check(assignment: agent, to: known)
      known.shadow.owner = agent
      known.shadow.accepted = nil
      known.shadow.stage = .active
    case .unassigned(let agent): try release(agent, known)
    case .guestJoined(let agent):
      try Invariant01NoDoubleAccept.check(guest: agent, of: known)
      known.shadow.guest = agent
      known.shadow.accepted = nil
    case .guestLeft(let agent):
      guard known.shadow.guest == agent else { throw untold("\(agent) leaves, no guest", known) }
      known.shadow.guest = nil
    case .messageAppended(let sequence, let direction):
      try Invariant06Order.check(appended: sequence, to: known)
      known.shadow.statuses.append(direction == .outbound ? .queued : nil)
    case .deliveryChanged(let sequence, let status):
      try Invariant12Monotony.check(status: status, of: sequence, in: known)
      known.shadow.statuses[sequence - 1] = status
    case .interrupted, .ended: try finish(event, known)
    case .wrapUpStarted, .wrapUpCancelled, .wrappedUp, .wrapUpDropped: try wrapUp(event, known)
    case .inbox(.reopenedBy): try begin(event, known)
    case .inbox, .refusedByAll, .transferRequested, .transferDropped, .transferredToQueue,
      .conferenceRequested, .conferenceDropped, .agentAbsent, .agentReturned, .optOutSuspected,
      .messageRedacted,
      .messageWithheld, .messageAmended, .erased, .messageRerouted, .visitorPresence,
      .customerRecognised, .readByAgents,
      .wrapUpExtended:
      break
    }
  }

  private static func begin(
    _ event: ConversationEvent,
    _ known: ConversationModel
  ) throws(Violation) {
    if case .opened = event {
      guard !known.shadow.isOpened else { throw untold("it is opened twice", known) }
      known.shadow.isOpened = true
    } else {
      guard known.shadow.stage == .ended else { throw untold("what is open is reopened", known) }
    }
    known.shadow.stage = .queued
  }

  private static func wait(_ known: ConversationModel) throws(Violation) {
    guard known.shadow.owner == nil, known.shadow.request == nil, known.shadow.stage != .ended
    else { throw untold("it waits while somebody owns it, is asked, or it is over", known) }
    known.shadow.stage = .queued
  }

  private static func release(
    _ agent: AgentID,
    _ known: ConversationModel
  ) throws(Violation) {
    guard known.shadow.owner == agent else {
      throw untold("\(agent) gives up what they do not own", known)
    }
    known.shadow.owner = nil
    if known.shadow.request != nil { known.shadow.stage = .offered }
  }

  private static func finish(
    _ event: ConversationEvent,
    _ known: ConversationModel
  ) throws(Violation) {
    guard known.shadow.request == nil, known.shadow.stage != .ended else {
      throw untold("it ends twice, or with an open offer", known)
    }
    if case .interrupted(let owner, let guest) = event {
      guard known.shadow.owner == owner, known.shadow.guest == guest else {
        throw untold("it is interrupted for others than are in it", known)
      }
      known.shadow.stage = .interrupted
    } else {
      guard known.shadow.guest == nil else { throw untold("it ends with a guest in it", known) }
      known.shadow.owner = nil
      known.shadow.stage = .ended
    }
  }

  private static func wrapUp(
    _ event: ConversationEvent,
    _ known: ConversationModel
  ) throws(Violation) {
    switch event {
    case .wrapUpStarted(let agent, _):
      guard !known.shadow.wrappingUp.contains(agent) else {
        throw untold("\(agent) starts to wrap up twice", known)
      }
      known.shadow.wrappingUp.append(agent)
    case .wrapUpCancelled(let agent), .wrappedUp(let agent, _, _), .wrapUpDropped(let agent):
      guard let place = known.shadow.wrappingUp.firstIndex(of: agent) else {
        throw untold("\(agent) ends a wrap-up that has not begun", known)
      }
      known.shadow.wrappingUp.remove(at: place)
    default: break
    }
  }

  /// The events contradict each other.
  private static func untold(_ detail: String, _ known: ConversationModel) -> Violation {
    Violation(.determinism, "by its events, \(detail)", in: known.name)
  }
}
