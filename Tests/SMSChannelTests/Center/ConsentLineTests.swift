import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import SMSChannel
import Testing

/// The words of consent on their way through Twilio, as the business has set up who answers.
@Suite struct ConsentLineTests {
  private static let texts = ConsentTexts.english(business: "Shop", contact: "example.com")
  private static let sdk = ConsentPolicies([
    .sms: { .standard(for: $0, answerer: .sdk(texts)) }
  ])

  private func exchange() -> RecordingExchange {
    RecordingExchange(otherwise: { _ in
      .response(ExchangeResponse(status: 201, body: Array(#"{"sid":"SM9"}"#.utf8)))
    })
  }

  private func bodies(_ exchange: RecordingExchange) throws -> [String?] {
    try exchange.requests.map { try FormFields(decoding: $0.body)["Body"] }
  }

  @Test func `peers 29 C-02 STOP is confirmed once, and START opens the door again`() async throws {
    let exchange = exchange()
    let line = try await Line(exchange: exchange, consents: Self.sdk)
    let conversation = try await line.conversation()
    for (index, word) in ["STOP this terrible bill!", "Stop.", "STOP"].enumerated() {
      _ = await line.hosts[index % 2].receive(
        try line.text(word, id: "SM1\(index)"),
        for: "twilio"
      )
      try await line.center.runDue()
    }
    await #expect(throws: ConversationError(.optedOut)) {
      try await line.center.send("But why?", in: conversation, by: "anna")
    }
    #expect(try bodies(exchange) == [Self.texts.optedOut])
    _ = await line.hosts[1].receive(try line.text("start", id: "SM20"), for: "twilio")
    try await line.center.send("Welcome back", in: conversation, by: "anna")
    try await line.center.runDue()
    #expect(try bodies(exchange) == [Self.texts.optedOut, Self.texts.optedIn, "Welcome back"])
  }

  @Test func `peers 29 what Twilio has answered is not answered again`() async throws {
    let exchange = exchange()
    let line = try await Line(exchange: exchange, consents: Self.sdk)
    let conversation = try await line.conversation()
    let call = try line.call([
      "MessageSid": "SM2", "From": Line.customer, "To": Line.own, "Body": "Arrêtez",
      "OptOutType": "STOP",
    ])
    _ = await line.center.receive(call, for: "twilio")
    try await line.center.runDue()
    #expect(exchange.requests.isEmpty)
    await #expect(throws: ConversationError(.optedOut)) {
      try await line.center.send("Hi", in: conversation, by: "anna")
    }
  }

  @Test func `A6 carriers answer STOP on toll-free numbers, the SDK the other words`() async throws
  {
    let exchange = exchange()
    let line = try await Line(exchange: exchange, consents: Self.sdk, kind: .tollFree)
    _ = try await line.conversation()
    _ = await line.center.receive(try line.text("STOP", id: "SM2"), for: "twilio")
    try await line.center.runDue()
    #expect(exchange.requests.isEmpty)
    _ = await line.center.receive(try line.text("UNSTOP", id: "SM3"), for: "twilio")
    _ = await line.center.receive(try line.text("unsubscribe", id: "SM4"), for: "twilio")
    try await line.center.runDue()
    #expect(try bodies(exchange) == [Self.texts.optedOut])
  }

  @Test func `A6 an opt-out of a messaging service holds for all of its numbers`() async throws {
    let options = TwilioSendOptions(messagingService: Line.service)
    let line = try await Line(exchange: exchange(), options: options)
    let other = EntryPoint(
      id: "other",
      channel: .sms,
      identity: .number("+15555550101", kind: .longCode),
      displayName: "Other",
      inbox: "inbox",
      queue: "queue"
    )
    var saved = other
    saved.adapter = "twilio"
    try await line.center.save(saved)
    _ = await line.center.receive(try line.text("STOP", id: "SM1"), for: "twilio")
    await #expect(throws: ConversationError(.optedOut)) {
      try await line.center.startConversation(
        from: "other",
        with: .phone(Line.customer),
        text: "An offer!",
        by: "anna"
      )
    }
  }
}
