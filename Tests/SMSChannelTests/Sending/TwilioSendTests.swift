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
  @Test func `a message leaves as a form with basic authorization`() async throws {
    let fixture = try TwilioFixture(
      [TwilioFixture.reply(201, "{\"sid\":\"SM42\",\"status\":\"queued\"}")],
      statusCallback: "https://support.example.com/hooks/twilio?tenant=a"
    )
    let picture = Attachment(mediaType: "image/png", reference: "https://files.example.com/1.png")
    let outcome = await fixture.adapter.send(
      TwilioFixture.outbound("50% + é", attachments: [picture])
    )
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
        == "https://support.example.com/hooks/twilio?tenant=a&message=\(TwilioFixture.id)"
    )
  }

  @Test func `WhatsApp numbers leave with their prefix`() async throws {
    let fixture = try TwilioFixture([TwilioFixture.reply(201, "{\"sid\":\"SM42\"}")])
    _ = await fixture.adapter.send(TwilioFixture.outbound(channel: .whatsApp))
    let form = try FormFields(decoding: try #require(fixture.exchange.requests.first).body)
    #expect(form["To"] == "whatsapp:+15555550123")
    #expect(form["From"] == "whatsapp:+15555550100")
    #expect(form["StatusCallback"] == nil)
  }

  @Test func `C-03 on WhatsApp, words of one's own are not asked for after 24 hours`() async throws
  {
    let fixture = try TwilioFixture([TwilioFixture.reply(201, "{\"sid\":\"SM42\"}")])
    for (channel, outcome) in [
      (ChannelKind.whatsApp, SendOutcome.refused(DeliveryFailure(.windowClosed))),
      (.sms, .sent(providerID: "SM42")),
    ] {
      let late = TwilioFixture.outbound("Hello", channel: channel, isLate: true)
      #expect(await fixture.adapter.send(late) == outcome)
    }
    #expect(fixture.exchange.requests.count == 1)
  }

  @Test func `C-03 a content template leaves on WhatsApp with its values by number`() async throws {
    let fixture = try TwilioFixture([TwilioFixture.reply(201, #"{"sid":"SM1"}"#)])
    func message(_ name: String, on channel: ChannelKind = .whatsApp) -> OutboundMessage {
      TwilioFixture.outbound(
        "Your parcel is there.",
        channel: channel,
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
      (TwilioFixture.outbound(to: ChannelAddress.email("anna@example.com")), .unreachable),
      (TwilioFixture.outbound(to: ChannelAddress.phone("not a number")), .unreachable),
      (TwilioFixture.outbound(identity: EntryPointIdentity.page("1")), .invalidRequest),
      (TwilioFixture.outbound(attachments: [file]), .invalidRequest),
      (TwilioFixture.outbound(""), .invalidRequest),
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
      [
        TwilioFixture.reply(201, "{\"sid\":\"SM42\"}"),
        TwilioFixture.reply(201, "{\"sid\":\"SM43\"}"),
      ],
      options: options
    )
    _ = await fixture.adapter.send(TwilioFixture.outbound("It\u{2019}s ready"))
    _ = await fixture.adapter.send(TwilioFixture.outbound("It\u{2019}s ready", channel: .whatsApp))
    let forms = try fixture.exchange.requests.map { try FormFields(decoding: $0.body) }
    #expect(forms.map { $0["Body"] } == ["It's ready", "It\u{2019}s ready"])
    #expect(forms[0]["MessagingServiceSid"] == service)
    #expect(forms[0]["ValidityPeriod"] == "600")
    #expect(forms[0]["From"] == "+15555550100")
    #expect(fixture.adapter.consentGroup(of: TwilioFixture.outbound().entryPoint) == service)
    #expect(
      try TwilioFixture().adapter.consentGroup(of: TwilioFixture.outbound().entryPoint) == nil
    )
  }

  @Test func `A7 a name in the place of a number sends, by SMS alone`() async throws {
    let fixture = try TwilioFixture([TwilioFixture.reply(201, "{\"sid\":\"SM42\"}")])
    #expect(
      await fixture.adapter.send(TwilioFixture.outbound(identity: .other("ACME")))
        == .sent(providerID: "SM42")
    )
    let form = try FormFields(decoding: try #require(fixture.exchange.requests.first).body)
    #expect(form["From"] == "ACME")
    let refused = SendOutcome.refused(DeliveryFailure(.invalidRequest))
    #expect(
      await fixture.adapter.send(TwilioFixture.outbound(identity: .other("A name too long")))
        == refused
    )
    let whatsApp = TwilioFixture.outbound(channel: .whatsApp, identity: .other("ACME"))
    #expect(await fixture.adapter.send(whatsApp) == refused)
  }

  @Test func `A7 who writes by a name cannot be answered`() async throws {
    let fixture = try TwilioFixture()
    let address = ChannelAddress(kind: .alphanumericSender, value: "ACME")
    #expect(
      await fixture.adapter.send(TwilioFixture.outbound(to: address))
        == .refused(DeliveryFailure(.unreachable))
    )
  }

  @Test func `A3 a rate limit of our own postpones, by segments, without a request`() async throws {
    let fixture = try TwilioFixture(
      [TwilioFixture.reply(201, "{\"sid\":\"SM42\"}")],
      options: TwilioSendOptions(rateLimit: RateLimit(perSecond: 1))
    )
    let long = String(repeating: "a", count: 400)
    #expect(await fixture.adapter.send(TwilioFixture.outbound(long)) == .sent(providerID: "SM42"))
    #expect(await fixture.adapter.send(TwilioFixture.outbound("a")) == .postponed(3))
    #expect(fixture.exchange.requests.count == 1)
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
