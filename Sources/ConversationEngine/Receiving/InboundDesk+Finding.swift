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
  /// An entry point through which messages come in.
  struct Door {
    let entryPoint: EntryPoint
    let policy: Shared<InboxPolicy>
    /// Whoever takes it away meanwhile refuses the message.
    let condition: Guard
  }

  /// The entry point with a key, if it was found.
  func door(_ key: UniqueKey) throws -> Door? {
    guard let document = loaded.document(at: key) else { return nil }
    let entryPoint = try document.value.value(as: EntryPoint.self)
    guard entryPoint.isConnected else {
      throw ConversationError(.entryPointNotConnected(entryPoint.id))
    }
    return Door(
      entryPoint: entryPoint,
      policy: try center.sharedPolicy(entryPoint.inbox),
      condition: .document(document.value.id, version: document.version)
    )
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
