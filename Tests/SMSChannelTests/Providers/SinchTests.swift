import ChannelAdapters
import ConversationCore
import SMSChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct SinchTests {
  static func sinch(app: String = "01APP") throws -> SinchSMS {
    try SinchSMS(
      projectID: "c36f3d3d-1513-2edd-ae42-11995557ff61",
      appID: app,
      key: SinchSMS.AccessKey(id: "made-up-key", secret: try ProviderFixture.secret()),
      webhookSecrets: SecretSet(newest: ProviderFixture.secret())
    )
  }

  static func call(_ body: String, timestamp: String = ProviderFixture.timestamp) throws
    -> WebhookRequest
  {
    let bytes = Array(body.utf8)
    let signature = SinchSignature.sign(
      bytes,
      nonce: "01FJA8B4A7BM43YGWSG9GBV067",
      timestamp: timestamp,
      with: try ProviderFixture.secret()
    )
    return WebhookRequest(
      url: ProviderFixture.url,
      headers: try HeaderFields([
        ("x-sinch-webhook-signature", signature),
        ("x-sinch-webhook-signature-nonce", "01FJA8B4A7BM43YGWSG9GBV067"),
        ("x-sinch-webhook-signature-timestamp", timestamp),
        ("x-sinch-webhook-signature-algorithm", "HmacSHA256"),
      ]),
      body: bytes
    )
  }

  private func read(_ body: String) throws -> Reception {
    try Self.sinch().read(Self.call(body), at: ProviderFixture.now)
  }

  static let message = """
    {"app_id":"01APP","event_time":"2026-01-01T00:00:00.123456789Z","message":{"id":"01MSG",\
    "direction":"TO_APP","sender_id":"447700900100","accept_time":"2026-01-01T00:00:00.5Z",\
    "channel_identity":{"channel":"SMS","identity":"447700900123","app_id":""},\
    "contact_message":{"text_message":{"text":"Grüße 👋"}}}}
    """

  @Test func `A4 Sinch's vector is recognised, over its raw body`() throws {
    let body = """
      {"app_id":"01EB37HMH1M6SV18BSNS3G135H","accepted_time":"2020-11-17T15:09:11.659Z",\
      "project_id":"c36f3d3d-1513-2edd-ae42-11995557ff61","message_delivery_report":\
      {"message_id":"01EQBC1A3BEK731GY4YXEN0C2R","conversation_id":"01EPYATA64TMNZ1FV02JKF12JF",\
      "status":"QUEUED_ON_CHANNEL","contact_id":"01EXA07N79THJ20WSN6AS30TMW"}}
      """
    let request = WebhookRequest(
      url: ProviderFixture.url,
      headers: try HeaderFields([
        ("X-Sinch-Webhook-Signature", "Yc+3R1pIS78xLASybulhs8BsSo9BPB3Pr92QCUoczfk="),
        ("X-Sinch-Webhook-Nonce", "01FJA8B4A7BM43YGWSG9GBV067"),
        ("X-Sinch-Webhook-Timestamp", "1634579353"),
      ]),
      body: Array(body.utf8)
    )
    let secrets = SecretSet(newest: try Secret("foo_secret1234"))
    let signedAt = Date(timeIntervalSince1970: 1_634_579_353)
    #expect(try SinchSignature.match(request, secrets: secrets, at: signedAt) != nil)
    let other = SecretSet(newest: try Secret("foo_secret1235"))
    #expect(try SinchSignature.match(request, secrets: other, at: signedAt) == nil)
    for seconds in [-301.0, 301] {
      #expect(throws: WebhookRefusal(.tooOld)) {
        try SinchSignature.match(
          request,
          secrets: secrets,
          at: signedAt.addingTimeInterval(seconds)
        )
      }
    }
  }

  @Test func `A4 a message is read, with the number that it came to`() throws {
    let message = ProviderFixture.message(in: try read(Self.message))
    #expect(message?.text == "Grüße 👋")
    #expect(message?.sender == .phone("+447700900123"))
    #expect(message?.recipient == "+447700900100")
    #expect(message?.recipientGroup == "01APP")
    #expect(message?.externalID == "01MSG")
    #expect(message?.sentAt == ProviderFixture.now.addingTimeInterval(0.5))
  }

  @Test func `A4 files, places and pressed buttons are read`() throws {
    func message(_ content: String) throws -> InboundMessage? {
      let body = Self.message.replacing(#"{"text_message":{"text":"Grüße 👋"}}"#, with: content)
      return ProviderFixture.message(in: try read(body))
    }
    let media = try message(#"{"media_message":{"url":"https://files.example.com/1"}}"#)
    #expect(media?.attachments.map(\.reference) == ["https://files.example.com/1"])
    let place = try message(
      #"{"location_message":{"coordinates":{"latitude":60.5,"longitude":24},"title":"Here"}}"#
    )
    #expect(place?.attachments.map(\.reference) == ["geo:60.5,24.0"])
    let choice = try message(
      #"{"choice_response_message":{"message_id":"01OUR","postback_data":"yes"}}"#
    )
    #expect(choice?.payload == "yes")
    #expect(choice?.answers == ["01OUR"])
    let unknown = Self.message.replacing("text_message", with: "hologram_message")
    #expect(try read(unknown).ignored.map(\.reason) == ["a kind that is not known"])
  }

  @Test(arguments: [
    ("QUEUED_ON_CHANNEL", DeliveryStatus.sent), ("DELIVERED", .delivered), ("READ", .read),
    ("FAILED", .failed),
  ])
  func `A4 a report names our message`(_ word: String, _ status: DeliveryStatus) throws {
    let body = """
      {"app_id":"01APP","message_delivery_report":{"message_id":"01MSG","status":"\(word)",\
      "metadata":"\(ProviderFixture.id)","reason":{"code":"RECIPIENT_OPTED_OUT"},\
      "channel_identity":{"channel":"WHATSAPP","identity":"447700900123"}}}
      """
    let report = ProviderFixture.report(in: try read(body))
    #expect(report?.status == status)
    #expect(report?.target == .message(ProviderFixture.id))
    #expect(report?.channel == .whatsApp)
    let failure = DeliveryFailure(.optedOut, code: "RECIPIENT_OPTED_OUT")
    #expect(report?.failure == (status == .failed ? failure : nil))
    let scope = ConsentScope(
      channel: .whatsApp,
      sender: "01APP",
      address: .phone("+447700900123")
    )
    let consent = ConsentReport(.optOut, in: scope, externalID: "01MSG-opt-out")
    let others = try read(body).events.dropFirst()
    #expect(Array(others) == (status == .failed ? [.consent(consent)] : []))
  }

  @Test func `A6 Sinch's own word about a consent is an event`() throws {
    for (kind, request) in [("opt_out", ConsentRequest.optOut), ("opt_in", .optIn)] {
      let body = """
        {"app_id":"01APP","event_time":"2026-01-01T00:00:00Z","\(kind)_notification":\
        {"channel":"SMS","identity":"447700900123","request_id":"r1","status":"\
        \(kind.uppercased())_SUCCEEDED"}}
        """
      let scope = ConsentScope(channel: .sms, sender: "01APP", address: .phone("+447700900123"))
      let expected = ConsentReport(request, in: scope, at: ProviderFixture.now, externalID: "r1")
      #expect(try read(body).events == [.consent(expected)])
      let failed = body.replacing("SUCCEEDED", with: "FAILED")
      #expect(try read(failed).events.isEmpty)
    }
    #expect(try Self.sinch().consentGroup(of: ProviderFixture.line()) == "01APP")
  }

  @Test func `H forged and foreign calls are refused, and another method`() throws {
    let sinch = try Self.sinch()
    let good = try Self.call(Self.message)
    let forged = WebhookRequest(
      url: good.url,
      headers: good.headers,
      body: good.body + [UInt8(ascii: " ")]
    )
    #expect(
      ProviderFixture.refusal { () throws(WebhookRefusal) in
        try sinch.read(forged, at: ProviderFixture.now)
      } == .signatureWrong
    )
    let other = try Self.sinch(app: "02APP")
    #expect(
      ProviderFixture.refusal { () throws(WebhookRefusal) in
        try other.read(good, at: ProviderFixture.now)
      } == .foreignAccount
    )
    let bare = WebhookRequest(url: good.url, headers: HeaderFields(), body: good.body)
    #expect(
      ProviderFixture.refusal { () throws(WebhookRefusal) in
        try sinch.read(bare, at: ProviderFixture.now)
      } == .signatureMissing(header: SinchSignature.header)
    )
    var headers = HeaderFields()
    try headers.append(name: SinchSignature.algorithmHeader, value: "HmacSHA1")
    let weak = WebhookRequest(url: good.url, headers: headers, body: good.body)
    let code = ProviderFixture.refusal { () throws(WebhookRefusal) in
      try sinch.read(weak, at: ProviderFixture.now)
    }
    guard case .signatureMethod? = code else {
      Issue.record("not refused for its method")
      return
    }
  }

  @Test func `A4 a message leaves as JSON that names it`() throws {
    let request = try Self.sinch().request(for: ProviderFixture.outbound("Hi \"you\""))
    #expect(
      request.url.absoluteString
        == "https://us.conversation.api.sinch.com/v1/projects/"
        + "c36f3d3d-1513-2edd-ae42-11995557ff61/messages:send"
    )
    #expect(request.headers["Authorization"]?.hasPrefix("Basic ") == true)
    let body = String(decoding: request.body, as: UTF8.self)
    #expect(body.contains(#""SMS_SENDER":"447700900100""#))
    #expect(body.contains(#"{"channel":"SMS","identity":"447700900123"}"#))
    #expect(body.contains(#""message_metadata":"\#(ProviderFixture.id)""#))
    #expect(body.contains(#""text_message":{"text":"Hi \"you\""}"#))
    let answer = ProviderFixture.answer(200, #"{"message_id":"01MSG"}"#)
    #expect(
      try Self.sinch().outcome(of: answer, at: ProviderFixture.now) == .sent(providerID: "01MSG")
    )
    for (status, outcome) in [
      (429, SendOutcome.retry(after: nil, nil)),
      (401, .refused(DeliveryFailure(.credentials, code: "401"))),
      (400, .refused(DeliveryFailure(.invalidRequest, code: "400"))), (500, .unknown),
      (200, .unknown),
    ] {
      let answer = ProviderFixture.answer(status, "{}")
      #expect(try Self.sinch().outcome(of: answer, at: ProviderFixture.now) == outcome)
    }
  }
}
