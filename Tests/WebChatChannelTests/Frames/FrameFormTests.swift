import ChannelTestSupport
import ConversationCore
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct FrameFormTests {
  private func refusal(_ frame: String, _ limits: WebChatLimits = WebChatLimits())
    -> WebChatRefusal?
  {
    do throws(WebChatRefusal) {
      _ = try VisitorFrame(Array(frame.utf8), limits: limits)
      return nil
    } catch { return error }
  }

  private static let conversation = ConversationID(bits: 77)
  private static let good = [
    #"{"v":1,"type":"hello"}"#,
    #"{"v":1,"type":"hello","session":"?","after":"?","page":{"url":"?"},"more":[[[1]]]}"#,
    #"{"v":1,"type":"message","id":"c-1","text":"Hello","at":1767225600000}"#,
    #"{"v":1,"type":"message","id":"c-1","files":["f1.a.b"]}"#,
    #"{"v":1,"type":"contact","id":"f-1","email":"a@example.com","text":"Help"}"#,
    #"{"v":1,"type":"rating","id":"r-1","value":1,"conversation":"\#(conversation)"}"#,
    #"{"v":1,"type":"typing","on":false}"#, #"{"v":1,"type":"typing"}"#,
    #"{"v":1,"type":"read","until":1}"#, #"{"v":1,"type":"received","upTo":"\#(conversation).3"}"#,
    #"{"v":1,"type":"page","url":"https://shop.example.com/"}"#, #"{"v":1,"type":"away"}"#,
    #"{"v":1,"type":"back"}"#, #"{"v":1,"type":"goodbye"}"#, #"{"v":1,"type":"end"}"#,
    #"{"v":1,"type":"logout"}"#, #"{"v":1,"type":"ping"}"#, #"{"v":1,"type":"teleport","id":"x"}"#,
  ]

  @Test func `D each type of frame is read, and what it does not know is skipped`() throws {
    var names: Set<String> = []
    for frame in Self.good {
      let read = try VisitorFrame(Array(frame.utf8))
      names.insert(read.typeName)
    }
    #expect(names.count == 15)
  }

  @Test(
    arguments: [
      (#"{"v":1,"type":"contact","id":"f-1","email":"a","text":"Help"}"#, "email", "f-1"),
      (#"{"v":1,"type":"contact","id":"f-1","text":"Help"}"#, "email", "f-1"),
      (#"{"v":1,"type":"contact","id":"f-1","email":"a@example.com"}"#, "text", "f-1"),
      (#"{"v":1,"type":"contact","email":"a@example.com","text":"x"}"#, "id", nil),
      (#"{"v":1,"type":"rating","id":"r-1","value":6,"conversation":"x"}"#, "value", "r-1"),
      (#"{"v":1,"type":"rating","id":"r-1","value":5,"conversation":"x"}"#, "conversation", "r-1"),
      (#"{"v":1,"type":"received"}"#, "upTo", nil),
      (#"{"v":1,"type":"received","upTo":"1"}"#, "upTo", nil),
      (#"{"v":1,"type":"page","url":"javascript:alert(1)"}"#, "url", nil),
      (#"{"v":1,"type":"page"}"#, "url", nil),
      (#"{"v":1,"type":"message","id":"c-1","files":[]}"#, "text", "c-1"),
    ] as [(String, String, String?)]
  )
  func `D what is wrong with a frame is named, without repeating it`(
    frame: String,
    member: String,
    id: String?
  ) {
    let refusal = refusal(frame)
    #expect(refusal?.code == .malformed && refusal?.frame == id)
    #expect(refusal?.explanation.hasPrefix(member) == true)
  }

  @Test func `D each limit is named when it is passed`() {
    let limits = WebChatLimits(frameBytes: 200, textCharacters: 5, files: 1)
    #expect(refusal(String(repeating: " ", count: 201), limits)?.code == .tooLarge)
    let text = #"{"v":1,"type":"message","id":"c-1","text":"👨‍👩‍👧ééééé"}"#
    #expect(refusal(text, limits)?.code == .textTooLong)
    #expect(refusal(text.replacing("éé", with: "é"), limits) == nil)
    let files = #"{"v":1,"type":"message","id":"c-1","files":["a","b"]}"#
    #expect(refusal(files, limits)?.code == .fileRefused)
    #expect(refusal(#"{"v":2,"type":"ping"}"#)?.code == .unsupportedVersion)
  }

  @Test func `D frames for widgets have the form that is written down`() {
    let message = MessageID(conversation: Self.conversation, sequence: 3)
    let welcome = WebChatWelcome(
      session: "s1.x",
      expiresAt: Date(milliseconds: 5),
      isContinued: false,
      standing: WebChatStanding(
        conversation: Self.conversation,
        stage: .waiting(position: 2),
        isStaffed: true
      ),
      limits: WebChatLimits()
    )
    let expected: [(WebChatFrame, String)] = [
      (
        .welcome(welcome),
        #""conversation":"\#(Self.conversation)","expires":5,"known":false,"limits":{"files":10,"#
          + #""frameBytes":65536,"textCharacters":4000},"on":true,"position":2,"session":"s1.x","#
          + #""state":"waiting","type":"welcome""#
      ),
      (
        .stored(id: "c-1", message: message),
        #""id":"c-1","message":"\#(message)","seq":3,"type":"stored""#
      ),
      (.changed(message, text: "x"), #""id":"\#(message)","text":"x","type":"changed""#),
      (.joined("Anna"), #""name":"Anna","type":"joined""#),
      (.left("Anna"), #""name":"Anna","type":"left""#),
      (.presence(isStaffed: false), #""on":false,"type":"presence""#),
      (.queue(position: 4), #""position":4,"type":"queue""#),
      (
        .ended(Self.conversation, by: .agent),
        #""by":"agent","conversation":"\#(Self.conversation)","type":"ended""#
      ),
      (
        .refused(WebChatRefusal(.tooOften, "slow down", frame: "c-1", retryAfter: 2)),
        #""code":"too-often","id":"c-1","retryAfter":2,"text":"slow down","type":"error""#
      ),
      (.pong, #""type":"pong""#),
    ]
    for (frame, members) in expected {
      #expect(String(decoding: frame.encoded(), as: UTF8.self) == "{\(members),\"v\":1}")
    }
  }

  @Test func `D visitors see no notes, no notices, and nothing that was withdrawn`() {
    func message(
      _ author: MessageAuthor,
      _ direction: MessageDirection,
      _ content: MessageContent = .text("x"),
      status: DeliveryStatus? = nil
    ) -> WebChatMessage? {
      WebChatMessage(
        Message(
          id: WebChatFixture.message,
          author: author,
          direction: direction,
          channel: .webChat,
          content: content,
          at: WebChatFixture.now,
          status: status
        )
      ) { "agent \($0)" }
    }
    #expect(message(.agent("anna"), .internal) == nil)
    #expect(message(.system, .internal, .notice(.reopened)) == nil)
    #expect(message(.agent("anna"), .outbound, status: .cancelled) == nil)
    #expect(
      message(.agent("anna"), .outbound, status: .queued)?.author == .agent(name: "agent anna")
    )
    #expect(message(.automation("bot"), .outbound)?.author == .automation)
    let withheld = message(.customer, .inbound, .withheld(reason: .cardNumber))
    #expect(withheld?.isWithheld == true && withheld?.text.isEmpty == true)
  }

  @Test func `D any bytes give a frame or a refusal, and a line survives them`() async throws {
    let scene = try await ChatScene()
    var browser = try await scene.greet()
    var random = SeededGenerator(seed: 20_260_303)
    var taken = 0
    var refused = 0
    for round in 0..<20_000 {
      let mutated = random.mutated(Array(Self.good[round % Self.good.count].utf8))
      do throws(WebChatRefusal) {
        _ = try VisitorFrame(mutated)
        taken += 1
      } catch {
        refused += 1
        #expect(!error.explanation.isEmpty)
      }
      guard round % 10 == 0 else { continue }
      await browser.line?.receive(mutated)
      if await browser.line?.isClosed == true { browser = try await scene.greet() }
    }
    #expect(taken > 200 && refused > 5000)
  }
}
