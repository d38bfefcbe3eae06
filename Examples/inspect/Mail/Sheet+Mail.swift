import ChannelAdapters
import EmailChannel

extension Sheet {
  /// What the reader made of a mail, beside the message that comes of it.
  init(of mail: MailMessage) {
    self.init("mail")
    add("from", .list(mail.authors.map(Self.address)))
    add("to", .list(mail.to.map(Self.address)))
    add("copied", .list(mail.copied.map(Self.address)))
    add("reply to", .list(mail.replyTo.map(Self.address)))
    add("subject", mail.subject)
    add("date", mail.date.map(Self.time))
    add("message id", mail.messageID)
    add("in reply to", mail.inReplyTo)
    add("references", mail.references)
    add("content hash", mail.contentHash.hexadecimal)
    add(
      "html",
      mail.html.map { html in
        .words("\(html.utf8.count) bytes (--json shows them)", for: .text(html))
      } ?? .absent
    )
    let reply = ReplyText(of: mail)
    add("reply", reply.isShortened ? reply.text : nil)
    add("signature", reply.signature)
    add("automatic", mail.automaticSignal?.description)
    add("bounce", mail.bounce.map(Self.bounce) ?? .absent)
    add("defects", mail.defects.map(\.description))
    let files = Set(mail.files)
    add(
      "parts",
      .list(
        mail.parts.enumerated().map { position, part in
          Self.part(part, isFile: files.contains(position))
        }
      )
    )
    add("fields", .list(mail.headers.fields.map(Self.field)))
  }

  private static func address(_ address: MailAddress) -> Detail {
    var sheet = Sheet("address")
    sheet.add("address", address.address)
    sheet.add("name", address.name)
    let name = address.name.map { "\($0) " } ?? ""
    return .words("\(name)<\(address.address)>", for: .sheet(sheet))
  }

  private static func bounce(_ bounce: MailBounce) -> Detail {
    let recipients = bounce.recipients.map(\.address).joined(separator: ", ")
    let status = bounce.status.map { " (\($0))" } ?? ""
    return .text(
      "\(bounce.action.rawValue)\(status) for \(recipients), about "
        + (bounce.originalMessageID ?? "an unnamed mail")
    )
  }

  private static func part(_ part: MailPart, isFile: Bool) -> Detail {
    var sheet = Sheet("part")
    let count = part.byteCount
    sheet.add("media type", part.mediaType)
    sheet.add("byte count", .number(count))
    sheet.add("is file", .flag(isFile))
    sheet.add("is attachment", .flag(part.isAttachment))
    sheet.add("file name", part.fileName)
    sheet.add("content id", part.contentID)
    let words = [
      part.mediaType, "\(count) bytes", isFile ? "a file" : "part of the text",
      part.isAttachment ? "called an attachment" : nil, part.fileName.map { "“\($0)”" },
      part.contentID.map { "<\($0)>" },
    ]
    return .words(words.compactMap { $0 }.joined(separator: ", "), for: .sheet(sheet))
  }

  private static func field(_ field: MailHeaderField) -> Detail {
    var sheet = Sheet("field")
    sheet.add("name", field.name)
    sheet.add("text", field.text)
    return .words("\(field.name): \(field.text)", for: .sheet(sheet))
  }
}
