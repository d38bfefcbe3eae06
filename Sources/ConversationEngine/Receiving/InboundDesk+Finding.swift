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
    let door = try center.doors.door(key, document) { (entryPoint) throws(ConversationError) in
      try center.sharedPolicy(entryPoint.inbox)
    }
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
  ) -> Versioned<Conversation>? {
    func belongs(_ found: Versioned<Conversation>?) -> Bool {
      found?.value.entryPoint == entryPoint.id
    }
    if let id = message.answersMessage {
      let named = loaded.conversation(id.conversation)
      if belongs(named) { return named }
    }
    for answer in message.answers {
      let key = ThreadKey.reference(answer, at: message.recipient, channel: message.channel)
      guard let quoted = loaded.conversation(at: key) else { continue }
      if belongs(quoted) { return quoted }
      break
    }
    let own = loaded.conversation(at: thread)
    guard message.alias == nil else { return known(own, by: message, where: belongs) }
    return belongs(own) ? own : nil
  }
}
