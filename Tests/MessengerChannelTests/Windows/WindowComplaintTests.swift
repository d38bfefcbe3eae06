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

/// What agents of other systems complain about: what they wrote was lost, and nobody had told them.
@Suite struct WindowComplaintTests {
  private func whatsApp(_ script: [RecordingExchange.Reply]) async throws
    -> (House, WhatsAppFixture)
  {
    let fixture = try WhatsAppFixture(script)
    let body = WhatsAppFixture.messages(
      WhatsAppFixture.item(#""type":"text","text":{"body":"Hello"}"#)
    )
    let house = try await House(
      fixture.adapter,
      WhatsAppFixture.entryPoint,
      first: fixture.call(Array(body.utf8))
    )
    return (house, fixture)
  }

  @Test func `peers 28 our own replies never extend the window`() async throws {
    let (house, fixture) = try await whatsApp([
      WhatsAppFixture.reply(200, #"{"messages":[{"id":"wamid.7"}]}"#)
    ])
    let closing = try await house.composer().window?.deadline
    house.time.advance(by: House.day - 2)
    try await house.center.send("Still here", in: house.conversation, by: "anna")
    try await house.center.runDue()
    #expect(fixture.exchange.requests.count == 1)
    #expect(try await house.composer().window?.deadline == closing)
    house.time.advance(by: 1)
    let since = house.time.now.milliseconds
    let closed = ConversationError(.windowClosed(sinceMilliseconds: since))
    #expect(try await house.composer().obstacle == closed)
    await #expect(throws: closed) {
      try await house.center.send("Anyone?", in: house.conversation, by: "anna")
    }
    // Nothing stands in the transcript that the customer has not got.
    #expect(try await house.messages().compactMap(\.text) == ["Hello", "Still here"])
    #expect(fixture.exchange.requests.count == 1)
  }

  @Test func `peers 28 what the provider refuses is shown as failed, and the draft is not lost`()
    async throws
  {
    let refusal = #"{"error":{"code":131047,"message":"Re-engagement message"}}"#
    let (house, fixture) = try await whatsApp([WhatsAppFixture.reply(400, refusal)])
    house.time.advance(by: 3600)
    let sent = try await house.center.send("Hi", in: house.conversation, by: "anna")
    try await house.center.runDue()
    house.time.advance(by: 3600)
    try await house.center.runDue()
    #expect(fixture.exchange.requests.count == 1)
    let id = try #require(sent.message)
    let delivery = try #require(await house.storage.delivery(of: id))
    #expect(delivery.failure == DeliveryFailure(.windowClosed, code: "131047"))
    let message = try #require(try await house.messages().last)
    #expect(message.text == "Hi")
    #expect(message.status == .failed)
    let bubble = try await house.bubbles().last
    #expect(bubble?.failure?.contains("wait for the customer to write") == true)
    #expect(bubble?.failure?.contains("(131047)") == true)
  }

  @Test func `peers 28 a window that is closed for who has just written is asked for again`()
    async throws
  {
    let refusal = #"{"error":{"code":131047,"message":"Re-engagement message"}}"#
    let (house, fixture) = try await whatsApp([
      WhatsAppFixture.reply(400, refusal),
      WhatsAppFixture.reply(200, #"{"messages":[{"id":"wamid.7"}]}"#),
    ])
    try await house.center.send("Hi", in: house.conversation, by: "anna")
    try await house.center.runDue()
    #expect(try await house.messages().last?.status == .queued)
    house.time.advance(by: 5)
    try await house.center.runDue()
    #expect(fixture.exchange.requests.count == 2)
    #expect(try await house.messages().last?.status == .sent)
    #expect(try await house.bubbles().last?.failure == nil)
  }

  @Test func `peers 28 a window that closes on the way is no message that gets lost`() async throws
  {
    let (house, fixture) = try await whatsApp([])
    house.time.advance(by: House.day - 1.001)
    let sent = try await house.center.send("Just in time", in: house.conversation, by: "anna")
    // The worker was late: WhatsApp would refuse it now.
    house.time.advance(by: 1)
    try await house.center.runDue()
    #expect(fixture.exchange.requests.isEmpty)
    let id = try #require(sent.message)
    let delivery = try #require(await house.storage.delivery(of: id))
    #expect(delivery.status == .failed)
    #expect(delivery.failure?.kind == .windowClosed)
    #expect(try await house.messages().last?.status == .failed)
  }
}
