public import ChannelAdapters
public import ConversationCore

extension MessengerAdapter: TypingIndicating, ReadReceiptSending {
  /// Shows or hides that somebody is typing.
  public func indicateTyping(
    _ isTyping: Bool,
    to recipient: ChannelAddress,
    from entryPoint: EntryPoint
  ) async {
    await show(isTyping ? .typingOn : .typingOff, to: recipient, from: entryPoint)
  }

  /// Shows that the thread was seen; Meta takes that for all of it, whatever the message.
  public func sendReadReceipt(
    upTo externalID: String,
    to recipient: ChannelAddress,
    from entryPoint: EntryPoint
  ) async {
    await show(.markSeen, to: recipient, from: entryPoint)
  }

  private func show(
    _ action: SenderActionRequest.Action,
    to recipient: ChannelAddress,
    from entryPoint: EntryPoint
  ) async {
    guard let (id, page) = page(of: entryPoint),
      let person = try? SendAPIRequest.person(recipient, of: id)
    else { return }
    let sign = SenderActionRequest(recipient: .init(id: person), action: action)
    await sender.show(sign, at: page.messagesURL, by: page.accessToken)
  }
}
