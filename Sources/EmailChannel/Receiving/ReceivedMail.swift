import ChannelAdapters
import ConversationCore

/// A customer's mail as an event.
struct ReceivedMail {
  let message: InboundMessage

  /// Describes a mail; `author` is its first `From`.
  ///
  /// `answered`: the message of ours that it is proven to answer by the address that it came to.
  init(
    _ mail: MailMessage,
    bytes: [UInt8],
    from author: MailAddress,
    to mailbox: String,
    isProven: Bool,
    answered: MessageID?,
    names: OwnMessageIDs,
    files: FilePolicy,
    marker: ReplyMarker
  ) {
    let references = ThreadReferences(mail)
    let answers = references.inOrderOfTrust
    let sorted = files.sort(mail)
    let signal = mail.automaticSignal
    let reply = ReplyText(of: mail, marker: marker)
    message = InboundMessage(
      channel: .email,
      recipient: mailbox,
      sender: .email(author.normalized),
      isVerifiedSender: isProven,
      senderName: author.name,
      text: reply.text,
      attachments: Self.attachments(sorted, of: mail, bytes),
      externalID: MailIdentity(mail).externalID,
      sentAt: mail.date,
      subject: mail.subject.isEmpty ? nil : mail.subject,
      answersMessage: answered ?? answers.lazy.compactMap { names.message(named: $0) }.first,
      answers: answers,
      // What went to many is quoted by strangers: they do not belong together.
      references: signal?.isBulk == true
        ? [] : MailIdentity.bracketed(mail.messageID).map { [$0] } ?? [],
      fullText: reply.isShortened ? mail.text : nil,
      automaticSignal: signal?.description,
      mayReopen: signal?.leavesConversationsEnded != true,
      droppedAttachments: sorted.dropped,
      thread: references.earlier
    )
  }

  /// The files that are taken, by reference.
  static func attachments(
    _ sorted: FilePolicy.Sorted,
    of mail: MailMessage,
    _ bytes: [UInt8]
  ) -> [Attachment] {
    let hash = sorted.taken.isEmpty ? "" : SHA256Hasher.digest(of: bytes).hexadecimal
    return sorted.taken.map { file in
      let part = mail.parts[file.position]
      return Attachment(
        mediaType: part.mediaType,
        reference: MailFileReference(hash: hash, part: file.position).description,
        name: part.fileName,
        byteCount: file.byteCount
      )
    }
  }
}
