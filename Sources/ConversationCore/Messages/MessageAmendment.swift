/// A change of a stored message's content: redaction, an edit, erasure.
///
/// Its position stays.
public struct MessageAmendment: Hashable, Sendable, Codable {
  /// The message.
  public let message: MessageID
  /// What it says from now on.
  public let content: MessageContent
  /// Its files from now on; `nil` leaves them.
  public let attachments: [Attachment]?

  /// Describes a change.
  public init(message: MessageID, content: MessageContent, attachments: [Attachment]? = nil) {
    self.message = message
    self.content = content
    self.attachments = attachments
  }

  /// The message after the change.
  public func applied(to original: Message) -> Message {
    var amended = original
    amended.content = content
    amended.fullText = nil
    amended.payload = nil
    if let attachments { amended.attachments = attachments }
    return amended
  }
}
