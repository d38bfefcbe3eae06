import ChannelAdapters
import ConversationCore
import SMSChannel
import Testing

@Suite struct SMSAdapterTests {
  @Test func `A4 any provider makes an adapter`() async throws {
    let exchange = RecordingExchange([
      .response(ProviderFixture.answer(200, #"{"messages":[{"status":"0","message-id":"A"}]}"#)),
      .failure(ExchangeError(.timedOut, reach: .unknown)),
      .failure(ExchangeError(.cannotConnect, reach: .notSent)),
    ])
    let adapter = SMSAdapter(id: "vonage", provider: try VonageTests.vonage(), exchange: exchange)
    #expect(await adapter.send(ProviderFixture.outbound()) == .sent(providerID: "A"))
    #expect(await adapter.send(ProviderFixture.outbound()) == .unknown)
    #expect(await adapter.send(ProviderFixture.outbound()) == .retry(after: nil, nil))
    let email = ProviderFixture.outbound(to: .email("a@example.com"))
    #expect(await adapter.send(email) == .refused(DeliveryFailure(.unreachable)))
    #expect(exchange.requests.count == 3)
    #expect(adapter.consentGroup(of: ProviderFixture.line()) == nil)
    #expect(adapter.capabilities(of: .sms).mayWriteFirst)
    let call = try VonageTests.call(VonageTests.signed(["text": "Hi"]))
    #expect(try adapter.receive(call, at: ProviderFixture.now).events.count == 1)
  }

  @Test func `A3 a rate limit postpones by segments, each number by itself`() async throws {
    let answer = RecordingExchange.Reply.response(
      ProviderFixture.answer(200, #"{"messages":[{"status":"0","message-id":"A"}]}"#)
    )
    let adapter = SMSAdapter(
      id: "vonage",
      provider: try VonageTests.vonage(),
      exchange: RecordingExchange([answer, answer]),
      rateLimit: RateLimit(perSecond: 2, burst: 3),
      clock: { ProviderFixture.now }
    )
    let long = String(repeating: "a", count: 400)
    #expect(await adapter.send(ProviderFixture.outbound(long)) == .sent(providerID: "A"))
    #expect(await adapter.send(ProviderFixture.outbound()) == .postponed(0.5))
    let other = ProviderFixture.line(.number("+447700900101", kind: .longCode))
    #expect(await adapter.send(ProviderFixture.outbound(from: other)) == .sent(providerID: "A"))
  }

  @Test func `A7 a name sends, and goes one way`() throws {
    let line = ProviderFixture.line(.other("ACME"))
    let request = try VonageTests.vonage().request(for: ProviderFixture.outbound(from: line))
    #expect(try FormFields(decoding: request.body)["from"] == "ACME")
  }

  @Test func `H SSRF a file leaves only by an address that anybody may fetch by https`() throws {
    let secret = try ProviderFixture.secret()
    let sinch = try SinchSMS(
      projectID: "made-up",
      appID: "01APP",
      key: .init(id: "made-up", secret: secret),
      webhookSecrets: SecretSet(newest: secret)
    )
    func request(_ reference: String) throws -> OutgoingRequest {
      let file = Attachment(mediaType: "image/png", reference: reference)
      return try sinch.request(for: ProviderFixture.outbound("", attachments: [file]))
    }
    let good = try request("https://cdn.example.com/1.png")
    #expect(String(decoding: good.body, as: UTF8.self).contains("https://cdn.example.com/1.png"))
    for reference in ["http://cdn.example.com/1.png", "file:///1.png", "geo:1,2", "1.png", ""] {
      #expect(throws: UnsendableMessage.self, "\(reference)") { try request(reference) }
    }
  }
}
