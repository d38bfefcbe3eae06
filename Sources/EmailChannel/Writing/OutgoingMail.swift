import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A message to a customer as a mail.
struct OutgoingMail {
  let bytes: [UInt8]
  let envelope: MailEnvelope
  let messageID: String

  /// How mails are written, whatever they say.
  struct Style {
    let names: OwnMessageIDs
    /// The line above which customers are asked to write, if mails carry one.
    var marker: ReplyMarker?
    /// Whether answers and bounces go to an address that proves what they are about.
    var signsAddresses = false
  }

  /// Writes a message as a mail.
  ///
  /// - Throws: ``MailWritingError`` for control characters in subject or names, and
  ///   `MailEnvelopeError` for addresses that no mail can go to or come from.
  init(
    _ message: OutboundMessage,
    from mailbox: String,
    files: [MailDraft.File],
    style: Style,
    at now: Date
  ) throws {
    let signed = style.signsAddresses ? style.names.replyAddress(of: message.id, at: mailbox) : nil
    let recipient = try EnvelopeAddress(message.recipient.value)
    let sender = try EnvelopeAddress(signed ?? mailbox)
    messageID = style.names.messageID(of: message.id)
    // An automatic mail has no return path, so that no bounce and no machine answers it.
    envelope = try MailEnvelope(from: message.isAutomatic ? nil : sender, to: [recipient])
    var draft = MailDraft(
      messageID: messageID,
      date: now,
      from: MailDraft.Person(mailbox, name: message.entryPoint.displayName),
      to: [MailDraft.Person(recipient.text)],
      subject: Self.subject(of: message),
      text: style.marker.map { "\($0.text)\n\n\(message.text)" } ?? message.text
    )
    draft.replyTo = signed.map { MailDraft.Person($0, name: message.entryPoint.displayName) }
    draft.files = files
    // The hash that stands for a missing identifier is none.
    draft.inReplyTo = message.answers.flatMap { MailIdentity.messageID(in: $0) }
    draft.references = message.thread.filter { MailIdentity.messageID(in: $0) == $0 }
    draft.isAutomatic = message.isAutomatic
    bytes = try draft.write()
  }

  private static func subject(of message: OutboundMessage) -> String {
    guard let subject = message.subject, !subject.isEmpty else {
      let name = message.entryPoint.displayName
      return message.answers == nil ? name : ReplySubject(answering: name).text
    }
    return message.answers == nil ? subject : ReplySubject(answering: subject).text
  }
}
