import ChannelAdapters
import ConversationCore
import ConversationStorage

extension ContactCenter {
  /// Whether it is known when a conversation's customer leaves: by what its channel can do.
  ///
  /// Visitors of a web site leave, whichever host has their channel's adapter.
  func knowsPresence(in conversation: Conversation) async throws -> Bool {
    if [.visitor, .anonymousVisitor].contains(conversation.address.kind) { return true }
    do {
      let entryPoint = try await entryPoint(conversation.entryPoint).value
      return adapters[entryPoint.adapter]?.capabilities(of: entryPoint.channel).hasPresence ?? false
    } catch is ConversationError { return false }
  }
}
