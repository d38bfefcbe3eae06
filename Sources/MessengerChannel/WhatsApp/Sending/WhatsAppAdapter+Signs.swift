public import ChannelAdapters
public import ConversationCore

extension WhatsAppAdapter: ReadReceiptSending, AnswerTypingIndicating {
  /// Shows that everything up to a message was read.
  public func sendReadReceipt(
    upTo externalID: String,
    to recipient: ChannelAddress,
    from entryPoint: EntryPoint
  ) async {
    await show(WhatsAppReading(message: externalID), from: entryPoint)
  }

  /// Shows that somebody is typing, for 25 seconds or until the answer is there; WhatsApp shows the
  /// message that is answered, and all before it, as read with it.
  public func indicateTyping(
    answering externalID: String,
    to recipient: ChannelAddress,
    from entryPoint: EntryPoint
  ) async {
    await show(WhatsAppReading(message: externalID, isTyping: true), from: entryPoint)
  }

  private func show(_ sign: WhatsAppReading, from entryPoint: EntryPoint) async {
    guard let number = number(of: entryPoint) else { return }
    await sender.show(sign, at: number.messagesURL, by: number.accessToken)
  }
}
