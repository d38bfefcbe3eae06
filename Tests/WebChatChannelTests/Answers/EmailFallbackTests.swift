import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Locking
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct EmailFallbackTests {
  private let mailbox = EntryPoint(
    id: "mailbox",
    channel: .email,
    identity: .mailbox("help@shop.example.com"),
    displayName: "Help",
    inbox: "support",
    queue: "help"
  )

  /// A mailbox that keeps what it is given, and what is known of the visitor.
  private final class Known: Sendable {
    let presence = Locked<VisitorPresence?>(nil)
    let mail = LoopbackChannel(id: "email")
  }

  private func scene(_ known: Known, source: CustomerEmail.Source = .visitorProvided) async throws
    -> ChatScene
  {
    let email = try CustomerEmail("anna@example.com", source: source)
    let written = WebChatFixture.now
    return try await ChatScene(
      fallback: EmailFallback(adapter: known.mail, mailbox: mailbox) { _ in
        AnswerSituation(
          writtenAt: written,
          presence: known.presence.withLock { $0 },
          email: email
        )
      }
    )
  }

  private func gone(at now: Date) -> VisitorPresence {
    var presence = VisitorPresence(arrivedAt: now.addingTimeInterval(-200))
    presence.advance(under: PresencePolicy(), to: now)
    return presence
  }

  @Test func `H-16 an answer to somebody who has left goes out as email after its time`()
    async throws
  {
    let known = Known()
    let scene = try await scene(known)
    let browser = try await scene.greet()
    await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
    let id = try await scene.accept()
    await browser.line?.close()
    known.presence.withLock { $0 = gone(at: scene.time.now) }
    try await scene.center.send("It has shipped", in: id, by: "anna")
    try await scene.center.runDue()
    #expect(known.mail.sent.isEmpty)
    scene.time.advance(by: 59)
    try await scene.center.runDue()
    #expect(known.mail.sent.isEmpty)
    scene.time.advance(by: 1)
    try await scene.center.runDue()
    #expect(known.mail.sent.map(\.text) == ["It has shipped"])
    #expect(known.mail.sent.first?.recipient == .email("anna@example.com"))
    #expect(known.mail.sent.first?.entryPoint.id == "mailbox")
    // The mail has the message's own name: that is what its answer leads back by.
    #expect(known.mail.sent.first?.id.conversation == id)
  }

  @Test func `D the email is cancelled when the visitor reads the answer first`() async throws {
    let known = Known()
    let scene = try await scene(known)
    let browser = try await scene.greet()
    await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
    let session = try #require(browser.welcome?.session)
    let id = try await scene.accept()
    await browser.line?.close()
    known.presence.withLock { $0 = gone(at: scene.time.now) }
    let sent = try await scene.center.send("It has shipped", in: id, by: "anna")
    let message = try #require(sent.message)
    try await scene.center.runDue()
    scene.time.advance(by: 30)
    let back = try await scene.greet(#","session":"\#(session)""#)
    #expect(back.messages.map(\.text) == ["Hello", "It has shipped"])
    await back.send(#"{"v":1,"type":"read","upTo":"\#(message)"}"#)
    scene.time.advance(by: 3600)
    try await scene.center.runDue()
    #expect(known.mail.sent.isEmpty)
    #expect(try await scene.storage.delivery(of: message)?.status == .read)
  }

  @Test func `H-11 whoever is there gets no email`() async throws {
    let known = Known()
    let scene = try await scene(known)
    let browser = try await scene.greet()
    await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
    let id = try await scene.accept()
    known.presence.withLock { $0 = VisitorPresence(arrivedAt: scene.time.now) }
    try await scene.center.send("Good morning", in: id, by: "anna")
    try await scene.center.runDue()
    scene.time.advance(by: 3600)
    try await scene.center.runDue()
    #expect(known.mail.sent.isEmpty && browser.messages.count == 2)
  }

  @Test func `A-38 an address that may not be written to is not`() async throws {
    let known = Known()
    let scene = try await scene(known, source: .integration)
    let browser = try await scene.greet()
    await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
    let id = try await scene.accept()
    await browser.line?.close()
    known.presence.withLock { $0 = gone(at: scene.time.now) }
    let sent = try await scene.center.send("It has shipped", in: id, by: "anna")
    try await scene.center.runDue()
    scene.time.advance(by: 3600)
    try await scene.center.runDue()
    #expect(known.mail.sent.isEmpty)
    let message = try #require(sent.message)
    #expect(try await scene.storage.delivery(of: message)?.status == .sent)
  }
}
