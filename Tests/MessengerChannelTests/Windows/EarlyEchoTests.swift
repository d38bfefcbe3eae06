import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Locking
import MessengerChannel
import Testing

/// Does something before it answers: the echo of a message may be faster than the answer to its request.
private struct EchoingExchange: HTTPExchange {
  let before: Locked<@Sendable () async -> Void>

  func send(_ request: OutgoingRequest) async throws -> ExchangeResponse {
    await before.withLock { $0 }()
    return ExchangeResponse(status: 200, body: Array(#"{"message_id":"m_9"}"#.utf8))
  }
}

@Suite struct EarlyEchoTests {
  @Test func `peers 13 an echo that is faster than the answer makes no second message`()
    async throws
  {
    let before = Locked<@Sendable () async -> Void>({})
    let (house, fixture) = try await House.messenger(through: EchoingExchange(before: before))
    let sent = try await house.center.send("Hi", in: house.conversation, by: "anna")
    let message = try #require(sent.message)
    let echo = MessengerFixture.item(
      #""message":{"mid":"m_9","text":"Hi","is_echo":true,"metadata":"\#(message)"}"#,
      sender: MessengerFixture.page,
      recipient: MessengerFixture.person
    )
    let seen = MessengerFixture.item(#""delivery":{"mids":["m_9"],"watermark":1}"#)
    let body = MessengerFixture.envelope("\(echo),\(seen),\(echo)")
    let call = try fixture.call(Array(body.utf8))
    let center = house.center
    before.withLock { $0 = { _ = await center.receive(call, for: "messenger") } }
    try await center.runDue()
    #expect(try await house.messages().compactMap(\.text) == ["Hello", "Hi"])
    let delivery = try #require(await house.storage.delivery(of: message))
    #expect(delivery.status == .delivered)
    #expect(delivery.providerID == "m_9")
    // The echo comes once more, later.
    _ = await center.receive(call, for: "messenger")
    try await center.runDue()
    #expect(try await house.messages().count == 2)
    #expect(try await house.storage.delivery(of: message)?.attempts == 1)
  }
}
