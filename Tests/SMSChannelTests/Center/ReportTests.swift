import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Locking
import SMSChannel
import Testing

/// Messages on their way out by Twilio, and what comes back of them, to whichever host.
@Suite struct ReportTests {
  private static let taken = RecordingExchange.Reply.response(
    ExchangeResponse(status: 201, body: Array(#"{"sid":"SM9"}"#.utf8))
  )

  private func status(_ line: Line, _ message: MessageID) async throws -> DeliveryStatus? {
    try await line.storage.delivery(of: message)?.status
  }

  @Test func `peers 15 a report that overtakes the answer to the request is kept`() async throws {
    let calls = Locked<[@Sendable () async -> Void]>([])
    let sid = Locked("")
    let line = try await Line(
      exchange: AnsweringExchange { _ in
        // The carrier is faster than the answer of the provider.
        for call in calls.withLock({ $0 }) { await call() }
        let name = sid.withLock { $0 }
        return ExchangeResponse(status: 201, body: Array(#"{"sid":"\#(name)"}"#.utf8))
      }
    )
    let conversation = try await line.conversation()
    // By our own name for the message, and by Twilio's, which nobody knows yet.
    for (text, isNamed) in [("One", true), ("Two", false)] {
      let sent = try await line.center.send(text, in: conversation, by: "anna")
      let message = try #require(sent.message)
      sid.withLock { $0 = "SM\(text)" }
      let report = try line.report(
        "delivered",
        sid: "SM\(text)",
        message: isNamed ? message : nil
      )
      let other = line.hosts[1]
      calls.withLock { $0 = [{ _ = await other.receive(report, for: "twilio") }] }
      try await line.center.runDue()
      let delivery = try #require(try await line.storage.delivery(of: message))
      #expect(delivery.status == .delivered)
      #expect(delivery.providerID == "SM\(text)")
    }
  }

  @Test func `peers 14 no order of reports takes back what is known`() async throws {
    let exchange = RecordingExchange([Self.taken])
    let line = try await Line(exchange: exchange)
    let conversation = try await line.conversation()
    let sent = try await line.center.send("Hi", in: conversation, by: "anna")
    let message = try #require(sent.message)
    try await line.center.runDue()
    for (word, status) in [
      ("sent", DeliveryStatus.sent), ("delivered", .delivered), ("sent", .delivered),
      ("queued", .delivered), ("read", .read), ("delivered", .read), ("failed", .read),
      ("undelivered", .read), ("teleported", .read),
    ] {
      // One of them by our own name, one by Twilio's.
      for name in [message, nil] {
        let report = try line.report(word, sid: "SM9", message: name)
        let outcome = await line.hosts[1].receive(report, for: "twilio")
        #expect(outcome.reply.status == 200)
        #expect(try await self.status(line, message) == status, "\(word)")
      }
    }
  }

  @Test func `peers 28 an error that comes later shows the message as failed, and why`()
    async throws
  {
    let exchange = RecordingExchange([Self.taken])
    let line = try await Line(exchange: exchange)
    let conversation = try await line.conversation(prefix: "whatsapp:")
    // Of who has just written it could not be true (C-03).
    line.time.advance(by: 3600)
    let sent = try await line.center.send("Hi", in: conversation, by: "anna")
    let message = try #require(sent.message)
    try await line.center.runDue()
    let report = try line.report(
      "undelivered",
      sid: "SM9",
      message: message,
      error: "63016",
      prefix: "whatsapp:"
    )
    _ = await line.hosts[1].receive(report, for: "twilio")
    let delivery = try #require(try await line.storage.delivery(of: message))
    #expect(delivery.status == .failed)
    #expect(delivery.failure == DeliveryFailure(.windowClosed, code: "63016"))
    let shown = try #require(try await line.messages(of: conversation).last)
    #expect(shown.status == .failed)
    #expect(shown.failure == delivery.failure)
  }

  @Test func `A3 21610 in a report shuts the door as STOP does`() async throws {
    let exchange = RecordingExchange([Self.taken])
    let line = try await Line(exchange: exchange)
    let conversation = try await line.conversation()
    let sent = try await line.center.send("Hi", in: conversation, by: "anna")
    try await line.center.runDue()
    let report = try line.report("failed", sid: "SM9", message: sent.message, error: "21610")
    _ = await line.hosts[1].receive(report, for: "twilio")
    await #expect(throws: ConversationError(.optedOut)) {
      try await line.center.send("Are you there?", in: conversation, by: "anna")
    }
    _ = await line.hosts[1].receive(try line.text("START", id: "SM2"), for: "twilio")
    try await line.center.send("Welcome back", in: conversation, by: "anna")
  }

  @Test func `A3 21610 as the answer to a request shuts the door, too`() async throws {
    let refusal = ExchangeResponse(status: 400, body: Array(#"{"code":21610}"#.utf8))
    let exchange = RecordingExchange([.response(refusal)])
    let line = try await Line(exchange: exchange)
    let conversation = try await line.conversation()
    try await line.center.send("Hi", in: conversation, by: "anna")
    try await line.center.runDue()
    #expect(try await line.messages(of: conversation).last?.failure?.kind == .optedOut)
    await #expect(throws: ConversationError(.optedOut)) {
      try await line.center.send("Are you there?", in: conversation, by: "anna")
    }
    #expect(exchange.requests.count == 1)
  }

  @Test func `peers 12 messages that are sent fast are one request and one event each`()
    async throws
  {
    let exchange = RecordingExchange(otherwise: { _ in Self.taken })
    let line = try await Line(exchange: exchange)
    let conversation = try await line.conversation()
    let words = (1...10).map { "message \($0)" }
    for text in words { try await line.center.send(text, in: conversation, by: "anna") }
    // Both hosts look for what is due, again and again.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for host in line.hosts {
        group.addTask { for _ in 0..<20 { try await host.runDue() } }
      }
      try await group.waitForAll()
    }
    let bodies = try exchange.requests.map { try FormFields(decoding: $0.body)["Body"] }
    #expect(bodies == words)
    let events = try await line.storage.events(after: .start, limit: 1000)
    let sent = events.filter { recorded in
      guard case .conversation(conversation, let event) = recorded.event else { return false }
      if case .messageAppended(_, .outbound) = event { return true }
      return false
    }
    #expect(sent.count == words.count)
  }

  @Test func `L a line that sends too fast waits, which is no attempt`() async throws {
    let exchange = RecordingExchange(otherwise: { _ in Self.taken })
    let line = try await Line(
      exchange: exchange,
      options: TwilioSendOptions(rateLimit: RateLimit(perSecond: 1, burst: 1))
    )
    let conversation = try await line.conversation()
    for text in ["one", "two"] {
      try await line.center.send(text, in: conversation, by: "anna")
    }
    try await line.center.runDue()
    try await line.center.runDue()
    #expect(exchange.requests.count == 1)
    let waiting = try #require(try await line.messages(of: conversation).last)
    #expect(try await line.storage.delivery(of: waiting.id)?.attempts == 0)
    line.time.advance(by: 1)
    try await line.center.runDue()
    #expect(exchange.requests.count == 2)
  }
}
