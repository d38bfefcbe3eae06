import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import EmailChannel
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct OneMailTests {
  /// Has Anna write some answers, a few seconds apart.
  private func write(
    _ texts: [String],
    in id: ConversationID,
    of scene: ChatScene
  ) async throws -> [MessageID] {
    var messages: [MessageID] = []
    for text in texts {
      messages.append(try #require(await scene.center.send(text, in: id, by: "anna").message))
      scene.time.advance(by: 5)
      try await scene.center.runDue()
    }
    return messages
  }

  /// Lets time pass as a worker meets it.
  private func wait(_ seconds: Int, _ scene: ChatScene) async throws {
    for _ in 0..<seconds {
      scene.time.advance(by: 1)
      try await scene.center.runDue()
    }
  }

  @Test(arguments: [false, true])
  func `H-16, H-17 several answers to someone who left are one mail, and one reply threads back`(
    encodesRecords: Bool
  ) async throws {
    let mail = try MailScene()
    let storage = InMemoryStorage(encodesRecords: encodesRecords)
    let scene = try await ChatScene(storage: storage, mail: mail)
    let (browser, session, id) = try await scene.visitor()
    try await scene.leave(browser)
    let texts = ["It has shipped", "It comes on Friday", "Anything else?"]
    let messages = try await write(texts, in: id, of: scene)
    try await wait(200, scene)
    let sent = try mail.sent()
    #expect(sent.map(\.text) == [texts.joined(separator: "\n\n")])
    #expect(sent.first?.to.map(\.address) == ["cora@example.com"])
    for message in messages {
      let delivery = try await scene.storage.delivery(of: message)
      #expect(delivery?.status == .sent && delivery?.channel == .email)
      #expect(delivery?.nextAttemptAt == nil)
      #expect(
        try await scene.events().contains(
          .conversation(id, .messageRerouted(sequence: message.sequence, by: .email))
        )
      )
    }
    #expect(
      try await scene.transcript(of: id).map(\.channel) == [.webChat, .email, .email, .email]
    )
    let answered = try #require(sent.first?.messageID)
    let came = try await scene.receive(mail.mail(answering: answered, id: "1", "No, thank you"))
    #expect(came.message.conversation == id && came.route == .append)
    let back = try await scene.greet(#","session":"\#(session)""#)
    #expect(back.messages.map(\.text) == ["Hello"] + texts + ["No, thank you"])
    try await wait(200, scene)
    #expect(try mail.sent().count == 1)
  }

  @Test func `H-16 answers that stood unread when the visitor left are one mail`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    let messages = try await write(["It has shipped", "On Friday"], in: id, of: scene)
    try await scene.leave(browser)
    try await wait(200, scene)
    #expect(try mail.sent().map(\.text) == ["It has shipped\n\nOn Friday"])
    for message in messages {
      let delivery = try await scene.storage.delivery(of: message)
      #expect(delivery?.channel == .email && delivery?.nextAttemptAt == nil)
    }
    #expect(try await scene.transcript(of: id).map(\.channel) == [.webChat, .email, .email])
  }

  @Test func `H-16 what the visitor reads first is in no mail, what they have not read is`()
    async throws
  {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, session, id) = try await scene.visitor()
    try await scene.leave(browser)
    let messages = try await write(["One", "Two"], in: id, of: scene)
    let back = try await scene.greet(#","session":"\#(session)""#)
    await back.send(#"{"v":1,"type":"read","upTo":"\#(messages[0])"}"#)
    try await scene.leave(back)
    try await wait(200, scene)
    #expect(try mail.sent().map(\.text) == ["Two"])
    #expect(try await scene.transcript(of: id).map(\.channel) == [.webChat, .webChat, .email])
    // And all of it: no mail at all.
    let third = try await write(["Three", "Four"], in: id, of: scene)
    let again = try await scene.greet(#","session":"\#(session)""#)
    await again.send(#"{"v":1,"type":"read","upTo":"\#(third[1])"}"#)
    try await scene.leave(again)
    try await wait(200, scene)
    #expect(try mail.sent().count == 1)
  }

  @Test func `H-16 a mail settles after the newest answer, and not for ever`() async throws {
    let mail = try MailScene()
    let policy = VisitorPolicy(
      answers: AnswerPolicy(leftFor: 0, readingTime: 10, settlingTime: 30),
      mailbox: "mailbox"
    )
    let scene = try await ChatScene(mail: mail, visitors: policy)
    let (browser, _, id) = try await scene.visitor()
    try await scene.leave(browser)
    _ = try await write(["1"], in: id, of: scene)
    try await wait(24, scene)
    _ = try await write(["2"], in: id, of: scene)
    // The first would have gone 30 s after it was written.
    try await wait(24, scene)
    #expect(try mail.sent().isEmpty)
    try await wait(1, scene)
    #expect(try mail.sent().map(\.text) == ["1\n\n2"])
    // Whoever writes on and on does not hold it back for more than ten times that.
    for text in 3..<20 {
      _ = try await write(["\(text)"], in: id, of: scene)
      try await wait(20, scene)
    }
    #expect(try mail.sent().count == 2)
  }

  @Test func `H-16 who answers by email gets the next answers in one mail, too`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    try await scene.leave(browser)
    _ = try await write(["It has shipped"], in: id, of: scene)
    try await wait(100, scene)
    let answered = try #require(try mail.sent().first?.messageID)
    try await scene.receive(mail.mail(answering: answered, id: "1", "When?"))
    _ = try await write(["On Friday", "At noon"], in: id, of: scene)
    try await wait(30, scene)
    #expect(try mail.sent().map(\.text) == ["It has shipped", "On Friday\n\nAt noon"])
    #expect(try mail.sent().last?.inReplyTo == ["<1@example.com>"])
  }

  @Test func `H-16 a bounce of the mail fails every answer in it`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    try await scene.leave(browser)
    let messages = try await write(["One", "Two"], in: id, of: scene)
    try await wait(200, scene)
    let name = try #require(try mail.sent().first?.messageID)
    let bounce = """
      From: MAILER-DAEMON@example.com
      To: \(MailScene.address)
      Subject: Undelivered
      Message-ID: <b1@example.com>
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: text/plain

      It could not be delivered.
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.com

      Final-Recipient: rfc822; cora@example.com
      Action: failed
      Status: 5.1.1
      --b
      Content-Type: text/rfc822-headers

      Message-ID: \(name)
      --b--

      """.replacing("\n", with: "\r\n")
    _ = await scene.center.receive(
      WebhookRequest(
        url: "https://internal.example.com/mail",
        headers: HeaderFields(),
        body: Array(bounce.utf8)
      ),
      for: "email"
    )
    for message in messages {
      #expect(try await scene.storage.delivery(of: message)?.status == .failed)
    }
  }

  @Test func `H-16 a mail that is refused fails every answer in it, a late one goes on its own`()
    async throws
  {
    let mail = try MailScene([.refused(MailDiagnosis(.unknownRecipient))])
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    try await scene.leave(browser)
    let messages = try await write(["One", "Two"], in: id, of: scene)
    try await wait(200, scene)
    for message in messages {
      #expect(try await scene.storage.delivery(of: message)?.status == .failed)
    }
    let third = try await write(["Three"], in: id, of: scene)
    try await wait(200, scene)
    #expect(try mail.sent().last?.text == "Three")
    #expect(try await scene.storage.delivery(of: third[0])?.status == .sent)
  }

  @Test func `H-16 a mail that could not leave is tried again with what stands unread then`()
    async throws
  {
    let mail = try MailScene([.deferred(MailDiagnosis(.unavailable))])
    let scene = try await ChatScene(mail: mail)
    let (browser, session, id) = try await scene.visitor()
    try await scene.leave(browser)
    let messages = try await write(["One", "Two"], in: id, of: scene)
    // The first try fails; the visitor comes back before the second, and has both in the chat.
    for _ in 0..<200 where try await scene.storage.delivery(of: messages[0])?.attempts == 0 {
      try await wait(1, scene)
    }
    let back = try await scene.greet(#","session":"\#(session)""#)
    try await wait(20, scene)
    #expect(back.messages.map(\.text) == ["Hello", "One", "Two"])
    #expect(mail.transport.submissions.isEmpty)
    for message in messages {
      let delivery = try await scene.storage.delivery(of: message)
      #expect(delivery?.channel == .webChat && delivery?.status == .sent)
    }
    #expect(try await scene.transcript(of: id).allSatisfy { $0.channel == .webChat })
  }

  @Test func `H-16 of a mail that may have left no answer is sent again`() async throws {
    let mail = try MailScene([.unknown(MailDiagnosis(.unclear))])
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    try await scene.leave(browser)
    let messages = try await write(["One", "Two"], in: id, of: scene)
    try await wait(300, scene)
    #expect(try mail.sent().map(\.text) == ["One\n\nTwo"])
    for message in messages {
      #expect(try await scene.storage.delivery(of: message)?.status == .unknown)
    }
  }
}
