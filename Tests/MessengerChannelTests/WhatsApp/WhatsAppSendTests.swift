import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct WhatsAppSendTests {
  private typealias Fixture = WhatsAppFixture

  private func message(
    _ text: String = "Hi",
    to recipient: ChannelAddress = Fixture.customer,
    attachments: [Attachment] = [],
    quickReplies: [QuickReply] = [],
    isLate: Bool = false
  ) -> OutboundMessage {
    OutboundMessage(
      id: Fixture.message,
      entryPoint: Fixture.entryPoint,
      recipient: recipient,
      text: text,
      attachments: attachments,
      quickReplies: quickReplies,
      isOutsideStandardWindow: isLate
    )
  }

  private static let taken = Fixture.reply(
    200,
    #"{"messaging_product":"whatsapp","contacts":[{"input":"1","wa_id":"1"}],"messages":[{"id":"wamid.7"}]}"#
  )

  private func sent(_ message: OutboundMessage) async throws -> String {
    let fixture = try Fixture([Self.taken])
    #expect(await fixture.adapter.send(message) == .sent(providerID: "wamid.7"))
    return String(decoding: try #require(fixture.exchange.requests.first).body, as: UTF8.self)
  }

  @Test func `a text leaves by its number with our own name`() async throws {
    let fixture = try Fixture([Self.taken])
    #expect(await fixture.adapter.send(message()) == .sent(providerID: "wamid.7"))
    let request = try #require(fixture.exchange.requests.first)
    #expect(
      request.url.absoluteString == "https://graph.facebook.com/\(Fixture.numberID)/messages"
    )
    #expect(request.headers["Authorization"] == "Bearer made-up-number-token")
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == #"{"biz_opaque_callback_data":"\#(Fixture.message)","messaging_product":"whatsapp","#
        + #""recipient_type":"individual","text":{"body":"Hi"},"to":"\#(Fixture.person)","#
        + #""type":"text"}"#
    )
  }

  @Test func `who hides their number is written to by their id`() async throws {
    let body = try await sent(message(to: .whatsAppUser("US.1", account: Fixture.account)))
    #expect(body.contains(#""recipient":"US.1""#))
    #expect(!body.contains(#""to""#))
  }

  @Test(arguments: [
    ("image/png", "Look", #""image":{"caption":"Look","link":"https://files.example.com/1"}"#),
    ("video/mp4", "", #""video":{"link":"https://files.example.com/1"}"#),
    ("audio/ogg", "", #""audio":{"link":"https://files.example.com/1"}"#),
    (
      "audio/ogg", "Listen",
      #""document":{"caption":"Listen","filename":"f","link":"https://files.example.com/1"}"#
    ),
    ("application/pdf", "", #""document":{"filename":"f","link":"https://files.example.com/1"}"#),
  ])
  func `a file leaves by its address, with words where WhatsApp has room for them`(
    _ mediaType: String,
    _ text: String,
    _ expected: String
  ) async throws {
    let file = Attachment(
      mediaType: mediaType,
      reference: "https://files.example.com/1",
      name: "f"
    )
    #expect(try await sent(message(text, attachments: [file])).contains(expected))
  }

  @Test func `quick replies leave as buttons`() async throws {
    let body = try await sent(message("Which?", quickReplies: [QuickReply("Red", payload: "R")]))
    #expect(
      body.contains(
        #""interactive":{"action":{"buttons":[{"reply":{"id":"R","title":"Red"},"type":"reply"}]},"#
          + #""body":{"text":"Which?"},"type":"button"}"#
      )
    )
    #expect(body.contains(#""type":"interactive""#))
  }

  @Test func `C-03 after 24 hours nothing leaves, and nothing is asked`() async throws {
    let fixture = try Fixture()
    #expect(
      await fixture.adapter.send(message(isLate: true))
        == .refused(DeliveryFailure(.windowClosed))
    )
    let abilities = fixture.adapter.capabilities(of: .whatsApp)
    #expect(abilities.window == .init(standard: 86_400))
    #expect(!abilities.mayWriteFirst)
    #expect(fixture.exchange.requests.isEmpty)
  }

  @Test func `what can never be sent is refused without a request`() async throws {
    let fixture = try Fixture()
    let file = Attachment(mediaType: "image/png", reference: "https://files.example.com/1")
    let local = Attachment(mediaType: "image/png", reference: "meta-message:1")
    let choices = Array(repeating: QuickReply("a"), count: 4)
    for (message, kind) in [
      (message(to: .pageScoped("1", page: "2")), DeliveryFailure.Kind.unreachable),
      (message(to: .phone("+1")), .unreachable),
      (message(to: .whatsAppUser("US.1", account: "9")), .unreachable),
      (message(""), .invalidRequest), (message(attachments: [file, file]), .invalidRequest),
      (message(attachments: [local]), .invalidRequest),
      (message(quickReplies: choices), .invalidRequest),
      (message("", quickReplies: [QuickReply("a")]), .invalidRequest),
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
    (131_026, DeliveryFailure.Kind.unreachable), (131_030, .unreachable),
    (131_047, .windowClosed), (131_050, .optedOut), (190, .credentials), (131_031, .credentials),
    (133_010, .credentials), (10, .credentials), (368, .policy), (131_048, .policy),
    (131_049, .policy), (130_497, .policy), (131_051, .invalidRequest), (132_001, .invalidRequest),
    (100, .invalidRequest),
  ])
  func `error codes say what kind of failure it is`(
    _ code: Int,
    _ kind: DeliveryFailure.Kind
  ) async throws {
    let fixture = try Fixture([Fixture.reply(400, #"{"error":{"code":\#(code)}}"#)])
    let expected = SendOutcome.refused(DeliveryFailure(kind, code: "\(code)"))
    #expect(await fixture.adapter.send(message()) == expected)
  }

  @Test(arguments: [130_429, 131_056, 80_007, 4, 131_000, 131_016, 131_057])
  func `rate limits and troubles of Meta's own are waited for`(_ code: Int) async throws {
    let fixture = try Fixture([Fixture.reply(400, #"{"error":{"code":\#(code)}}"#)])
    let failure = DeliveryFailure(.exhausted, code: "\(code)")
    #expect(await fixture.adapter.send(message()) == .retry(after: nil, failure))
  }

  @Test func `a number that sends too fast waits here`() async throws {
    let fixture = try Fixture([Self.taken], rate: RateLimit(perSecond: 4))
    #expect(await fixture.adapter.send(message()) == .sent(providerID: "wamid.7"))
    #expect(await fixture.adapter.send(message()) == .postponed(0.25))
  }

  @Test func `what was read is shown by a request of its own`() async throws {
    let fixture = try Fixture([Fixture.reply(200, #"{"success":true}"#)])
    await fixture.adapter.sendReadReceipt(
      upTo: "wamid.1",
      to: Fixture.customer,
      from: Fixture.entryPoint
    )
    #expect(
      fixture.exchange.requests.map { String(decoding: $0.body, as: UTF8.self) }
        == [#"{"message_id":"wamid.1","messaging_product":"whatsapp","status":"read"}"#]
    )
  }

  @Test func `typing is shown beside the message that is answered`() async throws {
    let fixture = try Fixture([Fixture.reply(200, #"{"success":true}"#)])
    await fixture.adapter.indicateTyping(
      answering: "wamid.1",
      to: Fixture.customer,
      from: Fixture.entryPoint
    )
    #expect(
      fixture.exchange.requests.map { String(decoding: $0.body, as: UTF8.self) } == [
        #"{"message_id":"wamid.1","messaging_product":"whatsapp","status":"read","#
          + #""typing_indicator":{"type":"text"}}"#
      ]
    )
  }

  @Test func `a set-up that can never work is refused`() throws {
    let token = try Secret("made-up")
    for (number, id, account) in [
      ("15555550100", "1", "1"), ("+0555", "1", "1"), ("+15555550100", "x", "1"),
      ("+15555550100", "1", ""), ("+15555550100", "1", "a b"),
    ] {
      #expect(throws: MessengerSetupError.self) {
        try WhatsAppNumber(number, id: id, account: account, accessToken: token)
      }
    }
    let app = MetaApp(secrets: SecretSet(newest: token), verifyTokens: SecretSet(newest: token))
    let first = try WhatsAppNumber(Fixture.number, id: "1", account: "1", accessToken: token)
    let second = try WhatsAppNumber(Fixture.otherNumber, id: "1", account: "1", accessToken: token)
    #expect(throws: MessengerSetupError.self) {
      try WhatsAppAdapter(app: app, numbers: [first, second], exchange: RecordingExchange())
    }
    #expect(throws: MessengerSetupError.self) {
      try WhatsAppAdapter(
        app: app,
        numbers: [first],
        exchange: RecordingExchange(),
        endpoint: "ftp://graph.example.com"
      )
    }
  }
}
