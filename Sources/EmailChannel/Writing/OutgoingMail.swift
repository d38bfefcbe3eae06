import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A mail to a customer, in the form of RFC 5322.
struct OutgoingMail {
  let bytes: [UInt8]
  let envelope: MailEnvelope
  let messageID: String

  /// Writes a message as a mail.
  ///
  /// - Throws: ``MailWritingError`` for control characters in subject or names, and
  ///   `MailEnvelopeError` for addresses that no mail can go to or come from.
  init(_ message: OutboundMessage, from mailbox: String, names: OwnMessageIDs, at now: Date) throws
  {
    let sender = try EnvelopeAddress(mailbox)
    let recipient = try EnvelopeAddress(message.recipient.value)
    messageID = names.messageID(of: message.id)
    // An automatic mail has no return path, so that no bounce and no machine answers it.
    envelope = try MailEnvelope(from: message.isAutomatic ? nil : sender, to: [recipient])
    var header = HeaderWriter()
    try header.append("Date", tokens: [MailDate.text(now)])
    try header.append("From", address: mailbox, displayName: message.entryPoint.displayName)
    try header.append("To", address: recipient.text, displayName: nil)
    try header.append("Subject", text: Self.subject(of: message))
    try header.append("Message-ID", tokens: [messageID])
    if let parent = message.answers, Self.isIdentifier(parent) {
      try header.append("In-Reply-To", tokens: [parent])
      try header.append("References", tokens: [parent])
    }
    if message.isAutomatic { try header.append("Auto-Submitted", tokens: ["auto-replied"]) }
    try header.append("MIME-Version", tokens: ["1.0"])
    try header.append("Content-Type", tokens: ["text/plain;", "charset=utf-8"])
    try header.append("Content-Transfer-Encoding", tokens: ["quoted-printable"])
    bytes = header.bytes + Array("\r\n".utf8) + QuotedPrintableBody(message.text).bytes
  }

  private static func subject(of message: OutboundMessage) -> String {
    guard let subject = message.subject, !subject.isEmpty else {
      let name = message.entryPoint.displayName
      return message.answers == nil ? name : ReplySubject(answering: name).text
    }
    return message.answers == nil ? subject : ReplySubject(answering: subject).text
  }

  /// Whether an identifier is one of a mail, and not the hash that stands for a missing one.
  private static func isIdentifier(_ text: String) -> Bool {
    text.hasPrefix("<") && text.hasSuffix(">") && text.utf8.count <= MessageIdentifiers.longest - 20
      && text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
  }
}
