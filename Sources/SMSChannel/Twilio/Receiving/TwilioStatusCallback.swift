import ChannelAdapters
import ConversationCore

/// A report on a message that went out, in the fields of a webhook.
struct TwilioStatusCallback {
  /// The parameter of the callback's URL that carries our own name for the message.
  ///
  /// The URL is signed, so that it can be trusted; and it is there even when the report is faster
  /// than the answer that told us Twilio's name.
  static let messageParameter = "message"

  let report: DeliveryReport
  /// What the report says of the customer's consent: carriers and Twilio know of opt-outs that
  /// never came by here.
  let consent: ConsentReport?

  /// Reads the fields.
  ///
  /// - Throws: `WebhookRefusal` `malformed` when our own side is missing.
  init(
    _ fields: FormFields,
    sid: String,
    status: DeliveryStatus,
    query: String,
    group: String?
  ) throws(WebhookRefusal) {
    guard let ours = fields["From"].flatMap(TwilioParty.init) else {
      throw WebhookRefusal(.malformed("From is missing, or of a channel that is not taken here"))
    }
    let own = (try? FormFields(decoding: query.utf8))?[Self.messageParameter]
      .flatMap { MessageID($0) }
    report = DeliveryReport(
      channel: ours.channel,
      recipient: ours.identity,
      target: own.map { .message($0) } ?? .providerID(sid),
      status: status,
      failure: status == .failed ? Self.failure(fields) : nil,
      providerID: sid
    )
    consent = report.failure.flatMap { failure in
      ConsentReport(
        refusal: failure,
        channel: ours.channel,
        sender: group ?? ours.identity,
        customer: fields["To"].flatMap(TwilioParty.init)?.identity,
        messageID: sid
      )
    }
  }

  private static func failure(_ fields: FormFields) -> DeliveryFailure {
    guard let number = fields["ErrorCode"].flatMap({ Int($0) }) else {
      return DeliveryFailure(.unreachable)
    }
    return TwilioErrorCode(rawValue: number).failure(otherwise: .unreachable)
  }
}
