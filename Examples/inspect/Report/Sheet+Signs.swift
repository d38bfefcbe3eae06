import ConversationCore

extension Sheet {
  /// Something that happened in a thread and is no message.
  init(of sign: ThreadSign) {
    self.init("sign")
    add("type", .words("", for: .text("sign")))
    add("channel", sign.channel.rawValue)
    add("recipient", sign.recipient)
    add("customer", Self.address(sign.customer))
    add("at", sign.at.map(Self.time))
    add("what", Self.detail(sign.kind))
    add("external id", sign.externalID)
  }

  /// Something about the business's own account.
  init(of notice: AccountNotice) {
    self.init("account notice")
    add("type", .words("", for: .text("account")))
    add("channel", notice.channel.rawValue)
    add("recipient", notice.recipient)
    add("kind", notice.kind)
    add("detail", notice.detail)
  }

  /// By what a customer came.
  static func detail(_ referral: Referral) -> Detail {
    var sheet = Sheet("referral")
    sheet.add("source", referral.source)
    sheet.add("reference", referral.reference)
    sheet.add("advertisement", referral.advertisement)
    sheet.add("title", referral.title)
    sheet.add("url", referral.url)
    return .sheet(sheet)
  }

  private static func detail(_ kind: ThreadSign.Kind) -> Detail {
    switch kind {
    case .edited(let message, let text, let revision):
      var sheet = Sheet("edited")
      sheet.add("edited", message)
      sheet.add("text", text)
      sheet.add("revision", revision.map { .number($0) } ?? .absent)
      return .sheet(sheet)
    case .retracted(let message):
      var sheet = Sheet("retracted")
      sheet.add("retracted", message)
      return .sheet(sheet)
    case .reacted(let message, let emoji):
      var sheet = Sheet("reacted")
      sheet.add("reacted to", message)
      sheet.add("emoji", emoji.map { .text($0) } ?? .words("(taken away)", for: .absent))
      return .sheet(sheet)
    case .referred(let referral):
      var sheet = Sheet("referred")
      sheet.add("referral", detail(referral))
      return .sheet(sheet)
    case .answeredElsewhere(let answer):
      var sheet = Sheet("answered elsewhere")
      sheet.add("answered elsewhere", answer.providerID)
      sheet.add("text", answer.text)
      sheet.add("attachments", .list(answer.attachments.map { .sheet(file($0)) }))
      sheet.add("sent by", answer.sender)
      return .sheet(sheet)
    case .control(let control):
      var sheet = Sheet("control")
      sheet.add("control of the thread", control.rawValue)
      return .sheet(sheet)
    }
  }
}
