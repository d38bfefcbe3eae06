import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Masking
import MessengerChannel
import Testing

@Suite struct PayloadTests {
  private func press(_ house: House, _ fixture: MessengerFixture, _ payload: String) async throws {
    let item = MessengerFixture.item(
      #""postback":{"mid":"m_2","title":"Yes, please","payload":"\#(payload)"}"#
    )
    _ = await house.center.receive(
      try fixture.call(Array(MessengerFixture.envelope(item).utf8)),
      for: "messenger"
    )
  }

  @Test func `B3 what a pressed button carries is stored with its words`() async throws {
    let (house, fixture) = try await House.messenger()
    try await press(house, fixture, "REFUND-4711")
    let message = try #require(await house.messages().last)
    #expect(message.text == "Yes, please")
    #expect(message.payload == "REFUND-4711")
    #expect(try await house.messages().first?.payload == nil)
  }

  @Test func `W-28 a card number in a button's payload is not stored`() async throws {
    let (house, fixture) = try await House.messenger(redaction: ["inbox": .redact])
    try await press(house, fixture, "CARD 4111 1111 1111 1111")
    let payload = try #require(await house.messages().last?.payload)
    #expect(payload.hasPrefix("CARD"))
    #expect(!payload.contains("4111 1111"))
    let (strict, other) = try await House.messenger(redaction: ["inbox": .drop])
    try await press(strict, other, "CARD 4111 1111 1111 1111")
    #expect(try await strict.messages().last?.payload == nil)
    #expect(try await strict.messages().last?.text == "Yes, please")
  }

  @Test func `W-28 card numbers in an agent's buttons are neither stored nor sent`() async throws {
    let sent = RecordingExchange.Reply.response(
      ExchangeResponse(status: 200, body: Array(#"{"message_id":"m_7"}"#.utf8))
    )
    let (house, fixture) = try await House.messenger([sent], redaction: ["inbox": .redact])
    try await house.center.send(
      "Which card?",
      in: house.conversation,
      by: "anna",
      quickReplies: [
        QuickReply("4111111111111111"), QuickReply("Cash", payload: "4111111111111111"),
      ]
    )
    try await house.center.runDue()
    let stored = try #require(await house.messages().last?.quickReplies)
    #expect(stored.map(\.title).last == "Cash")
    #expect(!stored.contains { "\($0.title) \($0.payload)".contains("41111111") })
    let body = String(decoding: try #require(fixture.exchange.requests.first).body, as: UTF8.self)
    #expect(!body.contains("41111111"))
    let events = try await house.storage.events(after: .start, limit: 200).map(\.event)
    #expect(events.contains(.conversation(house.conversation, .messageRedacted(sequence: 2))))
    let (strict, _) = try await House.messenger(redaction: ["inbox": .drop])
    await #expect(throws: ConversationError(.containsCardNumber)) {
      try await strict.center.send(
        "Which card?",
        in: strict.conversation,
        by: "anna",
        quickReplies: [QuickReply("4111111111111111")]
      )
    }
  }
}
