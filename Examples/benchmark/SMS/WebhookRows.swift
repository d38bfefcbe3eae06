import ChannelAdapters
import ConversationCore
import Foundation
import SMSChannel

/// Webhooks: verified, read and turned into events, as a host does for each of them.
let webhookRows = [
  Row(
    name: "sms-webhooks",
    summary: "verifying and reading webhooks of providers of text messages",
    measure: measureWebhooks
  )
]

@Sendable
private func measureWebhooks(_ rounds: Int) async throws -> [Figure] {
  let now = Date(timeIntervalSince1970: 1_767_225_600)
  var figures: [Figure] = []
  for sample in try WebhookSamples.all() {
    var samples: [Double] = []
    for _ in 0..<rounds {
      let count = 4000
      var events = 0
      samples.append(
        try await rate(count) {
          for _ in 0..<count {
            events += try sample.adapter.receive(sample.request, at: now).events.count
          }
        }
      )
      precondition(events == count)
    }
    figures.append(Figure("webhook, \(sample.name)", unit: "a second", samples))
  }
  return figures
}

/// A webhook of each provider, signed with a made-up secret.
private enum WebhookSamples {
  struct Sample {
    let name: String
    let adapter: any ChannelAdapter
    let request: WebhookRequest
  }

  static func all() throws -> [Sample] {
    let secret = try Secret("made-up-secret-of-the-benchmark")
    return [
      try twilio("Twilio, a message", secret, ["Body": "Where is my order 1042? Thanks!"]),
      try twilio("Twilio, a report", secret, ["MessageStatus": "delivered"]),
      try vonage(secret), try sinch(secret),
    ]
  }

  private static func twilio(
    _ name: String,
    _ secret: Secret,
    _ more: KeyValuePairs<String, String>
  ) throws -> Sample {
    let account = "AC00000000000000000000000000000001"
    let url = "https://shop.example.com/hooks/twilio"
    let pairs: KeyValuePairs<String, String> = [
      "ToCountry": "US", "ToState": "CA", "SmsMessageSid": "SM00000000000000000000000000000001",
      "NumMedia": "0", "ToCity": "", "FromZip": "94105", "FromState": "CA", "FromCountry": "US",
      "FromCity": "SAN FRANCISCO", "To": "+15555550100", "ToZip": "", "NumSegments": "1",
      "MessageSid": "SM00000000000000000000000000000001", "AccountSid": account,
      "From": "+15555550123", "ApiVersion": "2010-04-01",
    ]
    let fields = FormFields((pairs.map { ($0, $1) } + more.map { ($0, $1) }).map(FormField.init))
    let signature = TwilioSignature.sign(url: url, fields: fields, with: secret)
    let adapter = try TwilioSMSAdapter(
      account: TwilioAccount(sid: account, authTokens: SecretSet(newest: secret)),
      exchange: RecordingExchange()
    )
    let headers = try HeaderFields([
      ("Content-Type", "application/x-www-form-urlencoded"), ("X-Twilio-Signature", signature),
    ])
    let request = WebhookRequest(url: url, headers: headers, body: fields.encoded())
    return Sample(name: name, adapter: adapter, request: request)
  }

  private static func vonage(_ secret: Secret) throws -> Sample {
    let pairs: KeyValuePairs<String, String> = [
      "api-key": "abcd1234", "msisdn": "447700900123", "to": "447700900100",
      "messageId": "0C000000217B7F02", "text": "Where is my order 1042? Thanks!", "type": "text",
      "keyword": "WHERE", "message-timestamp": "2026-01-01 00:00:00", "timestamp": "1767225600",
    ]
    var fields = FormFields(pairs.map { FormField(name: $0, value: $1) })
    fields.append(name: "sig", value: VonageSignature.sign(fields, with: secret))
    let provider = try VonageSMS(
      apiKey: "abcd1234",
      apiSecret: secret,
      signatureSecrets: SecretSet(newest: secret)
    )
    let request = WebhookRequest(
      url: "https://shop.example.com/hooks/vonage",
      headers: try HeaderFields([("Content-Type", "application/x-www-form-urlencoded")]),
      body: fields.encoded()
    )
    let adapter = SMSAdapter(id: "vonage", provider: provider, exchange: RecordingExchange())
    return Sample(name: "Vonage, a message", adapter: adapter, request: request)
  }

  private static func sinch(_ secret: Secret) throws -> Sample {
    let body = Array(
      """
      {"app_id":"01APP","event_time":"2026-01-01T00:00:00.123Z","message":{"id":"01MSG",\
      "direction":"TO_APP","sender_id":"447700900100","accept_time":"2026-01-01T00:00:00.5Z",\
      "channel_identity":{"channel":"SMS","identity":"447700900123","app_id":""},\
      "contact_message":{"text_message":{"text":"Where is my order 1042? Thanks!"}}}}
      """.utf8
    )
    let (nonce, timestamp) = ("01FJA8B4A7BM43YGWSG9GBV067", "1767225600")
    let headers = try HeaderFields([
      (
        SinchSignature.header,
        SinchSignature.sign(body, nonce: nonce, timestamp: timestamp, with: secret)
      ),
      (SinchSignature.nonceHeader, nonce), (SinchSignature.timestampHeader, timestamp),
    ])
    let provider = try SinchSMS(
      projectID: "made-up",
      appID: "01APP",
      key: SinchSMS.AccessKey(id: "made-up", secret: secret),
      webhookSecrets: SecretSet(newest: secret)
    )
    let adapter = SMSAdapter(id: "sinch", provider: provider, exchange: RecordingExchange())
    let url = "https://shop.example.com/hooks/sinch"
    let request = WebhookRequest(url: url, headers: headers, body: body)
    return Sample(name: "Sinch, a message", adapter: adapter, request: request)
  }
}
