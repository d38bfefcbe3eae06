import ChannelAdapters
import ConversationCore
import SMSChannel

// Readers of text messages.
extension FuzzedReader {
  static func twilio(_ secret: Secret) throws -> Self {
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

  static func vonage(_ secret: Secret) throws -> Self {
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

  static func sinch(_ secret: Secret) throws -> Self {
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

  static func telnyx(_ secret: Secret) throws -> Self {
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
}

/// Takes every signature, so that damaged bodies get behind it.
private struct TrustingVerifier: Ed25519Verifying {
  func isValid(signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) throws -> Bool { true }
}
