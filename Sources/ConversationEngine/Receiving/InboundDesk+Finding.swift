import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Through which entry point a message comes, and to which conversation it belongs.
extension InboundDesk {
  /// The entry point with a key, if it was found.
  func door(_ key: UniqueKey) throws -> Door? {
    guard let document = loaded.document(at: key) else { return nil }
    let door = try center.doors.door(key, document, in: center)
    guard door.entryPoint.isConnected else {
      throw ConversationError(.entryPointNotConnected(door.entryPoint.id))
    }
    return door
  }

  /// The conversation of the sender's own thread, for a message that names no other.
  func findOwn(_ message: borrowing InboundMessage) -> Versioned<Conversation>? {
    guard message.answersMessage == nil, message.answers.isEmpty else { return nil }
    return loaded.conversation(at: thread)
  }

  /// Finds the conversation a message belongs to, in order of trust: a signed reference to a message
  /// of ours, references it quotes, the sender's own thread.
  ///
  /// Only a message that is alone in its batch may have references, so what is in hand is the thread's.
  func find(
    _ message: InboundMessage,
    at entryPoint: EntryPoint
  ) async throws -> Versioned<Conversation>? {
    if let id = message.answersMessage, let named = loaded.conversation(id.conversation),
      try await isWithinReach(named.value, of: entryPoint)
    {
      return named
    }
    for answer in message.answers {
      let key = ThreadKey.reference(answer, at: message.recipient, channel: message.channel)
      guard let quoted = loaded.conversation(at: key) else { continue }
      // The reference was bound here, by what came to this entry point.
      if try await isWithinReach(quoted.value, of: entryPoint) { return quoted }
      break
    }
    let own = loaded.conversation(at: thread)
    func belongs(_ found: Versioned<Conversation>?) -> Bool {
      guard let found else { return false }
      return found.value.entryPoint == entryPoint.id && !found.value.isErased
    }
    guard message.alias == nil else { return known(own, by: message, where: belongs) }
    return belongs(own) ? own : nil
  }

  /// Whether what comes in through an entry point may continue a conversation that it names: one of
  /// the entry point's own, or one of the same inbox that goes on by this way, such as a web chat
  /// whose visitor answers by email (H-17, A-38).
  ///
  /// What is interrupted takes nothing in any more, and what has ended is not reopened where nobody
  /// could answer in it: a message that came by another way is not lost for it, and begins anew.
  private func isWithinReach(
    _ conversation: Conversation,
    of entryPoint: EntryPoint
  ) async throws -> Bool {
    if conversation.isErased { return false }
    if conversation.entryPoint == entryPoint.id { return true }
    guard conversation.inbox == entryPoint.inbox, conversation.stage.name != .interrupted else {
      return false
    }
    do {
      return try await center.entryPoint(conversation.entryPoint).value.deletedAt == nil
    } catch let error as ConversationError where error.code == .unknownEntryPoint {
      return false
    }
  }

  /// Whether the sender of a message is the customer of the conversation in hand: by its address, or
  /// proven to have another one that the customer is known by.
  mutating func judge(_ message: InboundMessage) async throws {
    guard let conversation = current?.transition.conversation else { return }
    current?.isKnownSender = false
    guard message.isVerifiedSender, conversation.address != message.sender else { return }
    if leadsHere(message, to: conversation) {
      current?.isKnownSender = true
      return
    }
    let customer = try await center.customer(conversation.customer)?.value
    current?.isKnownSender = customer?.isReached(at: message.sender) == true
  }
}

extension Customer {
  /// Whether an address is one of theirs, or the one that answers go to.
  fileprivate func isReached(at address: ChannelAddress) -> Bool {
    if addresses.contains(where: { $0.address == address }) { return true }
    guard address.kind == .email, let email else { return false }
    return email.address.lowercased() == address.value.lowercased()
  }
}
