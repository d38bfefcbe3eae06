import ChannelAdapters
import ConversationCore
import ConversationStorage
import Masking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// How a message enters the transcript of the conversation in hand, and what keeps it from entering twice.
extension InboundDesk {
  /// Takes out of a message what must not be stored; what its sender wrote just before is read only
  /// where it may be the beginning of a number.
  func redact(
    _ message: InboundMessage,
    through door: Door
  ) async throws -> ArrivingMessage {
    guard let redaction = door.redaction(for: message) else {
      return ArrivingMessage(message)
    }
    guard let transition = current?.transition else {
      return ArrivingMessage(message, redaction, after: EarlierTexts())
    }
    let earlier = try await center.earlierTexts(by: .customer, in: transition, at: now)
    return ArrivingMessage(message, redaction, after: earlier)
  }

  /// Appends a message to the conversation in hand, which was opened with it or takes it now.
  mutating func store(
    _ arriving: ArrivingMessage,
    claim: ClaimKey,
    through door: Door,
    route: InboundRoute,
    into batch: inout ChangeBatch
  ) throws -> ArrivalOutcome {
    let message = arriving.message
    switch route {
    case .open: break
    case .attach: current?.receiveAside(message, at: now)
    case .append, .reopen: try current?.receive(message, at: now)
    }
    current?.mark(arriving)
    if route != .open { current?.amend(arriving) }
    if loaded.claim(claim) != nil, early?.value.retracts(message) == true {
      current?.transition.withhold(.retracted)
    }
    return try settle(message, claim: claim, through: door, route: route, into: &batch)
  }

  /// Notes what keeps a message that was appended from being taken in again.
  mutating func settle(
    _ message: borrowing InboundMessage,
    claim: ClaimKey,
    through door: Door,
    route: InboundRoute,
    into batch: inout ChangeBatch
  ) throws -> ArrivalOutcome {
    guard let id = current?.lastMessage else { throw ConversationError(.unknownConversation) }
    batch.guards.append(door.condition)
    if !message.references.isEmpty { bindReferences(of: message, to: id.conversation, in: &batch) }
    take(claim, for: id, into: &batch)
    if isForSeveral { taken[claim] = id }
    // A message more to one that waits already, or has ended, is nothing new for routing.
    let isNothingNew = route == .append || route == .attach
    return ArrivalOutcome(.stored(id, route), isNothingNew ? workOfDeadlines : work)
  }

  /// Lets later messages that quote this one find the conversation.
  private func bindReferences(
    of message: InboundMessage,
    to conversation: ConversationID,
    in batch: inout ChangeBatch
  ) {
    for reference in message.references {
      let key = ThreadKey.reference(reference, at: message.recipient, channel: message.channel)
      let bound = loaded.threads.first { $0.key == key }?.conversation
      if bound != conversation {
        batch.threads.append(ThreadBinding(key, to: conversation, expected: bound))
      }
    }
  }
}
