import ChannelAdapters
import MessengerChannel
import Testing

@Suite struct SubscriptionChallengeTests {
  private func answer(_ query: String, method: String = "GET") throws -> WebhookReply? {
    try MessengerFixture().adapter.answer(
      challenge: WebhookRequest(
        method: method,
        url: "\(MessengerFixture.url)?\(query)",
        headers: HeaderFields(),
        body: []
      )
    )
  }

  @Test(arguments: [
    "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=made-up-verify-token",
    "hub_mode=subscribe&hub_challenge=1158201444&hub_verify_token=made-up-verify-token",
    "hub.verify_token=made%2Dup-verify-token&hub.challenge=1158201444&hub.mode=subscribe&x=1",
  ])
  func `a challenge with our token is echoed as plain text`(_ query: String) throws {
    let reply = try #require(try answer(query))
    #expect(reply.status == 200)
    #expect(reply.contentType == "text/plain")
    #expect(reply.body == Array("1158201444".utf8))
  }

  @Test(arguments: [
    "hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong",
    "hub.mode=subscribe&hub.challenge=1",
    "hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=made-up-verify-token",
    "hub.mode=&hub.challenge=%3Cscript%3E&hub.verify_token=",
  ])
  func `a challenge without our token is refused`(_ query: String) throws {
    let error = #expect(throws: WebhookRefusal.self) { try answer(query) }
    #expect(error?.code == .tokenWrong)
    #expect(error?.reply.status == 403)
    #expect(error?.reply.body.isEmpty == true)
  }

  @Test(arguments: [0, 257])
  func `a challenge has 1 to 256 bytes`(_ length: Int) throws {
    let start = "hub.mode=subscribe&hub.verify_token=made-up-verify-token&hub.challenge="
    #expect(throws: WebhookRefusal.self) {
      try answer(start + String(repeating: "a", count: length))
    }
    #expect(try answer(start + String(repeating: "a", count: 256))?.body.count == 256)
  }

  @Test func `any other request is no challenge`() throws {
    #expect(try answer("a=b") == nil)
    let query = "hub.mode=subscribe&hub.challenge=1&hub.verify_token=made-up-verify-token"
    #expect(try answer(query, method: "POST") == nil)
    #expect(throws: WebhookRefusal.self) { try answer("hub.mode=%ff") }
  }
}
