import ChannelAdapters
import ConversationCore
import Foundation
import MessengerChannel
import SMSChannel

/// Webhooks after accidents: whatever the bytes, each is a reception or a refusal.
let webhookFuzzRows = [
  Row(
    name: "webhook-fuzz",
    summary: "100,000 mutated webhooks of all readers: each is a reception or a refusal",
    measure: measureMutatedWebhooks
  )
]

@Sendable
private func measureMutatedWebhooks(_ rounds: Int) async throws -> [Figure] {
  let now = Date(timeIntervalSince1970: 1_767_225_600)
  let readers = try FuzzedReader.all()
  // One round is a hundred thousand, whatever was asked for.
  let count = 100_000 / readers.count + 1
  var figures: [Figure] = []
  for (index, reader) in readers.enumerated() {
    var accidents = Accidents(seed: UInt64(20_260_600 + index))
    var taken = 0
    var partly = 0
    var refused = 0
    let rate = try await rate(count) {
      for _ in 0..<count {
        let call = try reader.call(accidents.after(reader.body(&accidents)))
        do throws(WebhookRefusal) {
          let reception = try reader.adapter.receive(call, at: now)
          taken += 1
          if !reception.ignored.isEmpty { partly += 1 }
          // What was read can be written down, and says why it passed over the rest.
          precondition(reception.ignored.allSatisfy { !$0.reason.isEmpty })
          precondition(reception.events.count <= call.body.count)
        } catch {
          refused += 1
          precondition(!error.description.isEmpty)
        }
      }
    }
    // Mutations that are all taken or all refused would show nothing.
    precondition(taken > count / 50 && refused > count / 50, "\(reader.name): \(taken) taken")
    figures.append(
      Figure(
        "mutated, \(reader.name) (\(taken - partly) whole, \(partly) in part)",
        unit: "a second",
        [rate]
      )
    )
  }
  return figures
}

/// A reader of webhooks, and how a call to it is made and signed.
private struct FuzzedReader {
  let name: String
  let adapter: any ChannelAdapter
  /// A valid body, whose parts stand in some order.
  let body: (inout Accidents) -> [UInt8]
  /// A call with a body, signed anew so that it reaches the parser.
  let call: ([UInt8]) throws -> WebhookRequest

  static func all() throws -> [Self] {
    let secret = try Secret("made-up-secret-of-the-benchmark")
    return [
      try twilio(secret), try vonage(secret), try sinch(secret), try telnyx(secret),
      try messenger(secret), try whatsApp(secret),
    ]
  }

  private static func twilio(_ secret: Secret) throws -> Self {
    let account = "AC00000000000000000000000000000001"
    let url = "https://shop.example.com/hooks/twilio?message=01jy125va0001g000000000004.3"
    let fields = [
      ("MessageSid", "SM00000000000000000000000000000001"), ("AccountSid", account),
      ("From", "whatsapp:+15555550123"), ("To", "whatsapp:+15555550100"), ("Body", "Grüße 😀"),
      ("NumMedia", "2"), ("MediaUrl0", "https://api.twilio.com/0"), ("MediaContentType0", "a/b"),
      ("Latitude", "1.5"), ("Longitude", "2.5"), ("ButtonPayload", "YES"),
      ("SmsStatus", "received"),
      ("OptOutType", "STOP"), ("ErrorCode", "30007"), ("ProfileName", "Nia"),
    ].map { FormField(name: $0, value: $1) }
    let adapter = try TwilioSMSAdapter(
      account: TwilioAccount(sid: account, authTokens: SecretSet(newest: secret)),
      exchange: RecordingExchange()
    )
    return Self(name: "Twilio", adapter: adapter) { accidents in
      FormFields(accidents.shuffled(fields)).encoded()
    } call: { bytes in
      let form = (try? FormFields(decoding: bytes)) ?? FormFields()
      return try request(
        url,
        "application/x-www-form-urlencoded",
        [("X-Twilio-Signature", TwilioSignature.sign(url: url, fields: form, with: secret))],
        bytes
      )
    }
  }

  private static func vonage(_ secret: Secret) throws -> Self {
    let fields = [
      ("api-key", "abcd1234"), ("msisdn", "447700900123"), ("to", "447700900100"),
      ("messageId", "0C000000217B7F02"), ("text", "Grüße 😀"), ("type", "unicode"),
      ("concat", "true"), ("concat-ref", "8B"), ("concat-total", "3"), ("concat-part", "2"),
      ("message-timestamp", "2026-01-01 00:00:00"), ("timestamp", "1767225600"),
    ].map { FormField(name: $0, value: $1) }
    let provider = try VonageSMS(
      apiKey: "abcd1234",
      apiSecret: secret,
      signatureSecrets: SecretSet(newest: secret)
    )
    return Self(
      name: "Vonage",
      adapter: SMSAdapter(id: "vonage", provider: provider, exchange: RecordingExchange())
    ) { accidents in
      FormFields(accidents.shuffled(fields)).encoded()
    } call: { bytes in
      var form = (try? FormFields(decoding: bytes)) ?? FormFields()
      let isForm = !form.isEmpty
      form.append(name: "sig", value: VonageSignature.sign(form, with: secret))
      return try request(
        "https://shop.example.com/hooks/vonage",
        "application/x-www-form-urlencoded",
        [],
        isForm ? form.encoded() : bytes
      )
    }
  }

