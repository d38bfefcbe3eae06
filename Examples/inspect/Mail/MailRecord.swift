import ChannelAdapters
import EmailChannel

/// What the reader made of a mail, as one object of JSON.
struct MailRecord {
  private let mail: MailMessage

  init(_ mail: MailMessage) { self.mail = mail }

  /// The object, keys sorted.
  var json: String {
    let reply = ReplyText(of: mail)
    return JSONText.object([
      ("messageID", Self.text(mail.messageID)),
      ("inReplyTo", Self.texts(mail.inReplyTo)),
      ("references", Self.texts(mail.references)),
      ("from", Self.addresses(mail.authors)),
      ("to", Self.addresses(mail.to)),
      ("cc", Self.addresses(mail.copied)),
      ("replyTo", Self.addresses(mail.replyTo)),
      ("subject", Self.text(mail.subject)),
      ("date", Self.text(mail.date.map(Sheet.time))),
      ("text", Self.text(mail.text)),
      ("reply", Self.text(reply.text)),
      ("signature", Self.text(reply.signature)),
      ("html", String(mail.html != nil)),
      ("attachments", JSONText.list(mail.files.map { Self.file(mail.parts[$0]) })),
      ("automatic", Self.text(mail.automaticSignal?.description)),
      ("bounce", mail.bounce.map(Self.bounce) ?? "null"),
      ("defects", Self.texts(mail.defects.map(\.description))),
    ])
  }

  private static func text(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }

  private static func texts(_ texts: [String]) -> String {
    JSONText.list(texts.map(JSONText.quoted))
  }

  private static func addresses(_ addresses: [MailAddress]) -> String {
    JSONText.list(
      addresses.map {
        JSONText.object([("name", text($0.name)), ("address", text($0.address))])
      }
    )
  }

  private static func file(_ part: MailPart) -> String {
    let content = part.content
    return JSONText.object([
      ("name", text(part.fileName)),
      ("type", text(part.mediaType)),
      ("bytes", String(content.count)),
      ("sha256", text(SHA256Hasher.digest(of: content).hexadecimal)),
      ("inline", String(part.isInline)),
      ("contentID", text(part.contentID)),
    ])
  }

  private static func bounce(_ bounce: MailBounce) -> String {
    JSONText.object([
      ("action", text(bounce.action.rawValue)),
      ("status", text(bounce.status)),
      ("originalMessageID", text(bounce.originalMessageID)),
      (
        "recipients",
        JSONText.list(
          bounce.recipients.map { recipient in
            JSONText.object([
              ("address", text(recipient.address)),
              ("action", text(recipient.action.rawValue)),
              ("status", text(recipient.status)),
              ("diagnostic", text(recipient.diagnostic)),
              ("permanent", String(recipient.isPermanent)),
            ])
          }
        )
      ),
    ])
  }
}
