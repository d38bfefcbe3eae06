import ChannelAdapters
import ConversationCore

extension OutboundMessage {
  /// Refuses what is no text message, for providers that carry nothing else.
  ///
  /// - Throws: ``UnsendableMessage/templateNotCarried``, or `channel-not-carried` for an entry point of
  ///   another channel, whose customers would get a text message that they do not expect.
  func requireTextMessage() throws(UnsendableMessage) {
    guard template == nil else { throw .templateNotCarried }
    guard entryPoint.channel == .sms else {
      throw UnsendableMessage(.invalidRequest, code: "channel-not-carried")
    }
  }

  /// Refuses words of one's own when only templates are taken.
  ///
  /// - Throws: ``UnsendableMessage`` `windowClosed`.
  func requireOpenWindow() throws(UnsendableMessage) {
    guard template != nil || !isOutsideStandardWindow else {
      throw UnsendableMessage(.windowClosed)
    }
  }
}