  private static func sinch(_ secret: Secret) throws -> Self {
    let provider = try SinchSMS(
      projectID: "made-up",
      appID: "01APP",
      key: SinchSMS.AccessKey(id: "made-up", secret: secret),
      webhookSecrets: SecretSet(newest: secret)
    )
    let members = [
      #""app_id":"01APP""#, #""event_time":"2026-01-01T00:00:00.123Z""#,
      #""message":{"id":"01MSG","direction":"TO_APP","sender_id":"447700900100","accept_time":"2026-01-01T00:00:00.5Z","channel_identity":{"channel":"SMS","identity":"447700900123"},"contact_message":{"text_message":{"text":"Grüße 😀"},"media_message":{"url":"https://media.example.com/1"}}}"#,
      #""message_delivery_report":{"message_id":"01MSG","status":"FAILED","reason":{"code":"X"}}"#,
      #""opt_out_notification":{"channel":"SMS","identity":"447700900123","status":"OPT_OUT_SUCCEEDED"}"#,
    ]
    return Self(
      name: "Sinch",
      adapter: SMSAdapter(id: "sinch", provider: provider, exchange: RecordingExchange())
    ) { accidents in
      json(accidents.shuffled(members))
    } call: { bytes in
      let (nonce, timestamp) = ("01FJA8B4A7BM43YGWSG9GBV067", "1767225600")
      let signature = SinchSignature.sign(bytes, nonce: nonce, timestamp: timestamp, with: secret)
      return try request(
        "https://shop.example.com/hooks/sinch",
        "application/json",
        [
          (SinchSignature.header, signature), (SinchSignature.nonceHeader, nonce),
          (SinchSignature.timestampHeader, timestamp),
        ],
        bytes
      )
    }
  }

