public import ChannelAdapters
public import ConversationCore

extension WebChatAdapter: TypingIndicating, ReadReceiptSending {
  /// Shows or hides that somebody is typing.
  public func indicateTyping(
    _ isTyping: Bool,
    to recipient: ChannelAddress,
    from entryPoint: EntryPoint
  ) async {
    guard recipient.isVisitor(at: entryPoint) else { return }
    _ = await socket.deliver(.typing(isTyping), to: recipient)
  }

  /// Tells the visitor that their messages were read.
  public func sendReadReceipt(
    upTo externalID: String,
    to recipient: ChannelAddress,
    from entryPoint: EntryPoint
  ) async {
    guard recipient.isVisitor(at: entryPoint), let message = ClientMessageID(externalID) else {
      return
    }
    _ = await socket.deliver(.read(upTo: message.id), to: recipient)
  }
}
