import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import SMSChannel
import Testing

/// Webhooks of Twilio's on their way into a transcript, at whichever host they come.
@Suite struct ArrivalTests {
  private func stored(_ results: [InboundResult]) -> [MessageID] {
    results.compactMap { if case .stored(let id, _) = $0 { id } else { nil } }
  }

  @Test func `peers 11 one webhook to two hosts at once is one message`() async throws {
    let line = try await Line(
      storage: FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(1))
    )
    let call = try line.text("Hello", id: "SM1")
    let results = await withTaskGroup(of: [InboundResult].self) { group in
      for number in 0..<20 {
        let host = line.hosts[number % 2]
        group.addTask { await host.receive(call, for: "twilio").results }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    let ids = stored(results)
    #expect(ids.count == 1)
    #expect(results.count == 20)
    let conversation = try #require(ids.first?.conversation)
    #expect(try await line.messages(of: conversation).map(\.text) == ["Hello"])
    #expect(try await line.center.openOffers(to: "anna").count == 1)
  }

  @Test func `peers 17 what could not be stored is asked for again, and is not lost`() async throws
  {
    let storage = FaultInjectingStorage(InMemoryStorage())
    let line = try await Line(storage: storage)
    let call = try line.text("Hello", id: "SM1")
    storage.failNextLoads([.unavailable])
    let failed = await line.hosts[0].receive(call, for: "twilio")
    #expect(failed.reply.status == 503)
    #expect(stored(failed.results).isEmpty)
    let again = await line.hosts[1].receive(call, for: "twilio")
    #expect(again.reply.status == 200)
    let id = try #require(stored(again.results).first)
    #expect(try await line.messages(of: id.conversation).map(\.text) == ["Hello"])
  }

  @Test func `peers 33 a call that a proxy has changed says nothing to the center`() async throws {
    let line = try await Line()
    let good = try line.text("Hello", id: "SM1")
    for call in [
      WebhookRequest(url: good.url, headers: good.headers, body: good.body + Array("&a=b".utf8)),
      WebhookRequest(url: good.url + "?a=b", headers: good.headers, body: good.body),
      WebhookRequest(url: good.url, headers: HeaderFields(), body: good.body),
    ] {
      let outcome = await line.center.receive(call, for: "twilio")
      #expect(outcome.reply.status == 403)
      #expect(outcome.results.isEmpty)
    }
    #expect(try await line.center.openOffers(to: "anna").isEmpty)
  }

  @Test
  func `A7 who shows a name is heard, and the compose box says why nobody can answer`()
    async throws
  {
    let exchange = RecordingExchange()
    let texts = ConsentTexts.english(business: "Shop", contact: "example.com")
    let line = try await Line(
      exchange: exchange,
      consents: ConsentPolicies([.sms: { .standard(for: $0, answerer: .sdk(texts)) }])
    )
    let call = try line.call([
      "MessageSid": "SM1", "From": "ACME Bank", "To": Line.own, "Body": "Your code is 123",
    ])
    let outcome = await line.center.receive(call, for: "twilio")
    let id = try #require(stored(outcome.results).first?.conversation)
    let offer = try #require(try await line.center.openOffers(to: "anna").first)
    try await line.center.accept(offer.id, by: "anna")
    let refusal = ConversationError(.cannotBeAnswered)
    #expect(try await line.composer(of: id, at: "texts").obstacle == refusal)
    await #expect(throws: refusal) {
      try await line.center.send("Thank you", in: id, by: "anna")
    }
    // Not even STOP is confirmed to them.
    let stop = try line.call([
      "MessageSid": "SM2", "From": "ACME Bank", "To": Line.own, "Body": "HELP",
    ])
    _ = await line.center.receive(stop, for: "twilio")
    try await line.center.runDue()
    #expect(exchange.requests.isEmpty)
    #expect(try await line.messages(of: id).map(\.text) == ["Your code is 123", "HELP"])
    await #expect(throws: refusal) {
      try await line.center.startConversation(
        from: "texts",
        with: ChannelAddress(kind: .alphanumericSender, value: "Example"),
        text: "Hello",
        by: "anna"
      )
    }
  }

  @Test func `A-43 a number that is no entry point of this tenant is refused`() async throws {
    let line = try await Line()
    let call = try line.call([
      "MessageSid": "SM1", "From": Line.customer, "To": "+15555550199", "Body": "Hello",
    ])
    let outcome = await line.center.receive(call, for: "twilio")
    #expect(outcome.results == [.refused(ConversationError(.unknownEntryPoint))])
    #expect(outcome.reply.status == 200)
  }

  @Test func `F-02 text and WhatsApp of one number are two conversations, with their files`()
    async throws
  {
    let line = try await Line()
    let picture = try line.call([
      "MessageSid": "MM1", "From": Line.customer, "To": Line.own, "Body": "",
      "NumMedia": "1", "MediaUrl0": "https://api.twilio.com/1", "MediaContentType0": "image/png",
    ])
    let first = await line.center.receive(picture, for: "twilio")
    let second = await line.center.receive(
      try line.text("Hello", id: "SM2", prefix: "whatsapp:"),
      for: "twilio"
    )
    let ids = stored(first.results + second.results)
    #expect(Set(ids.map(\.conversation)).count == 2)
    let message = try #require(try await line.messages(of: ids[0].conversation).first)
    #expect(message.attachments.map(\.reference) == ["https://api.twilio.com/1"])
    #expect(message.channel == .sms)
  }
}
