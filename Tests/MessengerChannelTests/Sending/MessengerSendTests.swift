import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct MessengerSendTests {
  private typealias Fixture = MessengerFixture

  private func message(
    _ text: String = "Hi",
    to recipient: ChannelAddress = .pageScoped(Fixture.person, page: Fixture.page),
    page: String = Fixture.page,
    attachments: [Attachment] = [],
    quickReplies: [QuickReply] = [],
    isAutomatic: Bool = false,
    isLate: Bool = false
  ) -> OutboundMessage {
    OutboundMessage(
      id: Fixture.message,
      entryPoint: EntryPoint(
        id: "page",
        channel: .messenger,
        identity: .page(page),
        displayName: "Page",
        inbox: "inbox",
        queue: "queue"
      ),
      recipient: recipient,
      text: text,
      attachments: attachments,
      quickReplies: quickReplies,
      isAutomatic: isAutomatic,
      isOutsideStandardWindow: isLate
    )
  }

  private func reply(_ status: Int, _ body: String, retryAfter: String? = nil) throws
    -> RecordingExchange.Reply
  {
    var headers = HeaderFields()
    if let retryAfter { try headers.append(name: "Retry-After", value: retryAfter) }
    return .response(ExchangeResponse(status: status, headers: headers, body: Array(body.utf8)))
  }

  @Test func `an answer leaves as JSON with our name and a bearer token`() async throws {
    let fixture = try Fixture([reply(200, #"{"recipient_id":"2","message_id":"m_7"}"#)])
    #expect(await fixture.adapter.send(message("Grüße / \"1\"")) == .sent(providerID: "m_7"))
    let request = try #require(fixture.exchange.requests.first)
    #expect(
      request.url.absoluteString == "https://graph.facebook.com/\(Fixture.page)/messages"
    )
    #expect(request.headers["Authorization"] == "Bearer made-up-page-token")
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == #"{"message":{"metadata":"\#(Fixture.message)","text":"Grüße / \"1\""},"#
        + #""messaging_type":"RESPONSE","recipient":{"id":"\#(Fixture.person)"}}"#
    )
  }

  @Test func `C-03 after 24 hours a person's answer leaves with the human agent tag`() async throws
  {
    let fixture = try Fixture([reply(200, #"{"message_id":"m_7"}"#)])
    #expect(await fixture.adapter.send(message(isLate: true)) == .sent(providerID: "m_7"))
    let body = String(decoding: try #require(fixture.exchange.requests.first).body, as: UTF8.self)
    #expect(body.contains(#""messaging_type":"MESSAGE_TAG""#))
    #expect(body.contains(#""tag":"HUMAN_AGENT""#))
  }

  @Test func `C-03 no program writes after 24 hours, and nobody without the tag`() async throws {
    let closed = SendOutcome.refused(DeliveryFailure(.windowClosed))
    let fixture = try Fixture()
    #expect(await fixture.adapter.send(message(isAutomatic: true, isLate: true)) == closed)
    let untagged = try Fixture(allowsHumanAgentTag: false)
    #expect(await untagged.adapter.send(message(isLate: true)) == closed)
    #expect(untagged.adapter.capabilities(of: .messenger).window?.forPeople == 86_400)
    #expect(fixture.exchange.requests.isEmpty && untagged.exchange.requests.isEmpty)
  }

  @Test func `what can never be sent is refused without a request`() async throws {
    let fixture = try Fixture()
    let file = Attachment(mediaType: "image/png", reference: "https://files.example.com/1.png")
    let local = Attachment(mediaType: "image/png", reference: "file:///tmp/1.png")
    let hostless = Attachment(mediaType: "image/png", reference: "https:///1.png")
    let stranger = ChannelAddress.pageScoped(Fixture.person, page: Fixture.otherPage)
    for (message, kind) in [
      (message(to: ChannelAddress.phone("+15555550123")), DeliveryFailure.Kind.unreachable),
      (message(to: stranger), .unreachable), (message(page: "3"), .credentials),
      (message(""), .invalidRequest), (message(attachments: [file]), .invalidRequest),
      (message("", attachments: [file, file]), .invalidRequest),
      (message("", attachments: [local]), .invalidRequest),
      (message("", attachments: [hostless]), .invalidRequest),
      (message(quickReplies: Array(repeating: QuickReply("a"), count: 14)), .invalidRequest),
    ] {
      guard case .refused(let failure) = await fixture.adapter.send(message) else {
        Issue.record("it was sent")
        return
      }
      #expect(failure.kind == kind)
    }
    #expect(fixture.exchange.requests.isEmpty)
  }

  @Test(arguments: [
    (10, 2_018_278, DeliveryFailure.Kind.windowClosed), (10, 2_018_065, .windowClosed),
    (10, 2_534_022, .windowClosed), (10, 1_893_063, .policy), (10, 2_018_108, .unreachable),
    (10, 0, .credentials), (551, 1_545_041, .unreachable), (200, 1_545_041, .unreachable),
    (100, 2_018_001, .unreachable), (100, 2_018_034, .invalidRequest), (100, 0, .invalidRequest),
    (190, 463, .credentials), (190, 0, .credentials), (200, 0, .credentials),
    (230, 0, .credentials), (368, 0, .policy), (2022, 0, .policy), (10, 2_018_300, .policy),
    (777, 0, .invalidRequest),
  ])
  func `B4 error codes say what kind of failure it is`(
    _ code: Int,
    _ subcode: Int,
    _ kind: DeliveryFailure.Kind
  ) async throws {
    // 0 stands for none.
    let sub = subcode == 0 ? "" : #","error_subcode":\#(subcode)"#
    let fixture = try Fixture([reply(400, #"{"error":{"code":\#(code)\#(sub),"message":"x"}}"#)])
    let expected = DeliveryFailure(kind, code: subcode == 0 ? "\(code)" : "\(code)/\(subcode)")
    #expect(await fixture.adapter.send(message()) == .refused(expected))
  }

  @Test(arguments: [613, 4, 32, 80_004, 2, 1, 1200])
  func `B4 rate limits and troubles of Meta's own are waited for`(_ code: Int) async throws {
    let fixture = try Fixture([reply(400, #"{"error":{"code":\#(code)}}"#, retryAfter: "9")])
    let failure = DeliveryFailure(.exhausted, code: "\(code)")
    #expect(await fixture.adapter.send(message()) == .retry(after: 9, failure))
  }

  @Test func `an error that Meta itself calls transient is tried again`() async throws {
    let body = #"{"error":{"code":777,"is_transient":true}}"#
    let closed = #"{"error":{"code":10,"error_subcode":2018278,"is_transient":true}}"#
    let fixture = try Fixture([reply(500, body), reply(400, closed)])
    let failure = DeliveryFailure(.invalidRequest, code: "777")
    #expect(await fixture.adapter.send(message()) == .retry(after: nil, failure))
    let window = DeliveryFailure(.windowClosed, code: "10/2018278")
    #expect(await fixture.adapter.send(message()) == .refused(window))
  }

  @Test(arguments: [
    (200, "{}", SendOutcome.unknown), (200, "<html>", .unknown), (500, "", .unknown),
    (502, "<html>", .unknown), (504, "", .unknown), (408, "", .unknown),
    (429, "", .retry(after: nil, DeliveryFailure(.exhausted, code: "429"))),
    (503, "", .retry(after: nil, DeliveryFailure(.exhausted, code: "503"))),
    (401, "", .refused(DeliveryFailure(.credentials, code: "401"))),
    (404, "", .refused(DeliveryFailure(.invalidRequest, code: "404"))),
    (302, "", .refused(DeliveryFailure(.invalidRequest, code: "302"))),
  ])
  func `an answer without Meta's own words is read for what is certain`(
    _ status: Int,
    _ body: String,
    _ expected: SendOutcome
  ) async throws {
    let fixture = try Fixture([reply(status, body)])
    #expect(await fixture.adapter.send(message()) == expected)
  }

  @Test func `without an answer it matters whether the request can have left`() async throws {
    let fixture = try Fixture([
      .failure(ExchangeError(.cannotConnect, reach: .notSent)),
      .failure(ExchangeError(.connectionLost, reach: .unknown)),
    ])
    #expect(await fixture.adapter.send(message()) == .retry(after: nil, nil))
    #expect(await fixture.adapter.send(message()) == .unknown)
  }

  @Test func `B4 a file leaves by its address, by the kind of its media type`() async throws {
    let types = [
      ("image/png", "image"), ("Audio/OGG", "audio"), ("video/mp4", "video"),
      ("application/pdf", "file"), ("imagery", "file"),
    ]
    let fixture = try Fixture(types.map { _ in try reply(200, #"{"message_id":"m_7"}"#) })
    for (mediaType, kind) in types {
      let file = Attachment(mediaType: mediaType, reference: "https://files.example.com/1")
      #expect(
        await fixture.adapter.send(message("", attachments: [file])) == .sent(providerID: "m_7")
      )
      let body = String(decoding: fixture.exchange.requests.last?.body ?? [], as: UTF8.self)
      #expect(
        body.contains(
          #""attachment":{"payload":{"url":"https://files.example.com/1"},"type":"\#(kind)"}"#
        )
      )
      #expect(body.contains(#""metadata":"\#(Fixture.message)""#))
      #expect(!body.contains(#""text""#))
    }
  }

  @Test func `B4 quick replies leave with title and payload`() async throws {
    let fixture = try Fixture([reply(200, #"{"message_id":"m_7"}"#)])
    let choices = [QuickReply("Red", payload: "RED"), QuickReply("Blue")]
    _ = await fixture.adapter.send(message("Which?", quickReplies: choices))
    let body = String(decoding: try #require(fixture.exchange.requests.first).body, as: UTF8.self)
    #expect(
      body.contains(
        #""quick_replies":[{"content_type":"text","payload":"RED","title":"Red"},"#
          + #"{"content_type":"text","payload":"Blue","title":"Blue"}],"text":"Which?""#
      )
    )
  }

  @Test func `B4 typing and seen are shown by requests of their own`() async throws {
    let fixture = try Fixture(Array(repeating: try reply(200, "{}"), count: 3))
    let customer = ChannelAddress.pageScoped(Fixture.person, page: Fixture.page)
    let entryPoint = message().entryPoint
    await fixture.adapter.indicateTyping(true, to: customer, from: entryPoint)
    await fixture.adapter.indicateTyping(false, to: customer, from: entryPoint)
    await fixture.adapter.sendReadReceipt(upTo: "m_1", to: customer, from: entryPoint)
    // Nobody of this page's: nothing is asked.
    let stranger = ChannelAddress.pageScoped(Fixture.person, page: Fixture.otherPage)
    await fixture.adapter.indicateTyping(true, to: stranger, from: entryPoint)
    #expect(
      fixture.exchange.requests.map { String(decoding: $0.body, as: UTF8.self) }
        == ["TYPING_ON", "TYPING_OFF", "MARK_SEEN"].map {
          #"{"recipient":{"id":"\#(Fixture.person)"},"sender_action":"\#($0)"}"#
        }
    )
  }

  @Test func `B4 a page that sends too fast waits here, and sound and pictures apart`() async throws
  {
    let rates = MessengerRates(
      messages: RateLimit(perSecond: 2, burst: 1),
      media: RateLimit(perSecond: 0.5, burst: 1)
    )
    let fixture = try Fixture(
      Array(repeating: try reply(200, #"{"message_id":"m_7"}"#), count: 3),
      rates: rates
    )
    let film = Attachment(mediaType: "video/mp4", reference: "https://files.example.com/1")
    let sent = SendOutcome.sent(providerID: "m_7")
    #expect(await fixture.adapter.send(message()) == sent)
    #expect(await fixture.adapter.send(message("", attachments: [film])) == sent)
    #expect(await fixture.adapter.send(message()) == .postponed(0.5))
    #expect(await fixture.adapter.send(message("", attachments: [film])) == .postponed(2))
    let other = message(
      to: .pageScoped(Fixture.person, page: Fixture.otherPage),
      page: Fixture.otherPage
    )
    #expect(await fixture.adapter.send(other) == sent)
  }

  @Test func `C-03 capabilities say what Meta takes`() throws {
    let abilities = try Fixture().adapter.capabilities(of: .messenger)
    #expect(throws: Never.self) {
      try abilities.check(text: String(repeating: "😀", count: 1000), attachments: 0)
    }
    #expect(throws: ConversationError.self) {
      try abilities.check(text: String(repeating: "😀", count: 1001), attachments: 0)
    }
    #expect(abilities.window == .init(standard: 86_400, forPeople: 604_800))
    #expect(!abilities.mayWriteFirst)
    #expect(throws: ConversationError(.textBesideAttachments)) {
      try abilities.check(text: "Here", attachments: 1)
    }
    #expect(throws: Never.self) { try abilities.check(text: "", attachments: 1) }
  }

  @Test func `a set-up that can never work is refused`() throws {
    let token = try Secret("made-up")
    #expect(throws: MessengerSetupError.self) { try MessengerPage(id: "me/..", accessToken: token) }
    #expect(throws: MessengerSetupError.self) { try MessengerPage(id: "", accessToken: token) }
    let broken = try Secret("made-up\n")
    #expect(throws: MessengerSetupError.self) { try MessengerPage(id: "1", accessToken: broken) }
    #expect(throws: MessengerSetupError.self) { try Fixture(pages: ["1", "1"]) }
  }
}
