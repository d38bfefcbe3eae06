import ChannelAdapters
import ConversationCore

/// A call whose signature has been verified, and what it says.
struct TwilioWebhook {
  private let fields: FormFields
  private let query: String

  /// Verifies a call over its raw bytes.
  ///
  /// - Throws: `WebhookRefusal`; nothing of the call is looked at before its signature is good.
  init?(
    verifying request: WebhookRequest,
    account: TwilioAccount,
    limits: FormFields.Limits
  ) throws(WebhookRefusal) {
    guard request.body.count <= limits.byteCount else {
      throw WebhookRefusal(.tooLarge(limit: limits.byteCount, actual: request.body.count))
    }
    guard let signature = request.headers[TwilioSignature.header] else {
      throw WebhookRefusal(.signatureMissing(header: TwilioSignature.header))
    }
    let body = try TwilioBody(request, limits: limits)
    guard
      TwilioSignature.match(
        signature,
        url: request.url,
        fields: body.signedFields,
        tokens: account.authTokens
      ) != nil, body.isCovered(byURL: request.url)
    else { throw WebhookRefusal(.signatureWrong) }
    guard let fields = body.fields else { return nil }
    // The signature proves the token, and a token may be shared: the account is named besides.
    guard let sid = fields["AccountSid"], sid.utf8.elementsEqual(account.sid.utf8) else {
      throw WebhookRefusal(.foreignAccount)
    }
    self.fields = fields
    query = request.query
  }

  /// What the call says.
  ///
  /// - Throws: `WebhookRefusal` `malformed` for a call that is about no message.
  func reception(group: String?) throws(WebhookRefusal) -> Reception {
    let names = ["MessageSid", "SmsSid", "SmsMessageSid"]
    guard let sid = names.lazy.compactMap({ fields[$0] }).first(where: { !$0.isEmpty }) else {
      throw WebhookRefusal(.malformed("MessageSid is missing: is this address for messages?"))
    }
    let word = fields["MessageStatus"] ?? fields["SmsStatus"] ?? "received"
    if word == "received" || word == "receiving" {
      let inbound = try TwilioMessage(fields, sid: sid, group: group)
      return Reception(events: [.message(inbound.message)], ignored: inbound.ignored)
    }
    guard let status = TwilioStatus(word).delivery else {
      return Reception(ignored: [IgnoredItem("MessageStatus", reason: "unknown status")])
    }
    let callback = try TwilioStatusCallback(
      fields,
      sid: sid,
      status: status,
      query: query,
      group: group
    )
    return Reception(
      events: [.delivery(callback.report)] + (callback.consent.map { [.consent($0)] } ?? [])
    )
  }
}
