import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct LineTests {
  private func message(_ id: String, _ text: String) -> String {
    #"{"v":1,"type":"message","id":"\#(id)","text":"\#(text)"}"#
  }

  @Test func `D hello is answered with a session, and a message with its place`() async throws {
    let scene = try await ChatScene()
    let browser = try await scene.greet()
    let welcome = try #require(browser.welcome)
    #expect(!welcome.isContinued && welcome.session?.hasPrefix("s1.") == true)
    #expect(welcome.standing == WebChatStanding(conversation: nil, stage: .none, isStaffed: true))
    #expect(!"\(welcome)".contains("s1."))
    await browser.send(message("c-1", "Hello"))
    let stored = browser.frames.compactMap { frame -> MessageID? in
      if case .stored("c-1", let message) = frame { message } else { nil }
    }
    #expect(stored.count == 1 && stored.first?.sequence == 1)
    #expect(browser.messages.map(\.author) == [.visitor(client: "c-1")])
    await browser.send(message("c-1", "Hello"))
    #expect(browser.messages.count == 1)
    let transcript = try await scene.transcript(of: try #require(stored.first).conversation)
    #expect(transcript.compactMap(\.text) == ["Hello"])
    #expect(transcript.first?.isVerifiedSender == true)
  }

  @Test func `H-11 an answer is in every tab at once, typing and reading too`() async throws {
    let scene = try await ChatScene()
    let first = try await scene.greet()
    let session = try #require(first.welcome?.session)
    let second = try await scene.greet(#","session":"\#(session)""#)
    #expect(second.welcome?.isContinued == true && second.welcome?.session == nil)
    await first.send(message("c-1", "Hello"))
    #expect(second.messages.map(\.text) == ["Hello"])
    let id = try await scene.accept()
    let visitor = try #require(await first.line?.visitor)
    await scene.lines.wake(visitor)
    #expect(first.frames.contains(.joined("Anna")) && second.frames.contains(.joined("Anna")))
    try await scene.center.send("Good morning", in: id, by: "anna")
    try await scene.center.runDue()
    for browser in [first, second] {
      #expect(browser.messages.map(\.text) == ["Hello", "Good morning"])
      #expect(browser.messages.last?.author == .agent(name: "Anna"))
    }
    _ = await scene.lines.deliver(.typing(true), to: visitor)
    #expect(first.frames.last == .typing(true))
    let answer = try #require(first.messages.last?.id)
    await first.send(#"{"v":1,"type":"received","upTo":"\#(answer)"}"#)
    #expect(try await scene.storage.delivery(of: answer)?.status == .delivered)
    await first.send(#"{"v":1,"type":"read","upTo":"\#(answer)"}"#)
    #expect(try await scene.storage.delivery(of: answer)?.status == .read)
    await first.line?.close()
    #expect(scene.lines.count(of: visitor) == 1)
  }

  @Test func `D reading is a watermark, and nobody reads for somebody else`() async throws {
    let scene = try await ChatScene()
    let anna = try await scene.greet()
    await anna.send(message("c-1", "Hello"))
    let id = try await scene.accept()
    for text in ["One", "Two", "Three"] { try await scene.center.send(text, in: id, by: "anna") }
    try await scene.center.runDue()
    let ids = anna.messages.map(\.id)
    let other = try await scene.greet()
    await other.send(#"{"v":1,"type":"read","upTo":"\#(ids[3])"}"#)
    func statuses() async throws -> [DeliveryStatus] {
      try await scene.transcript(of: id).compactMap(\.status)
    }
    #expect(try await statuses() == [.sent, .sent, .sent])
    await anna.send(#"{"v":1,"type":"read","upTo":"\#(ids[2])"}"#)
    #expect(try await statuses() == [.read, .read, .sent])
    await anna.send(#"{"v":1,"type":"received","upTo":"\#(ids[2])"}"#)
    #expect(try await statuses() == [.read, .read, .sent])
    // Nor is anybody told what belongs to somebody else.
    await other.line?.close()
    let token = try #require(other.welcome?.session)
    let back = try await scene.greet(#","session":"\#(token)","after":"\#(ids[0])""#)
    #expect(back.messages.isEmpty)
  }

  @Test func `D the widget is told who joins, who leaves, its place and the end`() async throws {
    let scene = try await ChatScene()
    let browser = try await scene.greet()
    await browser.send(message("c-1", "Hello"))
    let id = try await scene.accept()
    let visitor = try #require(await browser.line?.visitor)
    await scene.lines.wake(visitor)
    scene.host.script(isStaffed: false)
    await scene.lines.wake(visitor)
    await scene.lines.wake(visitor)
    await browser.send(#"{"v":1,"type":"end"}"#)
    let states = browser.frames.filter {
      switch $0 {
      case .joined, .left, .presence, .queue, .ended: true
      default: false
      }
    }
    #expect(
      states == [
        .queue(position: 1), .joined("Anna"), .presence(isStaffed: false), .left("Anna"),
        .ended(id, by: .visitor),
      ]
    )
    await browser.send(
      #"{"v":1,"type":"rating","id":"r-1","value":5,"text":"Great","conversation":"\#(id)"}"#
    )
    #expect(browser.frames.last == .stored(id: "r-1", message: nil))
    var request = LoadRequest()
    request.conversations = [id]
    let rated = try await scene.storage.load(request).conversation(id)?.value
    #expect(rated?.rating == (try Rating(5, text: "Great")))
  }

  @Test func `S-08 a rating needs a conversation of one's own that is over`() async throws {
    let scene = try await ChatScene()
    let browser = try await scene.greet()
    await browser.send(message("c-1", "Hello"))
    let id = try #require(browser.messages.first?.id.conversation)
    let rating = #"{"v":1,"type":"rating","id":"r-1","value":5,"conversation":"\#(id)"}"#
    await browser.send(rating)
    #expect(browser.refusals == [.notTaken])
    let stranger = try await scene.greet()
    await browser.send(#"{"v":1,"type":"end"}"#)
    await stranger.send(rating)
    #expect(stranger.refusals == [.notTaken])
  }

  @Test func `S-08, H-18 the contact form is a message, and its address may be written to`()
    async throws
  {
    let scene = try await ChatScene()
    let browser = try await scene.greet()
    let form =
      #"{"v":1,"type":"contact","id":"f-1","email":"anna@example.com","name":"Anna","#
      + #""phone":"+1 555 555 0142","text":"Help"}"#
    await browser.send(form)
    #expect(browser.messages.map(\.text) == ["Help"])
    var found: [ContactForm] = []
    for case .contact(let form) in scene.host.happenings { found.append(form) }
    #expect(found.count == 1 && found.first?.email.source == .visitorProvided)
    var customer = Customer(
      id: CustomerID(bits: 1),
      address: CustomerAddress(try #require(await browser.line?.visitor), isVerified: true),
      createdAt: scene.time.now
    )
    let left = try #require(found.first)
    #expect(customer.learn(left.email) && customer.email?.mayBeWrittenTo == true)
    #expect(left.customerName.map { customer.learn($0) } == true)
    #expect(customer.name?.text == "Anna")
    #expect(left.customerPhone.map { customer.learn($0) } == true)
    #expect(customer.phone?.number == "+1 555 555 0142", "H-24")
    #expect(customer.phone?.source == .visitorProvided)
    #expect(left.customerPhone.map { customer.learn($0) } == false, "the same once more")
  }

  @Test func `D a file needs a ticket of the visitor's own`() async throws {
    let scene = try await ChatScene()
    let browser = try await scene.greet()
    let visitor = try #require(await browser.line?.visitor)
    let file = Attachment(
      mediaType: "image/png",
      reference: "upload/1",
      name: "a.png",
      byteCount: 9
    )
    func ticket(_ owner: ChannelAddress, _ lifetime: TimeInterval = 60) -> String {
      FileTicket(file, of: owner, issuedAt: scene.time.now, lifetime: lifetime)
        .signed(with: scene.secrets)
    }
    func send(_ id: String, _ ticket: String) async {
      await browser.send(#"{"v":1,"type":"message","id":"\#(id)","files":["\#(ticket)"]}"#)
    }
    await send("c-1", ticket(visitor))
    #expect(browser.messages.last?.attachments == [file])
    await send("c-2", ticket(.anonymousVisitor("x", widget: "shop")))
    await send("c-3", ticket(visitor, 0))
    await send("c-4", "https://evil.example.com/1.png")
    let identity = try VisitorToken(visitor: "a", widget: "shop", issuedAt: scene.time.now)
    await send("c-5", identity.signed(with: scene.secrets))
    #expect(browser.refusals == [.fileRefused, .fileRefused, .fileRefused, .fileRefused])
    #expect(browser.messages.count == 1)
  }

  @Test func `D what is not known is refused politely, and the connection goes on`() async throws {
    let scene = try await ChatScene()
    let browser = try scene.connect()
    await browser.send(message("c-1", "too early"))
    await browser.send(#"{"v":1,"type":"hello"}"#)
    await browser.send(#"{"v":1,"type":"hello"}"#)
    await browser.send(#"{"v":1,"type":"teleport","id":"t-1"}"#)
    await browser.send("nonsense")
    await browser.send(#"{"v":1,"type":"ping"}"#)
    #expect(browser.refusals == [.helloFirst, .malformed, .unknownType, .malformed])
    #expect(browser.frames.contains(.pong))
    let named = browser.frames.contains {
      if case .refused(let refusal) = $0 { refusal.frame == "t-1" } else { false }
    }
    #expect(named)
    await browser.send(#"{"v":2,"type":"ping"}"#)
    #expect(browser.refusals.last == .unsupportedVersion)
    #expect(await browser.line?.isClosed == true)
  }

  @Test func `D too much is refused before anything is written, with a time`() async throws {
    let scene = try await ChatScene(limiter: InMemoryVisitorLimiter())
    let browser = try await scene.greet()
    for number in 1...12 { await browser.send(message("c-\(number)", "Hi")) }
    #expect(browser.messages.count == 10)
    #expect(browser.refusals == [.tooOften, .tooOften])
    scene.time.advance(by: 1)
    await browser.send(message("c-12", "Hi"))
    #expect(browser.messages.count == 11)
    for _ in 1...4 { #expect(try await scene.greet().welcome != nil) }
    #expect(try await scene.greet().refusals == [.tooOften])
    #expect(try await scene.greet(network: "192.0.2.8").welcome != nil)
    scene.time.advance(by: 12)
    #expect(try await scene.greet().welcome != nil)
  }

  @Test func `D a failing storage is told, and the same frame is good later`() async throws {
    let storage = FaultInjectingStorage(InMemoryStorage())
    let scene = try await ChatScene(storage: storage)
    let browser = try await scene.greet()
    storage.failNextLoads([.unavailable])
    await browser.send(message("c-1", "Hello"))
    #expect(browser.refusals == [.unavailable] && browser.messages.isEmpty)
    await browser.send(message("c-1", "Hello"))
    #expect(browser.messages.map(\.text) == ["Hello"])
    // Where the transcript cannot be read, nobody goes on with a gap.
    storage.failNextLoads([.unavailable])
    await browser.line?.wake()
    #expect(await browser.line?.isClosed == true)
  }

  @Test func `D a page of another site is not let in`() async throws {
    let scene = try await ChatScene()
    for origin in ["https://evil.example.com", "null", nil, "https://shop.example.com.evil.com"] {
      #expect(throws: OriginError.self) { try scene.connect(origin: origin) }
    }
  }
}
