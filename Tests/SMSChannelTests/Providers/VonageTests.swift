import ChannelAdapters
import ConversationCore
import SMSChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct VonageTests {
  static func vonage() throws -> VonageSMS {
    try VonageSMS(
      apiKey: "abcd1234",
      apiSecret: Secret("made-up-api-secret"),
      signatureSecrets: SecretSet(newest: ProviderFixture.secret()),
      callback: "https://support.example.com/hooks/vonage"
    )
  }

  static func signed(_ more: KeyValuePairs<String, String>) throws -> FormFields {
    var fields = FormFields([
      FormField(name: "api-key", value: "abcd1234"),
      FormField(name: "msisdn", value: "447700900123"),
      FormField(name: "to", value: "447700900100"),
      FormField(name: "messageId", value: "0C000000217B7F02"),
      FormField(name: "timestamp", value: ProviderFixture.timestamp),
      FormField(name: "nonce", value: "3e1f"),
    ])
    for pair in more { fields.append(name: pair.key, value: pair.value) }
    fields.append(
      name: "sig",
      value: VonageSignature.sign(fields, with: try ProviderFixture.secret())
    )
    return fields
  }

  static func call(_ fields: FormFields) throws -> WebhookRequest {
    WebhookRequest(
      url: ProviderFixture.url,
      headers: try HeaderFields([("Content-Type", "application/x-www-form-urlencoded")]),
      body: fields.encoded()
    )
  }

  private func read(_ more: KeyValuePairs<String, String>) throws -> Reception {
    try Self.vonage().read(Self.call(Self.signed(more)), at: ProviderFixture.now)
  }

  @Test func `A4 Vonage's vector for SHA-256 is recognised`() throws {
    let fields = FormFields([
      FormField(name: "param2", value: "value2"), FormField(name: "param1", value: "value1"),
      FormField(name: "timestamp", value: "1234567890"),
      FormField(
        name: "sig",
        value: "280C4320703dbc98bfa22db676655ed2acfbfe8792b062ff7622e67f1183c287"
      ),
    ])
    let secrets = SecretSet(newest: try Secret("signature_secret"))
    #expect(try VonageSignature.match(fields, secrets: secrets) != nil)
    let other = SecretSet(newest: try Secret("another_secret"))
    #expect(try VonageSignature.match(fields, secrets: other) == nil)
  }

  @Test func `A4 MD5 and SHA-1 signatures are refused, and the setting is named`() throws {
    for (signature, method) in [
      ("724c2bf6ca423c36e20631b11d1c5753", "MD5"), ("2bbf0abafb2c55e5af6231513896a2ac", "MD5"),
      ("655a4d0b7f064dff438defc52b012cf5", "MD5"),
      ("da39a3ee5e6b4b0d3255bfef95601890afd80709", "SHA-1"),
      (String(repeating: "ab", count: 64), "SHA-512"),
    ] {
      let fields = FormFields([
        FormField(name: "param", value: "value"), FormField(name: "sig", value: signature),
      ])
      let secrets = SecretSet(newest: try Secret("signature_secret"))
      let error = #expect(throws: WebhookRefusal.self) {
        try VonageSignature.match(fields, secrets: secrets)
      }
      guard case .signatureMethod(method, let setting)? = error?.code else {
        Issue.record("not refused for its method: \(method)")
        continue
      }
      #expect(setting.contains("SHA-256 HMAC"))
      #expect(error?.description.contains(setting) == true)
      #expect(error?.reply.status == 403)
    }
  }

  @Test func `A4 what separates parameters is an underscore within a value`() throws {
    let secret = try ProviderFixture.secret()
    let tricky = FormFields([FormField(name: "text", value: "a&b=c")])
    let plain = FormFields([FormField(name: "text", value: "a_b_c")])
    #expect(
      VonageSignature.sign(tricky, with: secret) == VonageSignature.sign(plain, with: secret)
    )
  }

  @Test func `A4 a message is read from a form, a URL and JSON`() throws {
    let fields = try Self.signed([
      "client_name": "names stay as they were signed", "type": "unicode", "text": "Grüße + & = 👋",
      "message-timestamp": "2026-01-01 00:00:00",
    ])
    let posted = ProviderFixture.message(
      in: try Self.vonage().read(Self.call(fields), at: ProviderFixture.now)
    )
    #expect(posted?.text == "Grüße + & = 👋")
    #expect(posted?.sender == .phone("+447700900123"))
    #expect(posted?.recipient == "+447700900100")
    #expect(posted?.externalID == "0C000000217B7F02")
    #expect(posted?.sentAt == ProviderFixture.now)
    let query = String(decoding: fields.encoded(), as: UTF8.self)
    let get = WebhookRequest(
      method: "GET",
      url: "\(ProviderFixture.url)?\(query)",
      headers: HeaderFields(),
      body: []
    )
    #expect(
      ProviderFixture.message(in: try Self.vonage().read(get, at: ProviderFixture.now)) == posted
    )
    let object = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
    let json = WebhookRequest(
      url: ProviderFixture.url,
      headers: try HeaderFields([("Content-Type", "application/json")]),
      body: Array(try JSONEncoder().encode(object))
    )
    #expect(
      ProviderFixture.message(in: try Self.vonage().read(json, at: ProviderFixture.now)) == posted
    )
  }

  @Test func `A4 a part waits for its siblings in storage, not here`() throws {
    let reception = try read([
      "text": "first", "concat": "true", "concat-ref": "08B5", "concat-total": "3",
      "concat-part": "1",
    ])
    guard case .part(let part)? = reception.events.first else {
      Issue.record("no part")
      return
    }
    #expect(part.reference == "08B5")
    #expect(part.number == 1 && part.total == 3)
    #expect(part.message.text == "first")
    let odd = try read(["text": "x", "concat": "true", "concat-ref": "1", "concat-total": "0"])
    #expect(ProviderFixture.message(in: odd)?.text == "x")
    #expect(odd.ignored.map(\.what) == ["concat"])
  }

  @Test(arguments: [
    ("delivered", DeliveryStatus.delivered), ("accepted", .sent), ("buffered", .sent),
    ("failed", .failed), ("expired", .failed), ("rejected", .failed),
  ])
  func `A4 a report names our message`(_ word: String, _ status: DeliveryStatus) throws {
    let report = ProviderFixture.report(
      in: try read([
        "status": word, "err-code": "9", "client-ref": "\(ProviderFixture.id)",
      ])
    )
    #expect(report?.status == status)
    #expect(report?.target == .message(ProviderFixture.id))
    #expect(report?.providerID == "0C000000217B7F02")
    #expect(report?.failure == (status == .failed ? DeliveryFailure(.unreachable, code: "9") : nil))
  }

  @Test func `A4 what is ignored has a reason`() throws {
    #expect(try read(["status": "teleported"]).ignored.count == 1)
    #expect(try read(["type": "binary", "data": "00"]).ignored.map(\.what) == ["binary"])
  }

  @Test func `H forged, old and foreign calls are refused`() throws {
    let vonage = try Self.vonage()
    var fields = try Self.signed(["text": "Hi"])
    fields.append(name: "text", value: "forged")
    let forged = try Self.call(fields)
    #expect(
      ProviderFixture.refusal { () throws(WebhookRefusal) in
        try vonage.read(forged, at: ProviderFixture.now)
      } == .signatureWrong
    )
    let good = try Self.call(Self.signed(["text": "Hi"]))
    for (seconds, isTaken) in [
      (24 * 3600.0, true), (25 * 3600 + 1, false), (-300, true), (-301, false),
    ] {
      let code = ProviderFixture.refusal { () throws(WebhookRefusal) in
        try vonage.read(good, at: ProviderFixture.now.addingTimeInterval(seconds))
      }
      #expect(code == (isTaken ? nil : .tooOld))
    }
    let unsigned = try Self.call(FormFields([FormField(name: "text", value: "Hi")]))
    #expect(
      ProviderFixture.refusal { () throws(WebhookRefusal) in
        try vonage.read(unsigned, at: ProviderFixture.now)
      } == .signatureMissing(header: "sig (a parameter)")
    )
    let stranger = try VonageSMS(
      apiKey: "other",
      apiSecret: ProviderFixture.secret(),
      signatureSecrets: SecretSet(newest: ProviderFixture.secret())
    )
    #expect(
      ProviderFixture.refusal { () throws(WebhookRefusal) in
        try stranger.read(good, at: ProviderFixture.now)
      } == .foreignAccount
    )
  }

  @Test func `A4 a message leaves as a form that names it`() throws {
    let request = try Self.vonage().request(for: ProviderFixture.outbound("It’s"))
    #expect(request.url.absoluteString == "https://rest.nexmo.com/sms/json")
    let form = try FormFields(decoding: request.body)
    #expect(form["to"] == "447700900123")
    #expect(form["from"] == "447700900100")
    #expect(form["type"] == "unicode")
    #expect(form["client-ref"] == "\(ProviderFixture.id)")
    #expect(form["callback"] == "https://support.example.com/hooks/vonage")
    let plain = try Self.vonage().request(for: ProviderFixture.outbound("Its"))
    #expect(try FormFields(decoding: plain.body)["type"] == nil)
    let file = Attachment(mediaType: "image/png", reference: "https://files.example.com/1.png")
    #expect(throws: UnsendableMessage(.invalidRequest)) {
      try Self.vonage().request(for: ProviderFixture.outbound(attachments: [file]))
    }
    #expect(throws: UnsendableMessage(.unreachable)) {
      try Self.vonage().request(for: ProviderFixture.outbound(to: .email("a@example.com")))
    }
  }

  @Test(arguments: [
    (
      200, #"{"messages":[{"status":"0","message-id":"A"},{"status":"0","message-id":"B"}]}"#,
      SendOutcome.sent(providerID: "A")
    ),
    (
      200, #"{"messages":[{"status":"1"}]}"#,
      .retry(after: nil, DeliveryFailure(.exhausted, code: "1"))
    ),
    (200, #"{"messages":[{"status":"4"}]}"#, .refused(DeliveryFailure(.credentials, code: "4"))),
    (200, #"{"messages":[{"status":"7"}]}"#, .refused(DeliveryFailure(.optedOut, code: "7"))),
    (200, #"{"messages":[{"status":"15"}]}"#, .refused(DeliveryFailure(.policy, code: "15"))),
    (
      200, #"{"messages":[{"status":"99"}]}"#,
      .refused(DeliveryFailure(.invalidRequest, code: "99"))
    ),
    (200, #"{"messages":[{"status":"0","message-id":"A"},{"status":"1"}]}"#, .unknown),
    (200, "{}", .unknown), (200, "<html>", .unknown), (500, "", .unknown), (408, "", .unknown),
    (429, "", .retry(after: nil, nil)),
    (401, "", .refused(DeliveryFailure(.credentials, code: "401"))),
  ])
  func `A4 an answer is read for what is certain`(
    _ status: Int,
    _ body: String,
    _ outcome: SendOutcome
  ) throws {
    let answer = ProviderFixture.answer(status, body)
    #expect(try Self.vonage().outcome(of: answer, at: ProviderFixture.now) == outcome)
  }
}
