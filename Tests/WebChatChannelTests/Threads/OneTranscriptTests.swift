import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import EmailChannel
import Testing
import WebChatChannel

@Suite struct OneTranscriptTests {
  @Test(arguments: [false, true])
  func `H-08, H-17, A-39 chat, email, answer by email and chat again are one transcript`(
    encodesRecords: Bool
  ) async throws {
    let mail = try MailScene()
    let storage = InMemoryStorage(encodesRecords: encodesRecords)
    let scene = try await ChatScene(storage: storage, mail: mail)
    let (browser, session, id) = try await scene.visitor()
    try await scene.leave(browser)
    // The answer finds the visitor gone: it waits, then goes out as an email.
    try await scene.center.send("It has shipped", in: id, by: "anna")
    try await scene.center.runDue()
    #expect(try mail.sent().isEmpty)
    scene.time.advance(by: 60)
    try await scene.center.runDue()
    let first = try #require(try mail.sent().first)
    #expect(first.text == "It has shipped")
    #expect(first.to.map(\.address) == ["cora@example.com"])
    // The customer answers in their mail program.
    let answered = try #require(first.messageID)
    let came = try await scene.receive(
      mail.mail(answering: answered, id: "1", "When?\r\n\r\n> It has shipped")
    )
    #expect(came.message.conversation == id && came.route == .append)
    // Whoever is in their mail program gets the next answer there, as soon as no other follows.
    try await scene.center.send("On Friday", in: id, by: "anna")
    try await scene.center.runDue()
    #expect(try mail.sent().count == 1)
    scene.time.advance(by: 20)
    try await scene.center.runDue()
    let second = try #require(try mail.sent().last)
    #expect(second.text == "On Friday" && second.inReplyTo == ["<1@example.com>"])
    // They come back to the site, see all of it, and go on there.
    let back = try await scene.greet(#","session":"\#(session)""#)
    #expect(back.messages.map(\.text) == ["Hello", "It has shipped", "When?", "On Friday"])
    await back.send(#"{"v":1,"type":"message","id":"c-2","text":"Thank you"}"#)
    try await scene.center.send("You are welcome", in: id, by: "anna")
    try await scene.center.runDue()
    #expect(back.messages.last?.text == "You are welcome")
    scene.time.advance(by: 30)
    try await scene.center.runDue()
    #expect(try mail.sent().count == 2)
    let transcript = try await scene.transcript(of: id)
    #expect(
      transcript.compactMap(\.text)
        == ["Hello", "It has shipped", "When?", "On Friday", "Thank you", "You are welcome"]
    )
    #expect(transcript.map(\.channel) == [.webChat, .email, .email, .email, .webChat, .webChat])
    #expect(
      transcript.allSatisfy {
        $0.direction == .outbound || $0.channel != .email || $0.isVerifiedSender
      }
    )
    let conversations = try await scene.storage.conversations(
      .inbox(InboxQuery([.assignedToOthers], sight: .everything)),
      after: nil,
      limit: 10
    )
    #expect(conversations.elements.map(\.value.id) == [id])
  }

  @Test func `A-38 a stranger who answers the mail is taken in, marked unverified`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    try await scene.leave(browser)
    try await scene.center.send("It has shipped", in: id, by: "anna")
    scene.time.advance(by: 60)
    try await scene.center.runDue()
    let answered = try #require(try mail.sent().first?.messageID)
    // Forwarded to somebody else, and the customer themselves where nobody vouches for them.
    let stranger = try await scene.receive(
      mail.mail(from: "dora@example.org", answering: answered, id: "1", "I am her mother")
    )
    let unproven = try await scene.receive(
      mail.mail(answering: answered, id: "2", "It is me", isProven: false)
    )
    let proven = try await scene.receive(mail.mail(answering: answered, id: "3", "It is me"))
    #expect([stranger, unproven, proven].allSatisfy { $0.message.conversation == id })
    let transcript = try await scene.transcript(of: id)
    #expect(transcript.suffix(3).map(\.isVerifiedSender) == [false, false, true])
    // The answer goes to the customer's address, never to the stranger's.
    try await scene.center.send("Good", in: id, by: "anna")
    scene.time.advance(by: 20)
    try await scene.center.runDue()
    #expect(try mail.sent().map(\.text) == ["It has shipped", "Good"])
    #expect(try mail.sent().last?.to.map(\.address) == ["cora@example.com"])
  }

  @Test func `H-17 a mail that proves nothing begins a conversation of its own`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    try await scene.leave(browser)
    try await scene.center.send("It has shipped", in: id, by: "anna")
    scene.time.advance(by: 60)
    try await scene.center.runDue()
    let answered = try #require(try mail.sent().first?.messageID)
    let forged = answered.replacing(".2.", with: ".1.")
    #expect(forged != answered)
    let other = try await scene.receive(
      mail.mail(from: "eve@example.org", answering: forged, id: "1", "Hi")
    )
    #expect(other.message.conversation != id && other.route == .open)
    // Nor does a good name lead out of the inbox that it was sent from.
    let elsewhere = try await scene.receive(
      mail.mail(to: "jobs@shop.example.com", answering: answered, id: "2", "Hi")
    )
    #expect(elsewhere.message.conversation != id)
    #expect(try await scene.transcript(of: id).count == 2)
  }

  @Test func `H-17 a mail that quotes the customer's own mail stays with the chat`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    try await scene.leave(browser)
    try await scene.center.send("It has shipped", in: id, by: "anna")
    scene.time.advance(by: 60)
    try await scene.center.runDue()
    let answered = try #require(try mail.sent().first?.messageID)
    try await scene.receive(mail.mail(answering: answered, id: "1", "When?"))
    let more = try await scene.receive(mail.mail(answering: "<1@example.com>", id: "2", "Well?"))
    #expect(more.message.conversation == id)
  }

  @Test func `H-17, W-28 a bounce fails the answer that has left as a mail`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    try await scene.leave(browser)
    let sent = try await scene.center.send("It has shipped", in: id, by: "anna")
    scene.time.advance(by: 60)
    try await scene.center.runDue()
    let message = try #require(sent.message)
    #expect(try await scene.storage.delivery(of: message)?.status == .sent)
    let name = try #require(try mail.sent().first?.messageID)
    let report =
      "From: MAILER-DAEMON@example.com\r\nTo: \(MailScene.address)\r\nMIME-Version: 1.0\r\n"
      + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
      + "--b\r\n\r\nIt could not be delivered.\r\n"
      + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n"
      + "\r\nFinal-Recipient: rfc822; cora@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n"
      + "--b\r\nContent-Type: message/rfc822-headers\r\n\r\nMessage-ID: \(name)\r\n\r\n--b--\r\n"
    let outcome = await scene.center.receive(
      WebhookRequest(
        url: "https://internal.example.com/mail",
        headers: HeaderFields(),
        body: Array(report.utf8)
      ),
      for: "email"
    )
    #expect(outcome.results.count == 2)
    let delivery = try await scene.storage.delivery(of: message)
    #expect(delivery?.status == .failed && delivery?.failure?.kind == .unreachable)
    #expect(try await scene.transcript(of: id).first { $0.id == message }?.status == .failed)
  }
}
