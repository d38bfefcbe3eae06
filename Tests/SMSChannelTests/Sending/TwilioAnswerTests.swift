import ChannelAdapters
import ConversationCore
import SMSChannel
import Testing

/// What Twilio answers when it is handed a message, and what of that is certain.
@Suite struct TwilioAnswerTests {
  @Test(arguments: [
    (21211, SendErrorClass.address), (21614, .address), (30003, .temporary), (30005, .address),
    (30006, .address), (30008, .temporary), (21610, .consent), (30004, .policy), (30007, .policy),
    (30034, .policy), (21602, .request), (21606, .request), (21612, .request), (21617, .request),
    (20429, .throttling), (14107, .throttling), (63016, .window), (20003, .account),
  ])
  func `A3 permanent, consent, policy and temporary errors are told apart`(
    _ code: Int,
    _ errorClass: SendErrorClass
  ) {
    #expect(TwilioErrorCode(rawValue: code).errorClass == errorClass)
    #expect(TwilioErrorCode(rawValue: 1).errorClass == nil)
  }

  @Test(arguments: [
    (400, "{\"code\":21610}", SendOutcome.refused(DeliveryFailure(.optedOut, code: "21610"))),
    (400, "{\"code\":21211}", .refused(DeliveryFailure(.unreachable, code: "21211"))),
    (400, "{\"code\":98765}", .refused(DeliveryFailure(.invalidRequest, code: "98765"))),
    (400, "<html>", .refused(DeliveryFailure(.invalidRequest, code: "400"))),
    (401, "{\"code\":20003}", .refused(DeliveryFailure(.credentials, code: "20003"))),
    (403, "", .refused(DeliveryFailure(.credentials))),
    (302, "", .refused(DeliveryFailure(.invalidRequest, code: "302"))),
    (400, "{\"code\":14107}", .retry(after: nil, DeliveryFailure(.policy, code: "14107"))),
    (429, "{\"code\":20429}", .retry(after: nil, DeliveryFailure(.exhausted, code: "20429"))),
    (503, "", .retry(after: nil, nil)),
    (201, "{\"sid\":7}", .unknown), (200, "", .unknown), (408, "", .unknown),
    (500, "{\"code\":20500}", .unknown), (502, "", .unknown), (504, "", .unknown),
  ])
  func `an answer is read for what is certain`(
    _ status: Int,
    _ body: String,
    _ expected: SendOutcome
  ) async throws {
    let fixture = try TwilioFixture([TwilioFixture.reply(status, body)])
    #expect(await fixture.adapter.send(TwilioFixture.outbound()) == expected)
  }

  @Test func `throttling is taken at its word`() async throws {
    let fixture = try TwilioFixture([
      TwilioFixture.reply(429, "{\"code\":20429}", retryAfter: "30"),
      TwilioFixture.reply(429, "", retryAfter: "Thu, 01 Jan 2026 00:01:00 GMT"),
    ])
    let code = DeliveryFailure(.exhausted, code: "20429")
    #expect(await fixture.adapter.send(TwilioFixture.outbound()) == .retry(after: 30, code))
    #expect(await fixture.adapter.send(TwilioFixture.outbound()) == .retry(after: 60, nil))
  }

  @Test func `without an answer it matters whether the request can have left`() async throws {
    let fixture = try TwilioFixture([
      .failure(ExchangeError(.cannotConnect, reach: .notSent)),
      .failure(ExchangeError(.connectionLost, reach: .unknown)),
      .failure(ExchangeError(.timedOut, reach: .unknown)),
    ])
    #expect(await fixture.adapter.send(TwilioFixture.outbound()) == .retry(after: nil, nil))
    #expect(await fixture.adapter.send(TwilioFixture.outbound()) == .unknown)
    #expect(await fixture.adapter.send(TwilioFixture.outbound()) == .unknown)
  }
}
