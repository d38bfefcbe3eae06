import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import MessengerChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct SignalTests {
  private let done = RecordingExchange.Reply.response(
    ExchangeResponse(status: 200, body: Array(#"{"success":true}"#.utf8))
  )

  private func bodies(_ exchange: RecordingExchange) -> [String] {
    exchange.requests.map { String(decoding: $0.body, as: UTF8.self) }
  }

  private func notices(_ house: House) async throws -> [SystemNotice] {
    try await house.messages().compactMap { message in
      if case .notice(let notice) = message.content { return notice }
      return nil
    }
  }

  @Test func `B3 a thread that an agent passes is noted once, whoever tells of it`() async throws {
    let (house, fixture) = try await House.messenger([done, done])
    let pass = ThreadControlRequest(.pass(to: MessengerAdapter.pageInbox))
    let outcome = try await house.center.control(pass, in: house.conversation, by: "anna")
    #expect(outcome == .sent(providerID: nil))
    #expect(try await notices(house) == [.threadControl(.lost)])
    #expect(try await house.stored().threadControl == .lost)
    let told = MessengerFixture.item(
      #""take_thread_control":{"previous_owner_app_id":"1","new_owner_app_id":"2"}"#
    )
    _ = await house.center.receive(
      try fixture.call(Array(MessengerFixture.envelope(told).utf8)),
      for: "messenger"
    )
    #expect(try await notices(house) == [.threadControl(.lost)])
    try await house.center.control(
      ThreadControlRequest(.take),
      in: house.conversation,
      by: "anna"
    )
    #expect(try await notices(house) == [.threadControl(.lost), .threadControl(.gained)])
    #expect(try await house.stored().threadControl == .gained)
  }

  @Test func `B4 what Meta refuses is noted nowhere, and nobody else gives signals`() async throws {
    let refused = RecordingExchange.Reply.response(
      ExchangeResponse(status: 400, body: Array(#"{"error":{"code":200}}"#.utf8))
    )
    let (house, fixture) = try await House.messenger([refused])
    let take = ThreadControlRequest(.take)
    let outcome = try await house.center.control(take, in: house.conversation, by: "anna")
    #expect(outcome == .refused(DeliveryFailure(.credentials, code: "200")))
    #expect(try await notices(house) == [])
    await #expect(throws: ConversationError(.notParticipant)) {
      try await house.center.control(take, in: house.conversation, by: "ben")
    }
    await #expect(throws: ConversationError(.notParticipant)) {
      try await house.center.showTyping(true, in: house.conversation, by: "ben")
    }
    #expect(fixture.exchange.requests.count == 1)
  }

  @Test func `an agent's typing and reading are shown on Messenger`() async throws {
    let (house, fixture) = try await House.messenger([done, done, done])
    try await house.center.showTyping(true, in: house.conversation, by: "anna")
    try await house.center.showTyping(false, in: house.conversation, by: "anna")
    try await house.center.showRead(house.conversation, by: "anna")
    let actions = ["TYPING_ON", "TYPING_OFF", "MARK_SEEN"]
    for (body, action) in zip(bodies(fixture.exchange), actions) {
      #expect(body.contains(action))
    }
    #expect(fixture.exchange.requests.count == 3)
  }

  @Test func `an agent's typing and reading are shown on WhatsApp beside the last message`()
    async throws
  {
    let fixture = try WhatsAppFixture([done, done])
    let body = WhatsAppFixture.messages(
      WhatsAppFixture.item(#""type":"text","text":{"body":"Hello"}"#)
    )
    let house = try await House(
      fixture.adapter,
      WhatsAppFixture.entryPoint,
      first: fixture.call(Array(body.utf8))
    )
    try await house.center.showTyping(true, in: house.conversation, by: "anna")
    try await house.center.showTyping(false, in: house.conversation, by: "anna")
    try await house.center.showRead(house.conversation, by: "anna")
    #expect(
      bodies(fixture.exchange) == [
        #"{"message_id":"wamid.1","messaging_product":"whatsapp","status":"read","#
          + #""typing_indicator":{"type":"text"}}"#,
        #"{"message_id":"wamid.1","messaging_product":"whatsapp","status":"read"}"#,
      ]
    )
    await #expect(throws: ConversationError.self) {
      try await house.center.control(
        ThreadControlRequest(.take),
        in: house.conversation,
        by: "anna"
      )
    }
  }

  @Test func `H-13, H-14 an answer leaves by the page that was written to, under its badge`()
    async throws
  {
    let sent = RecordingExchange.Reply.response(
      ExchangeResponse(status: 200, body: Array(#"{"message_id":"m_7"}"#.utf8))
    )
    let (house, fixture) = try await House.messenger([sent])
    try await house.center.send("Hi", in: house.conversation, by: "anna")
    try await house.center.runDue()
    let request = try #require(fixture.exchange.requests.first)
    #expect(request.url.path() == "/\(MessengerFixture.page)/messages")
    #expect(
      bodies(fixture.exchange)[0].contains(#""recipient":{"id":"\#(MessengerFixture.person)"}"#)
    )
    #expect(try await house.messages().allSatisfy { $0.channel == .messenger })
  }
}
