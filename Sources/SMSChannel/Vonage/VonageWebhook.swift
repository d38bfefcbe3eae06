import ChannelAdapters
import ConversationCore

/// What the parameters of a verified webhook say.
struct VonageWebhook {
  let reception: Reception

  init(_ fields: FormFields) throws(WebhookRefusal) {
    guard let id = fields.stated("messageId") else {
      throw WebhookRefusal(.malformed("messageId is missing: is this address for messages?"))
    }
    guard let other = fields.stated("msisdn") else {
      throw WebhookRefusal(.malformed("msisdn is missing"))
    }
    guard let own = fields.stated("to") else { throw WebhookRefusal(.malformed("to is missing")) }
    if let status = fields.stated("status") {
      reception = Self.report(fields, id: id, status: status, own: own, customer: other)
    } else {
      reception = Self.message(fields, id: id, own: own, customer: other)
    }
  }

  // MARK: Messages

  private static func message(
    _ fields: FormFields,
    id: String,
    own: String,
    customer: String
  ) -> Reception {
    guard fields["type"] != "binary" else {
      return Reception(ignored: [IgnoredItem("binary", reason: "a binary message has no text")])
    }
    let message = InboundMessage(
      channel: .sms,
      recipient: ProviderNumber.identity(own),
      sender: ProviderNumber.address(customer),
      text: fields["text"] ?? "",
      externalID: id,
      sentAt: fields["message-timestamp"].flatMap(ProviderTime.date)
    )
    guard fields["concat"] == "true" else { return Reception(events: [.message(message)]) }
    guard let reference = fields["concat-ref"],
      let number = fields["concat-part"].flatMap({ Int($0) }),
      let total = fields["concat-total"].flatMap({ Int($0) }),
      let part = MessagePart(message, reference: reference, number: number, total: total)
    else {
      // Better a piece of a message than none.
      return Reception(
        events: [.message(message)],
        ignored: [IgnoredItem("concat", reason: "its numbers make no sense: taken by itself")]
      )
    }
    return Reception(events: [.part(part)])
  }

  // MARK: Reports

  private static func report(
    _ fields: FormFields,
    id: String,
    status word: String,
    own: String,
    customer: String
  ) -> Reception {
    let status: DeliveryStatus
    switch word {
    case "accepted", "buffered": status = .sent
    case "delivered": status = .delivered
    case "expired", "failed", "rejected": status = .failed
    default: return Reception(ignored: [IgnoredItem("status", reason: "unknown status")])
    }
    let error = VonageErrorCode(report: fields["err-code"] ?? "")
    let report = DeliveryReport(
      channel: .sms,
      recipient: ProviderNumber.identity(own),
      target: fields["client-ref"].flatMap { MessageID($0) }.map { .message($0) }
        ?? .providerID(id),
      status: status,
      failure: status == .failed ? error.failure : nil,
      providerID: id
    )
    return Reception(events: [.delivery(report)])
  }
}
