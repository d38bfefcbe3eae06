import ChannelAdapters
import ConversationCore

/// A customer's mail as an event.
struct ReceivedMail {
  let message: InboundMessage

  /// Describes a mail; `author` is its first `From`.
  init(
    _ mail: MailMessage,
    bytes: [UInt8],
    from author: MailAddress,
    to mailbox: String,
    isProven: Bool,
    names: OwnMessageIDs
  ) {
    let answers = ThreadReferences(mail).inOrderOfTrust
    let hash = mail.files.isEmpty ? "" : SHA256Hasher.digest(of: bytes).hexadecimal
    message = InboundMessage(
      channel: .email,
      recipient: mailbox,
      sender: .email(author.normalized),
      isVerifiedSender: isProven,
      senderName: author.name,
      text: mail.text,
      attachments: mail.files.map { Self.attachment(mail.parts[$0], at: $0, hash: hash) },
      externalID: mail.messageID ?? "sha256:\(mail.contentHash.hexadecimal)",
      sentAt: mail.date,
      subject: mail.subject.isEmpty ? nil : mail.subject,
      answersMessage: answers.lazy.compactMap { names.message(named: $0) }.first,
      answers: answers,
      references: mail.messageID.map { [$0] } ?? []
    )
  }

  private static func attachment(_ part: MailPart, at position: Int, hash: String) -> Attachment {
    Attachment(
      mediaType: part.mediaType,
      reference: MailFileReference(hash: hash, part: position).description,
      name: part.fileName,
      byteCount: part.content.count
    )
  }
}
