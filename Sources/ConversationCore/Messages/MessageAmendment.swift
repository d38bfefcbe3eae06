/// A change of a stored message: redaction, an edit, erasure, or the channel that has carried it in
/// the end.
///
/// Its position stays.
public struct MessageAmendment: Hashable, Sendable, Codable {
  /// The message.
  public let message: MessageID
  /// What it says from now on; `nil` leaves what it says.
  public let content: MessageContent?
  /// Its files from now on; `nil` leaves them.
  public let attachments: [Attachment]?
  /// The channel that has carried it; `nil` leaves it.
  public let channel: ChannelKind?

  /// Describes a change of what it says.
  public init(message: MessageID, content: MessageContent, attachments: [Attachment]? = nil) {
    self.message = message
    self.content = content
    self.attachments = attachments
    channel = nil
  }

  /// Describes that another channel has carried it: its badge changes.
  public init(message: MessageID, channel: ChannelKind) {
    self.message = message
    content = nil
    attachments = nil
    self.channel = channel
  }

  /// The message after the change.
  public func applied(to original: Message) -> Message {
    var amended = original
    if let content {
      amended.content = content
      amended.fullText = nil
      amended.payload = nil
    }
    if let attachments { amended.attachments = attachments }
    if let channel { amended.channel = channel }
    return amended
  }
}
