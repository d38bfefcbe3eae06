/// The answers of agents that a visitor has not read in the chat, in order (H-16).
public struct UnreadAnswers: Hashable, Sendable {
  /// The answers.
  public let messages: [Message]

  /// Finds them in the end of a transcript, which is in order.
  ///
  /// `channel`: the channel of the chat. Whoever has written there since has seen what stood there;
  ///   what has failed, was withdrawn, or may have left by another way is none of them.
  public init(in transcript: [Message], on channel: ChannelKind) {
    messages = Array(
      transcript.reversed().prefix { $0.direction != .inbound || $0.channel != channel }
        .filter { $0.isUnreadAnswer(on: channel) }
        .reversed()
    )
  }

  /// The others that leave in the mail of one of them: in order, as long as all their files fit.
  ///
  /// `limits`: what the mailbox carries. One that no mail carries is passed over.
  public func companions(of head: Message, under limits: ChannelCapabilities) -> [Message] {
    var files = head.attachments
    var companions: [Message] = []
    for message in messages where message.id != head.id && limits.carries(message.attachments) {
      guard limits.carries(files + message.attachments) else { break }
      files += message.attachments
      companions.append(message)
    }
    return companions
  }
}

extension Message {
  fileprivate func isUnreadAnswer(on channel: ChannelKind) -> Bool {
    guard case .agent = author, direction == .outbound, self.channel == channel, text != nil else {
      return false
    }
    switch status {
    case .queued, .sent, .delivered: return true
    default: return false
    }
  }
}

extension ChannelCapabilities {
  /// Whether one message carries so many files of such a size; a size that is not known counts as none.
  public func carries(_ files: [Attachment]) -> Bool {
    guard files.count <= maximumAttachments else { return false }
    guard let maximumAttachmentBytes else { return true }
    var left = maximumAttachmentBytes
    for file in files {
      let size = max(0, file.byteCount ?? 0)
      if size > left { return false }
      left -= size
    }
    return true
  }
}
