import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import MessengerChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct WindowTests {
  private func messenger(_ script: [RecordingExchange.Reply] = [], tag: Bool = true) async throws
    -> (House, MessengerFixture)
  {
    try await House.messenger(script, tag: tag)
  }

  @Test func `C-03 the compose box says before writing until when, and then why not`() async throws
  {
    let (house, fixture) = try await messenger()
    #expect(try await house.composer().window?.isOver == false)
    #expect(try await house.composer().obstacle == nil)
    // The person's own clock counts, which was 877 milliseconds earlier.
    house.time.advance(by: 7 * House.day - 0.878)
    #expect(try await house.composer().obstacle == nil)
    house.time.advance(by: 0.001)
    let closed = try await house.composer()
    #expect(closed.window?.isOver == true)
    let since = house.time.now.milliseconds
    #expect(closed.obstacle == ConversationError(.windowClosed(sinceMilliseconds: since)))
    #expect(closed.obstacle?.description.contains("wait for the customer to write") == true)
    // What the box says is what the command does.
    await #expect(throws: ConversationError(.windowClosed(sinceMilliseconds: since))) {
      try await house.center.send("Hi", in: house.conversation, by: "anna")
    }
    #expect(fixture.exchange.requests.isEmpty)
  }

  @Test func `C-03 without the tag, and on WhatsApp, the box closes after 24 hours`() async throws {
    let (page, _) = try await messenger(tag: false)
    let fixture = try WhatsAppFixture()
    let body = WhatsAppFixture.messages(
      WhatsAppFixture.item(#""type":"text","text":{"body":"Hello"}"#)
    )
    let number = try await House(
      fixture.adapter,
      WhatsAppFixture.entryPoint,
      first: fixture.call(Array(body.utf8))
    )
    for (house, age) in [(page, 0.877), (number, 1)] {
      house.time.advance(by: House.day - age - 0.001)
      #expect(try await house.composer().obstacle == nil)
      house.time.advance(by: 0.001)
      let since = house.time.now.milliseconds
      #expect(
        try await house.composer().obstacle
          == ConversationError(.windowClosed(sinceMilliseconds: since))
      )
    }
  }

  @Test func `C-03 what a person writes on the second day leaves with the human agent tag`()
    async throws
  {
    let reply = RecordingExchange.Reply.response(
      ExchangeResponse(status: 200, body: Array(#"{"message_id":"m_7"}"#.utf8))
    )
    let (house, fixture) = try await messenger([reply])
    house.time.advance(by: House.day)
    try await house.center.send("Good morning", in: house.conversation, by: "anna")
    try await house.center.runDue()
    let body = String(decoding: try #require(fixture.exchange.requests.first).body, as: UTF8.self)
    #expect(body.contains(#""tag":"HUMAN_AGENT""#))
  }

  @Test func `B4 a pressed button opens the window again, a reaction does not`() async throws {
    let (house, fixture) = try await messenger()
    house.time.advance(by: 7 * House.day)
    for (content, isOpen) in [
      (#""reaction":{"mid":"m_1","action":"react","emoji":"❤"}"#, false),
      (#""postback":{"mid":"m_2","title":"Yes","payload":"Y"}"#, true),
    ] {
      let body = MessengerFixture.envelope(
        MessengerFixture.item(content, at: house.time.now.milliseconds)
      )
      _ = await house.center.receive(
        try fixture.call(Array(body.utf8)),
        for: "messenger"
      )
      #expect(try await (house.composer().obstacle == nil) == isOpen)
    }
  }

  @Test func `C-03 a webhook that comes late does not open a window that has closed`() async throws
  {
    let (house, fixture) = try await messenger()
    house.time.advance(by: 8 * House.day)
    // Written in time, and handed over by Meta 36 hours and more after that.
    let late = MessengerFixture.item(
      #""message":{"mid":"m_2","text":"Are you there?"}"#,
      at: house.time.now.milliseconds - Int64(7 * House.day * 1000)
    )
    let outcome = await house.center.receive(
      try fixture.call(Array(MessengerFixture.envelope(late).utf8)),
      for: "messenger"
    )
    #expect(outcome.results.count == 1)
    let closed = try await house.composer()
    #expect(closed.window?.isOver == true)
    let since = house.time.now.milliseconds
    #expect(closed.obstacle == ConversationError(.windowClosed(sinceMilliseconds: since)))
  }

  @Test func `C-03 a time to come extends no window, and an older message shortens none`()
    async throws
  {
    let (house, fixture) = try await messenger()
    house.time.advance(by: House.day)
    let arrival = house.time.now.milliseconds
    for (mid, at) in [("m_2", arrival + 3_600_000), ("m_3", arrival - 3_600_000)] {
      let item = MessengerFixture.item(#""message":{"mid":"\#(mid)","text":"Hello"}"#, at: at)
      _ = await house.center.receive(
        try fixture.call(Array(MessengerFixture.envelope(item).utf8)),
        for: "messenger"
      )
    }
    house.time.advance(by: 7 * House.day - 0.001)
    #expect(try await house.composer().obstacle == nil)
    house.time.advance(by: 0.001)
    #expect(try await house.composer().obstacle != nil)
  }

  @Test func `B4 the echo settles what ended unknown, and the message is not sent again`()
    async throws
  {
    let lost = RecordingExchange.Reply.failure(
      ExchangeError(.connectionLost, reach: .unknown)
    )
    let (house, fixture) = try await messenger([lost])
    let sent = try await house.center.send("Hi", in: house.conversation, by: "anna")
    let message = try #require(sent.message)
    try await house.center.runDue()
    #expect(try await house.storage.delivery(of: message)?.status == .unknown)
    let echo = MessengerFixture.item(
      #""message":{"mid":"m_9","text":"Hi","is_echo":true,"metadata":"\#(message)"}"#,
      sender: MessengerFixture.page,
      recipient: MessengerFixture.person
    )
    _ = await house.center.receive(
      try fixture.call(Array(MessengerFixture.envelope(echo).utf8)),
      for: "messenger"
    )
    let delivery = try #require(await house.storage.delivery(of: message))
    #expect(delivery.status == .sent)
    #expect(delivery.providerID == "m_9")
    house.time.advance(by: 3600)
    try await house.center.runDue()
    #expect(fixture.exchange.requests.count == 1)
  }

  @Test func `B3 an edit of a Messenger message reaches the transcript`() async throws {
    let (house, fixture) = try await messenger()
    let edit = MessengerFixture.item(#""message_edit":{"mid":"m_1","text":"Hallo","num_edit":1}"#)
    let outcome = await house.center.receive(
      try fixture.call(Array(MessengerFixture.envelope(edit).utf8)),
      for: "messenger"
    )
    #expect(outcome.results == [.noted(house.conversation)])
    let messages = try await house.storage.transcript(
      of: house.conversation,
      before: nil,
      limit: 10
    )
    #expect(messages.compactMap(\.text) == ["Hallo"])
  }

  @Test func `A-43 a page of the app that is no entry point of this tenant is refused`()
    async throws
  {
    let (house, fixture) = try await messenger()
    let item = MessengerFixture.item(
      #""message":{"mid":"m_2","text":"x"}"#,
      recipient: MessengerFixture.otherPage
    )
    let body = MessengerFixture.envelope(item, page: MessengerFixture.otherPage)
    let outcome = await house.center.receive(
      try fixture.call(Array(body.utf8)),
      for: "messenger"
    )
    #expect(outcome.results == [.refused(ConversationError(.unknownEntryPoint))])
    #expect(outcome.reply.status == 200)
  }
}
