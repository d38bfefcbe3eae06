import ChannelAdapters
import ConversationCore
import SMSChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct TwilioSendTests {
  private static let id = MessageID(conversation: ConversationID(bits: 77), sequence: 3)

  private func message(
    _ text: String = "Hi",
    to recipient: ChannelAddress = .phone("+15555550123"),
    channel: ChannelKind = .sms,
    identity: EntryPointIdentity = .number("+15555550100", kind: .longCode),
    attachments: [Attachment] = []
  ) -> OutboundMessage {
    let line = EntryPoint(
      id: "line",
      channel: channel,
      identity: identity,
      displayName: "Line",
      inbox: "inbox",
      queue: "queue"
    )
    return OutboundMessage(
      id: Self.id,
      entryPoint: line,
      recipient: recipient,
      text: text,
      attachments: attachments
    )
  }

  private func reply(_ status: Int, _ body: String, retryAfter: String? = nil) throws
    -> RecordingExchange.Reply
  {
    var headers = HeaderFields()
    if let retryAfter { try headers.append(name: "Retry-After", value: retryAfter) }
    return .response(
      ExchangeResponse(status: status, headers: headers, body: Array(body.utf8))
    )
  }

  @Test func `a message leaves as a form with basic authorization`() async throws {
    let fixture = try TwilioFixture(
      [reply(201, "{\"sid\":\"SM42\",\"status\":\"queued\"}")],
      statusCallback: "https://support.example.com/hooks/twilio?tenant=a"
    )
    let picture = Attachment(mediaType: "image/png", reference: "https://files.example.com/1.png")
    let outcome = await fixture.adapter.send(message("50% + é", attachments: [picture]))
    #expect(outcome == .sent(providerID: "SM42"))
    let request = try #require(fixture.exchange.requests.first)
    #expect(
      request.url.absoluteString
        == "https://api.twilio.com/2010-04-01/Accounts/\(TwilioFixture.sid)/Messages.json"
    )
    #expect(request.method == .post)
    #expect(request.headers["Content-Type"] == "application/x-www-form-urlencoded")
    let credentials = Base64Coding.encode(Array("\(TwilioFixture.sid):made-up-auth-token".utf8))
    #expect(request.headers["Authorization"] == "Basic \(credentials)")
    let form = try FormFields(decoding: request.body)
    #expect(form["To"] == "+15555550123")
    #expect(form["From"] == "+15555550100")
    #expect(form["Body"] == "50% + é")
    #expect(form["MediaUrl"] == "https://files.example.com/1.png")
    #expect(
      form["StatusCallback"]
        == "https://support.example.com/hooks/twilio?tenant=a&message=\(Self.id)"
    )
  }

  @Test func `WhatsApp numbers leave with their prefix`() async throws {
    let fixture = try TwilioFixture([reply(201, "{\"sid\":\"SM42\"}")])
    _ = await fixture.adapter.send(message(channel: .whatsApp))
    let form = try FormFields(decoding: try #require(fixture.exchange.requests.first).body)
    #expect(form["To"] == "whatsapp:+15555550123")
    #expect(form["From"] == "whatsapp:+15555550100")
    #expect(form["StatusCallback"] == nil)
  }

  @Test func `C-03 a content template leaves on WhatsApp with its values by number`() async throws {
    let fixture = try TwilioFixture([
      .response(ExchangeResponse(status: 201, body: Array(#"{"sid":"SM1"}"#.utf8)))
    ])
    func message(_ name: String, on channel: ChannelKind = .whatsApp) -> OutboundMessage {
      OutboundMessage(
        id: ProviderFixture.id,
        entryPoint: EntryPoint(
          id: "line",
          channel: channel,
          identity: .number("+15555550100", kind: .longCode),
          displayName: "Line",
          inbox: "inbox",
          queue: "queue"
        ),
        recipient: .phone("+15555550123"),
        text: "Your parcel is there.",
        template: MessageTemplate(name, language: "en", values: ["Nia", "4711"])
      )
    }
    let sid = "HX0123456789abcdef0123456789abcdef"
    #expect(await fixture.adapter.send(message(sid)) == .sent(providerID: "SM1"))
    let form = try FormFields(decoding: try #require(fixture.exchange.requests.first).body)
    #expect(form["ContentSid"] == sid)
    #expect(form["ContentVariables"] == #"{"1":"Nia","2":"4711"}"#)
    #expect(form["Body"] == nil)
    for (odd, code) in [
      (message("parcel_there"), "no-content-sid"),
      (message(sid, on: .sms), "template-not-carried"),
    ] {
      #expect(
        await fixture.adapter.send(odd) == .refused(DeliveryFailure(.invalidRequest, code: code))
      )
    }
    #expect(fixture.exchange.requests.count == 1)
    #expect(fixture.adapter.capabilities(of: .whatsApp).takesTemplates)
    #expect(!fixture.adapter.capabilities(of: .sms).takesTemplates)
  }

  @Test func `what can never be sent is refused without a request`() async throws {
    let fixture = try TwilioFixture()
    let file = Attachment(mediaType: "image/png", reference: "file:///etc/hostname")
    let cases: [(OutboundMessage, DeliveryFailure.Kind)] = [
      (message(to: ChannelAddress.email("anna@example.com")), .unreachable),
      (message(to: ChannelAddress.phone("not a number")), .unreachable),
      (message(identity: EntryPointIdentity.page("1")), .invalidRequest),
      (message(attachments: [file]), .invalidRequest), (message(""), .invalidRequest),
    ]
    for (message, kind) in cases {
      #expect(await fixture.adapter.send(message) == .refused(DeliveryFailure(kind)))
    }
    #expect(fixture.exchange.requests.isEmpty)
  }

  @Test func `A3 a messaging service, a validity and plain typography go with a message`()
    async throws
  {
    let service = "MG0123456789abcdef0123456789abcdef"
    let options = TwilioSendOptions(
      messagingService: service,
      validity: 600,
      typography: .always
    )
    let fixture = try TwilioFixture(
      [reply(201, "{\"sid\":\"SM42\"}"), reply(201, "{\"sid\":\"SM43\"}")],
      options: options
    )
    _ = await fixture.adapter.send(message("It\u{2019}s ready"))
    _ = await fixture.adapter.send(message("It\u{2019}s ready", channel: .whatsApp))
    let forms = try fixture.exchange.requests.map { try FormFields(decoding: $0.body) }
    #expect(forms.map { $0["Body"] } == ["It's ready", "It\u{2019}s ready"])
    #expect(forms[0]["MessagingServiceSid"] == service)
    #expect(forms[0]["ValidityPeriod"] == "600")
    #expect(forms[0]["From"] == "+15555550100")
    #expect(fixture.adapter.consentGroup(of: message().entryPoint) == service)
    #expect(try TwilioFixture().adapter.consentGroup(of: message().entryPoint) == nil)
  }

  @Test func `A7 a name in the place of a number sends, by SMS alone`() async throws {
    let fixture = try TwilioFixture([reply(201, "{\"sid\":\"SM42\"}")])
    #expect(
      await fixture.adapter.send(message(identity: .other("ACME"))) == .sent(providerID: "SM42")
    )
    let form = try FormFields(decoding: try #require(fixture.exchange.requests.first).body)
    #expect(form["From"] == "ACME")
    let refused = SendOutcome.refused(DeliveryFailure(.invalidRequest))
    #expect(await fixture.adapter.send(message(identity: .other("A name too long"))) == refused)
    let whatsApp = message(channel: .whatsApp, identity: .other("ACME"))
    #expect(await fixture.adapter.send(whatsApp) == refused)
  }

  @Test func `A7 who writes by a name cannot be answered`() async throws {
    let fixture = try TwilioFixture()
    let address = ChannelAddress(kind: .alphanumericSender, value: "ACME")
    #expect(
      await fixture.adapter.send(message(to: address)) == .refused(DeliveryFailure(.unreachable))
    )
  }

  @Test func `A3 a rate limit of our own postpones, by segments, without a request`() async throws {
    let fixture = try TwilioFixture(
      [reply(201, "{\"sid\":\"SM42\"}")],
      options: TwilioSendOptions(rateLimit: RateLimit(perSecond: 1))
    )
    let long = String(repeating: "a", count: 400)
    #expect(await fixture.adapter.send(message(long)) == .sent(providerID: "SM42"))
    #expect(await fixture.adapter.send(message("a")) == .postponed(3))
    #expect(fixture.exchange.requests.count == 1)
  }

  @Test(arguments: [
    (21211, SendErrorClass.address), (21614, .address), (30003, .temporary), (30005, .address),
    (30006, .address), (30008, .temporary), (21610, .consent), (30004, .policy), (30007, .policy),
    (30034, .policy), (21602, .request), (21606, .request), (21612, .request), (21617, .request),
    (20429, .throttling), (14107, .throttling), (63016, .window), (20003, .account),
  ])
  func `A3 permanent, consent, policy and temporary errors are told apart`(
    _ code: Int,
    _ errorClass: SendErrorClass
  ) {
    #expect(TwilioErrorCode(rawValue: code).errorClass == errorClass)
    #expect(TwilioErrorCode(rawValue: 1).errorClass == nil)
  }

  @Test(arguments: [
    (400, "{\"code\":21610}", SendOutcome.refused(DeliveryFailure(.optedOut, code: "21610"))),
    (400, "{\"code\":21211}", .refused(DeliveryFailure(.unreachable, code: "21211"))),
    (400, "{\"code\":98765}", .refused(DeliveryFailure(.invalidRequest, code: "98765"))),
    (400, "<html>", .refused(DeliveryFailure(.invalidRequest, code: "400"))),
    (401, "{\"code\":20003}", .refused(DeliveryFailure(.credentials, code: "20003"))),
    (403, "", .refused(DeliveryFailure(.credentials))),
    (302, "", .refused(DeliveryFailure(.invalidRequest, code: "302"))),
    (400, "{\"code\":14107}", .retry(after: nil, DeliveryFailure(.policy, code: "14107"))),
    (429, "{\"code\":20429}", .retry(after: nil, DeliveryFailure(.exhausted, code: "20429"))),
    (503, "", .retry(after: nil, nil)),
    (201, "{\"sid\":7}", .unknown), (200, "", .unknown), (408, "", .unknown),
    (500, "{\"code\":20500}", .unknown), (502, "", .unknown), (504, "", .unknown),
  ])
  func `an answer is read for what is certain`(
    _ status: Int,
    _ body: String,
    _ expected: SendOutcome
  ) async throws {
    let fixture = try TwilioFixture([reply(status, body)])
    #expect(await fixture.adapter.send(message()) == expected)
  }

  @Test func `throttling is taken at its word`() async throws {
    let fixture = try TwilioFixture([
      reply(429, "{\"code\":20429}", retryAfter: "30"),
      reply(429, "", retryAfter: "Thu, 01 Jan 2026 00:01:00 GMT"),
    ])
    let code = DeliveryFailure(.exhausted, code: "20429")
    #expect(await fixture.adapter.send(message()) == .retry(after: 30, code))
    #expect(await fixture.adapter.send(message()) == .retry(after: 60, nil))
  }

  @Test func `without an answer it matters whether the request can have left`() async throws {
    let fixture = try TwilioFixture([
      .failure(ExchangeError(.cannotConnect, reach: .notSent)),
      .failure(ExchangeError(.connectionLost, reach: .unknown)),
      .failure(ExchangeError(.timedOut, reach: .unknown)),
    ])
    #expect(await fixture.adapter.send(message()) == .retry(after: nil, nil))
    #expect(await fixture.adapter.send(message()) == .unknown)
    #expect(await fixture.adapter.send(message()) == .unknown)
  }

  @Test func `C-01 capabilities say what Twilio takes`() throws {
    let adapter = try TwilioFixture().adapter
    let sms = adapter.capabilities(of: .sms)
    #expect(throws: Never.self) {
      try sms.check(text: String(repeating: "a", count: 1600), attachments: 10)
    }
    #expect(throws: ConversationError.self) {
      try sms.check(text: String(repeating: "a", count: 1601), attachments: 0)
    }
    #expect(throws: ConversationError.self) { try sms.check(text: "", attachments: 11) }
    #expect(sms.mayWriteFirst && sms.window == nil && !sms.hasPresence)
    let whatsApp = adapter.capabilities(of: .whatsApp)
    #expect(!whatsApp.mayWriteFirst && whatsApp.window?.standard == 86_400)
  }

  @Test func `a set-up that can never work is refused`() throws {
    let tokens = SecretSet(newest: try Secret("made-up"))
    #expect(throws: TwilioSetupError.self) { try TwilioAccount(sid: "AC1", authTokens: tokens) }
    let account = try TwilioAccount(sid: TwilioFixture.sid, authTokens: tokens)
    let exchange = RecordingExchange()
    for options in [
      TwilioSendOptions(messagingService: "AC0123456789abcdef0123456789abcdef"),
      TwilioSendOptions(validity: 0), TwilioSendOptions(validity: 36_001),
    ] {
      #expect(throws: TwilioSetupError.self) {
        try TwilioSMSAdapter(account: account, exchange: exchange, options: options)
      }
    }
    for (callback, endpoint) in [
      ("ftp://example.com", "https://api.twilio.com"), ("/hooks", "https://api.twilio.com"),
      ("https://example.com/#a", "https://api.twilio.com"),
      ("https://example.com", "https://user:pass@example.com"), ("https://example.com", "example"),
    ] {
      #expect(throws: TwilioSetupError.self) {
        try TwilioSMSAdapter(
          account: account,
          exchange: exchange,
          statusCallback: callback,
          endpoint: endpoint
        )
      }
    }
  }
}