  private static func telnyx(_ secret: Secret) throws -> Self {
    let provider = try TelnyxSMS(
      apiKey: secret,
      profileID: "profile-1",
      signature: TelnyxSignature(
        publicKey: Base64Coding.encode([UInt8](repeating: 7, count: 32)),
        verifier: TrustingVerifier()
      )
    )
    let members = [
      #""id":"m-1""#, #""from":{"phone_number":"+15555550123"}"#, #""text":"Grüße 😀""#,
      #""to":[{"phone_number":"+15555550100","status":"delivery_failed"}]"#,
      #""media":[{"url":"https://media.example.com/1","content_type":"image/png","size":"7"}]"#,
      #""messaging_profile_id":"profile-1""#, #""received_at":"2026-01-01T00:00:00.000+00:00""#,
      #""errors":[{"code":"40001"}]"#, #""tags":["x"]"#,
    ]
    return Self(
      name: "Telnyx",
      adapter: SMSAdapter(id: "telnyx", provider: provider, exchange: RecordingExchange())
    ) { accidents in
      let kind = accidents.shuffled(["message.received", "message.finalized"])[0]
      let payload = accidents.shuffled(members).joined(separator: ",")
      return Array(#"{"data":{"event_type":"\#(kind)","payload":{\#(payload)}}}"#.utf8)
    } call: { bytes in
      try request(
        "https://shop.example.com/hooks/telnyx",
        "application/json",
        [
          (TelnyxSignature.header, Base64Coding.encode([UInt8](repeating: 1, count: 64))),
          (TelnyxSignature.timestampHeader, "1767225600"),
        ],
        bytes
      )
    }
  }

  private static func messenger(_ secret: Secret) throws -> Self {
    let adapter = try MessengerAdapter(
      app: MetaApp(secrets: SecretSet(newest: secret), verifyTokens: SecretSet(newest: secret)),
      pages: [MessengerPage(id: "1000000001", accessToken: secret)],
      exchange: RecordingExchange()
    )
    let items = [
      #""message":{"mid":"m_1","text":"Gr\u00fc\u00dfe 😀","quick_reply":{"payload":"A"},"attachments":[{"type":"image","payload":{"url":"https://cdn.example.com/1"}}]}"#,
      #""message":{"mid":"m_2","is_echo":true,"text":"a","metadata":"01jy125va0001g000000000004.3"}"#,
      #""delivery":{"mids":["m_1"],"watermark":1458668856253}"#,
      #""read":{"watermark":1458668856253}"#, #""postback":{"title":"a","payload":"b"}"#,
      #""message_edit":{"mid":"m_1","text":"y","num_edit":1}"#,
      #""reaction":{"mid":"m_1","action":"react","emoji":"❤"}"#,
      #""pass_thread_control":{"new_owner_app_id":"1"}"#, #""optin":{"ref":"x"}"#,
    ].map { content in
      #"{"sender":{"id":"2000000001"},"recipient":{"id":1000000001},"timestamp":1767225599123,\#(content)}"#
    }
    return Self(name: "Messenger", adapter: adapter) { accidents in
      let list = accidents.some(items).joined(separator: ",")
      return Array(#"{"object":"page","entry":[{"id":"1000000001","messaging":[\#(list)]}]}"#.utf8)
    } call: {
      try meta($0, secret)
    }
  }

  private static func whatsApp(_ secret: Secret) throws -> Self {
    let adapter = try WhatsAppAdapter(
      app: MetaApp(secrets: SecretSet(newest: secret), verifyTokens: SecretSet(newest: secret)),
      numbers: [
        WhatsAppNumber("+15555550100", id: "4000000001", account: "3", accessToken: secret)
      ],
      exchange: RecordingExchange()
    )
    let items = [
      #""type":"text","text":{"body":"Grüße 😀"}"#,
      #""type":"image","image":{"id":"1","mime_type":"image/png","caption":"c"}"#,
      #""type":"location","location":{"latitude":1.5,"longitude":2}"#,
      #""type":"interactive","interactive":{"button_reply":{"id":"a","title":"b"}}"#,
      #""type":"edit","edit":{"original_message_id":"w","message":{"type":"text","text":{"body":"M"}}}"#,
      #""type":"order","order":{"product_items":[{"product_retailer_id":"s","quantity":2}]}"#,
      #""type":"system","system":{"new_wa_id":"447700900124","type":"user_changed_number"}"#,
    ].map { content in
      #"{"from":"447700900123","from_user_id":"US.1","id":"w1","timestamp":"1767225599",\#(content)}"#
    }
    return Self(name: "WhatsApp", adapter: adapter) { accidents in
      let list = accidents.some(items).joined(separator: ",")
      let status = #""statuses":[{"id":"w","status":"failed","errors":[{"code":131047}]}]"#
      let members = accidents.shuffled([
        #""metadata":{"phone_number_id":"4000000001"}"#, #""messages":[\#(list)]"#, status,
        #""contacts":[{"profile":{"name":"Nia"},"wa_id":"447700900123"}]"#,
      ]).joined(separator: ",")
      return Array(
        #"{"object":"whatsapp_business_account","entry":[{"id":"3","changes":[{"field":"messages","value":{\#(members)}}]}]}"#
          .utf8
      )
    } call: {
      try meta($0, secret)
    }
  }

  private static func meta(_ body: [UInt8], _ secret: Secret) throws -> WebhookRequest {
    try request(
      "https://shop.example.com/hooks/meta",
      "application/json",
      [(MetaSignature.header, MetaSignature.sign(body, with: secret))],
      body
    )
  }

  private static func json(_ members: [String]) -> [UInt8] {
    Array("{\(members.joined(separator: ","))}".utf8)
  }

  private static func request(
    _ url: String,
    _ type: String,
    _ headers: [(String, String)],
    _ body: [UInt8]
  ) throws -> WebhookRequest {
    let fields = [("Content-Type", type)] + headers
    return WebhookRequest(
      url: url,
      headers: try HeaderFields(fields.map { (name: $0.0, value: $0.1) }),
      body: body
    )
  }
}

/// Takes every signature, so that damaged bodies get behind it.
private struct TrustingVerifier: Ed25519Verifying {
  func isValid(signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) throws -> Bool { true }
}

/// A series of accidents that is the same in every run.
private struct Accidents {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func random(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for position in elements.indices { elements.swapAt(position, random(elements.count)) }
    return elements
  }

  /// One or more of them, in any order.
  mutating func some<Element>(_ elements: [Element]) -> [Element] {
    Array(shuffled(elements).prefix(1 + random(elements.count)))
  }

  /// The bytes after up to six accidents: a flipped bit, a lost or doubled piece, a cut, another byte.
  mutating func after(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random(7) where !bytes.isEmpty {
      let position = random(bytes.count)
      let end = min(bytes.count, position + 1 + random(40))
      switch random(8) {
      case 0: bytes.removeSubrange(position...)
      case 1: bytes.removeSubrange(position..<end)
      case 2: bytes.insert(contentsOf: bytes[position..<end], at: position)
      case 3: bytes[position] = UInt8(random(256))
      default: bytes[position] ^= 1 << UInt8(random(8))
      }
    }
    return bytes
  }
}
