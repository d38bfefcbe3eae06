import ChannelAdapters
import ConversationCore
import SMSChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The library's word, which Swift Testing uses for something else.
typealias Attachment = ConversationCore.Attachment

/// An account of our own making, its adapter, and calls as Twilio would make them.
struct TwilioFixture {
  static let sid = "AC0123456789abcdef0123456789abcdef"
  static let url = "https://support.example.com/hooks/twilio"
  static let now = Date(milliseconds: 1_767_225_600_000)

  let token: Secret
  let exchange: RecordingExchange
  let adapter: TwilioSMSAdapter

  init(
    _ script: [RecordingExchange.Reply] = [],
    statusCallback: String? = nil,
    options: TwilioSendOptions = TwilioSendOptions()
  ) throws {
    token = try Secret("made-up-auth-token")
    exchange = RecordingExchange(script)
    adapter = try TwilioSMSAdapter(
      account: TwilioAccount(sid: Self.sid, authTokens: SecretSet(newest: token)),
      exchange: exchange,
      statusCallback: statusCallback,
      options: options,
      clock: { Self.now }
    )
  }

  static func fields(_ more: KeyValuePairs<String, String>) -> FormFields {
    FormFields(more.map { FormField(name: $0.key, value: $0.value) })
  }

  static func message(_ more: KeyValuePairs<String, String> = [:]) -> FormFields {
    var fields = fields([
      "MessageSid": "SM00000000000000000000000000000001", "AccountSid": sid,
      "From": "+15555550123", "To": "+15555550100", "SmsStatus": "received", "NumSegments": "1",
      "FromCity": "",
    ])
    for pair in more { fields.append(name: pair.key, value: pair.value) }
    return fields
  }

  func call(_ fields: FormFields, url: String = TwilioFixture.url) throws -> WebhookRequest {
    try call(
      body: fields.encoded(),
      signature: TwilioSignature.sign(url: url, fields: fields, with: token),
      url: url
    )
  }

  func call(
    body: [UInt8],
    signature: String?,
    url: String = TwilioFixture.url,
    type: String = "application/x-www-form-urlencoded; charset=UTF-8"
  ) throws -> WebhookRequest {
    var headers = try HeaderFields([("Content-Type", type)])
    if let signature { try headers.append(name: "x-twilio-signature", value: signature) }
    return WebhookRequest(url: url, headers: headers, body: body)
  }

  func receive(_ fields: FormFields, url: String = TwilioFixture.url) throws -> Reception {
    try adapter.receive(call(fields, url: url), at: Self.now)
  }

  func refusal(_ request: WebhookRequest) -> WebhookRefusal.Code? {
    do throws(WebhookRefusal) {
      _ = try adapter.receive(request, at: Self.now)
      return nil
    } catch { return error.code }
  }
}
