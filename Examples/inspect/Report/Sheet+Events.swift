import ChannelAdapters
import ConversationCore
import Foundation

extension Sheet {
  /// One thing that happened.
  init(of event: InboundEvent) {
    switch event {
    case .message(let message): self.init(of: message)
    case .part(let part): self.init(of: part)
    case .consent(let report): self.init(of: report)
    case .delivery(let report): self.init(of: report)
    case .sign(let sign): self.init(of: sign)
    case .account(let notice): self.init(of: notice)
    case .addressChanged(let change):
      self.init("address changed")
      add("type", .words("", for: .text("addressChanged")))
      add("channel", change.channel.rawValue)
      add("recipient", change.recipient)
      add("old address", Self.address(change.old))
      add("new address", Self.address(change.new))
    case .customerEnded(let end):
      self.init("customer ended")
      add("type", .words("", for: .text("customerEnded")))
      add("channel", end.channel.rawValue)
      add("recipient", end.recipient)
      add("sender", Self.address(end.sender))
    }
  }

  private init(of message: InboundMessage) {
    self.init("message")
    add("type", .words("", for: .text("message")))
    add("channel", message.channel.rawValue)
    add("recipient", message.recipient)
    add("sender", Self.address(message.sender))
    if let alias = message.alias { add("alias", Self.address(alias)) }
    add("sender name", message.senderName)
    add("sender verified", .flag(message.isVerifiedSender))
    add("sent at", message.sentAt.map(Self.time))
    add("subject", message.subject)
    add("text", message.text.isEmpty ? .words("(empty)", for: .text("")) : .text(message.text))
    add("attachments", .list(message.attachments.map { .sheet(Self.file($0)) }))
    add("external id", message.externalID)
    add("answers message", message.answersMessage?.description)
    add("answers", message.answers)
    add("references", message.references)
    add("payload", message.payload)
    add("referral", message.referral.map(Self.detail) ?? .absent)
    add("recipient group", message.recipientGroup)
    add("consent request", message.consentRequest?.rawValue)
  }

  private init(of part: MessagePart) {
    self.init(of: part.message)
    let words = "\(part.number) of \(part.total), which share \(part.reference)"
    var sheet = Sheet("part")
    sheet.add("number", .number(part.number))
    sheet.add("total", .number(part.total))
    sheet.add("reference", part.reference)
    add("part", .words(words, for: .sheet(sheet)))
  }

  private init(of report: ConsentReport) {
    self.init("consent")
    add("type", .words("", for: .text("consent")))
    add("channel", report.scope.channel.rawValue)
    add("recipient", report.scope.sender)
    add("sender", Self.address(report.scope.address))
    add("request", report.request.rawValue)
    add("sent at", report.at.map(Self.time))
    add("external id", report.externalID)
  }

  private init(of report: DeliveryReport) {
    self.init("delivery report")
    add("type", .words("", for: .text("delivery")))
    add("channel", report.channel.rawValue)
    add("recipient", report.recipient)
    add("status", report.status.rawValue)
    add("target", Self.target(report.target))
    add("failure", report.failure.map(Self.failure) ?? .absent)
    add("provider id", report.providerID)
  }

  /// Something that was passed over.
  init(of item: IgnoredItem) {
    self.init("ignored")
    add("what", item.what)
    add("reason", item.reason)
  }

  /// What a host answers the provider.
  init(of reply: WebhookReply) {
    self.init("reply")
    add("status", .number(reply.status))
    add("content type", reply.contentType)
    add("body", String(decoding: reply.body, as: UTF8.self))
  }

  /// A date in UTC, to the millisecond.
  static func time(_ date: Date) -> String {
    // The formatter cuts off, and a Double that stands for a millisecond may be a little below it.
    let middle = Date(timeIntervalSince1970: (Double(date.milliseconds) + 0.5) / 1000)
    return middle.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  static func address(_ address: ChannelAddress) -> Detail {
    var sheet = Sheet("address")
    sheet.add("kind", address.kind.rawValue)
    sheet.add("value", address.value)
    sheet.add("scope", address.scope)
    let scope = address.scope.map { " (known to \($0))" } ?? ""
    return .words("\(address.kind) \(address.value)\(scope)", for: .sheet(sheet))
  }

  private static func target(_ target: DeliveryReport.Target) -> Detail {
    var sheet = Sheet("target")
    let words: String
    var (providerID, message, until): (String?, String?, String?)
    var customer = Detail.absent
    switch target {
    case .providerID(let id):
      words = "the message that the provider calls \(id)"
      providerID = id
    case .message(let id):
      words = "our message \(id)"
      message = id.description
    case .sentUntil(let date, let address):
      words = "every message until \(time(date)) to \(address.kind) \(address.value)"
      until = time(date)
      customer = Self.address(address)
    }
    sheet.add("provider id", providerID)
    sheet.add("message", message)
    sheet.add("sent until", until)
    sheet.add("customer", customer)
    return .words(words, for: .sheet(sheet))
  }

  private static func failure(_ failure: DeliveryFailure) -> Detail {
    var sheet = Sheet("failure")
    sheet.add("kind", failure.kind.rawValue)
    sheet.add("code", failure.code)
    let code = failure.code.map { ", the provider's code \($0)" } ?? ""
    return .words("\(failure.kind.rawValue)\(code)", for: .sheet(sheet))
  }

  static func file(_ attachment: Attachment) -> Sheet {
    var sheet = Sheet("attachment")
    sheet.add("media type", attachment.mediaType)
    sheet.add("name", attachment.name)
    sheet.add("byte count", attachment.byteCount.map { .number($0) } ?? .absent)
    sheet.add("reference", attachment.reference)
    return sheet
  }
}
