import ChannelAdapters
import ChannelTestSupport
import ConversationCore
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct VisitorFrameTests {
  private typealias Fixture = WebChatFixture
  private let fixture: WebChatFixture

  init() throws { fixture = try WebChatFixture() }

  @Test func `H-10 a visitor's message becomes an event and is answered`() throws {
    let reception = try fixture.receive(
      #"{"v":1,"type":"message","id":"c-1","text":" Hi 👋 ","at":1767225599123,"new":[]}"#
    )
    let expected = InboundMessage(
      channel: .webChat,
      recipient: "shop",
      sender: Fixture.visitor,
      senderName: "Anna",
      text: " Hi 👋 ",
      externalID: "user-42/c-1",
      sentAt: .init(milliseconds: 1_767_225_599_123)
    )
    #expect(reception.events == [.message(expected)])
    #expect(reception.reply.contentType == "application/json")
    #expect(
      String(decoding: reception.reply.body, as: UTF8.self)
        == #"{"v":1,"type":"stored","id":"c-1"}"#
    )
  }

  @Test func `peers test 1 the same frame twice is one message, of one visitor`() throws {
    let frame = #"{"v":1,"type":"message","id":"c-1","text":"once"}"#
    func id(_ visitor: String) throws -> String? {
      let call = try fixture.call(frame, token: fixture.token(visitor))
      let event = try fixture.adapter.receive(call, at: Fixture.now).events.first
      guard case .message(let message) = event else { return nil }
      return message.externalID
    }
    #expect(try id("a") == id("a"))
    #expect(try id("a") != id("b"))
  }

  @Test func `W-40 a visitor ends the conversation`() throws {
    let reception = try fixture.receive(#"{"v":1,"type":"end"}"#)
    let end = CustomerEnd(channel: .webChat, recipient: "shop", sender: Fixture.visitor)
    #expect(reception.events == [.customerEnded(end)])
  }

  @Test func `reading names a message and a time, never one to come`() throws {
    func report(_ target: DeliveryReport.Target) -> InboundEvent {
      .delivery(
        DeliveryReport(channel: .webChat, recipient: "shop", target: target, status: .read)
      )
    }
    let both = try fixture.receive(
      #"{"v":1,"type":"read","upTo":"\#(Fixture.message)","until":1767225599999}"#
    )
    #expect(
      both.events == [
        report(.message(Fixture.message)),
        report(.sentUntil(.init(milliseconds: 1_767_225_599_999), to: Fixture.visitor)),
      ]
    )
    let future = try fixture.receive(#"{"v":1,"type":"read","until":9223372036854775807}"#)
    #expect(future.events == [report(.sentUntil(Fixture.now, to: Fixture.visitor))])
  }

  @Test(arguments: ["typing", "teleport"])
  func `what carries nothing to store is passed over with a reason`(_ type: String) throws {
    let reception = try fixture.receive(#"{"v":1,"type":"\#(type)"}"#)
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.count == 1)
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"v":1}"#, #"{"v":1,"type":7}"#, #"{"v":1,"type":"message","text":"x"}"#,
    #"{"v":1,"type":"message","id":"","text":"x"}"#,
    #"{"v":1,"type":"message","id":"a\"b","text":"x"}"#,
    #"{"v":1,"type":"message","id":"a/b","text":"x"}"#,
    #"{"v":1,"type":"message","id":"c-1"}"#, #"{"v":1,"type":"message","id":"c-1","text":" \n"}"#,
    #"{"v":1,"type":"read"}"#, #"{"v":1,"type":"read","upTo":"x"}"#,
  ])
  func `what is no frame is malformed`(_ frame: String) throws {
    guard case .malformed = fixture.refusal(try fixture.call(frame, token: fixture.token())) else {
      Issue.record("it was taken")
      return
    }
  }

  @Test func `a text has at most 4,000 characters and a frame at most 64 KiB`() throws {
    func frame(_ count: Int) -> String {
      #"{"v":1,"type":"message","id":"c-1","text":"\#(String(repeating: "é", count: count))"}"#
    }
    let token = try fixture.token()
    #expect(fixture.refusal(try fixture.call(frame(4000), token: token)) == nil)
    guard case .malformed = fixture.refusal(try fixture.call(frame(4001), token: token)) else {
      Issue.record("4,001 characters were taken")
      return
    }
    let large = try fixture.call([UInt8](repeating: 0x20, count: 65_537), token: token)
    #expect(fixture.refusal(large) == .tooLarge(limit: 65_536, actual: 65_537))
  }

  @Test func `a frame of another version is not guessed at`() throws {
    let call = try fixture.call(#"{"v":2,"type":"end"}"#, token: fixture.token())
    #expect(fixture.refusal(call) == .unsupported("a frame of a version other than 1"))
  }

  @Test func `a frame without a good token is not read`() throws {
    let frame = #"{"v":1,"type":"end"}"#
    let missing = try fixture.call(frame, token: nil)
    #expect(fixture.refusal(missing) == .signatureMissing(header: "X-Visitor-Token"))
    let wrong = try fixture.call("nonsense", token: "v1.AAAA.AAAA")
    #expect(fixture.refusal(wrong) == .signatureWrong)
    let elsewhere = try fixture.call(frame, token: fixture.token(widget: "elsewhere"))
    #expect(fixture.refusal(elsewhere) == .foreignAccount)
    let old = try fixture.call(frame, token: fixture.token())
    #expect(fixture.refusal(old, at: Fixture.now.addingTimeInterval(3600)) == .tooOld)
  }

  @Test func `any bytes give a reception or a refusal`() throws {
    let frames = [
      #"{"v":1,"type":"message","id":"c-1","text":"Grüße 😀","at":1767225599123}"#,
      #"{"v":1,"type":"read","upTo":"\#(Fixture.message)","until":1767225599999}"#,
      #"{"v":1,"type":"end"}"#,
    ]
    let token = try fixture.token()
    var random = SeededGenerator(seed: 20_260_104)
    var taken = 0
    var refused = 0
    for round in 0..<2000 {
      let mutated = random.mutated(Array(frames[round % frames.count].utf8))
      if fixture.refusal(try fixture.call(mutated, token: token)) == nil {
        taken += 1
      } else {
        refused += 1
      }
    }
    #expect(taken > 20)
    #expect(refused > 1000)
  }
}
