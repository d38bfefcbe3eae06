import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import EmailChannel
import Testing
import WebChatChannel

@Suite struct AnswerWayTests {
  @Test func `H-11 whoever is there reads the answer in the chat, without a badge`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    #expect(try await scene.center.answerRoute(in: id, for: "anna") == .chat(.visitorIsThere))
    let message = try await scene.answer("Good morning", in: id)
    #expect(browser.messages.map(\.text) == ["Hello", "Good morning"])
    await browser.send(#"{"v":1,"type":"read","upTo":"\#(message)"}"#)
    try await scene.leave(browser)
    try await scene.pass(3600)
    #expect(try mail.sent().isEmpty)
    #expect(try await scene.transcript(of: id).map(\.channel) == [.webChat, .webChat])
  }

  @Test func `H-16 a visitor who leaves with the answer unread gets it by email`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    let message = try await scene.answer(in: id)
    await browser.send(#"{"v":1,"type":"received","upTo":"\#(message)"}"#)
    #expect(try await scene.storage.delivery(of: message)?.status == .delivered)
    try await scene.leave(browser)
    #expect(try mail.sent().isEmpty)
    #expect(try await scene.transcript(of: id).last?.channel == .webChat)
    try await scene.pass(60)
    #expect(try mail.sent().map(\.text) == ["It has shipped"])
    // The badge says how it left in the end; what its status said stays true.
    let last = try #require(try await scene.transcript(of: id).last)
    #expect(last.channel == .email && last.status == .delivered && last.text == "It has shipped")
    #expect(try await scene.storage.delivery(of: message)?.channel == .email)
    #expect(
      try await scene.events().contains(
        .conversation(id, .messageRerouted(sequence: message.sequence, by: .email))
      )
    )
    // Leaving again does not send it again.
    let back = try await scene.greet()
    try await scene.leave(back)
    try await scene.pass(3600)
    #expect(try mail.sent().count == 1)
  }

  @Test func `H-16, D reading it in the chat cancels the email, in the commit of the read`()
    async throws
  {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, session, id) = try await scene.visitor()
    let message = try await scene.answer(in: id)
    try await scene.leave(browser)
    #expect(try await scene.storage.delivery(of: message)?.nextAttemptAt != nil)
    scene.time.advance(by: 30)
    let back = try await scene.greet(#","session":"\#(session)""#)
    await back.send(#"{"v":1,"type":"received","upTo":"\#(message)"}"#)
    // That it is on the screen is not that it was read.
    let shown = try await scene.storage.delivery(of: message)
    #expect(shown?.status == .delivered && shown?.nextAttemptAt != nil)
    await back.send(#"{"v":1,"type":"read","upTo":"\#(message)"}"#)
    let read = try await scene.storage.delivery(of: message)
    #expect(read?.status == .read && read?.nextAttemptAt == nil)
    try await scene.leave(back)
    try await scene.pass(3600)
    #expect(try mail.sent().isEmpty)
  }

  @Test func `H-16 reading cancels an answer that nobody was there for, too`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, session, id) = try await scene.visitor()
    try await scene.leave(browser)
    let message = try await scene.answer(in: id)
    // Nothing was tried: it waits.
    let waiting = try await scene.storage.delivery(of: message)
    #expect(waiting?.status == .queued && waiting?.attempts == 0)
    let back = try await scene.greet(#","session":"\#(session)""#)
    #expect(back.messages.last?.text == "It has shipped")
    await back.send(#"{"v":1,"type":"read","upTo":"\#(message)"}"#)
    try await scene.leave(back, after: 3600)
    #expect(try mail.sent().isEmpty)
    #expect(try await scene.storage.delivery(of: message)?.status == .read)
  }

  @Test func `H-16 whoever has written after an answer has seen it`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    try await scene.answer(in: id)
    scene.time.advance(by: 1)
    await browser.send(#"{"v":1,"type":"message","id":"c-2","text":"Thanks"}"#)
    try await scene.leave(browser)
    try await scene.pass(3600)
    #expect(try mail.sent().isEmpty)
  }

  @Test func `H-16, S-09 whoever is away for a quarter of an hour gets an email as well`()
    async throws
  {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    try await scene.answer(in: id)
    await browser.send(#"{"v":1,"type":"away"}"#)
    for _ in 0..<14 {
      scene.time.advance(by: 60)
      await browser.send(#"{"v":1,"type":"ping"}"#)
      try await scene.center.runDue()
    }
    #expect(try mail.sent().isEmpty)
    scene.time.advance(by: 60)
    await browser.send(#"{"v":1,"type":"ping"}"#)
    try await scene.center.runDue()
    #expect(try mail.sent().map(\.text) == ["It has shipped"])
    #expect(browser.messages.last?.text == "It has shipped")
  }

  @Test func `H-16 who was away and then leaves gets the email as everybody who leaves`()
    async throws
  {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, _, id) = try await scene.visitor()
    try await scene.answer(in: id)
    await browser.send(#"{"v":1,"type":"away"}"#)
    scene.time.advance(by: 60)
    try await scene.leave(browser)
    // Gone since the goodbye had its grace.
    try await scene.pass(58)
    #expect(try mail.sent().isEmpty)
    try await scene.pass(1)
    #expect(try mail.sent().map(\.text) == ["It has shipped"])
  }

  @Test func `H-11 what waited to go by email is in the chat as soon as the visitor is back`()
    async throws
  {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let (browser, session, id) = try await scene.visitor()
    try await scene.leave(browser)
    let message = try await scene.answer(in: id)
    #expect(try await scene.storage.delivery(of: message)?.status == .queued)
    let back = try await scene.greet(#","session":"\#(session)""#)
    try await scene.center.runDue()
    #expect(try await scene.storage.delivery(of: message)?.status == .sent)
    #expect(back.messages.last?.text == "It has shipped")
    #expect(try mail.sent().isEmpty)
  }

  @Test func `H-18, H-19, H-20, A-38 an address that may not be written to is not`() async throws {
    for (source, isLoggedIn, mails) in [
      (CustomerEmail.Source.integration, false, 0), (.integration, true, 1),
      (.visitorProvided, false, 1), (.agentEntered, false, 1),
    ] {
      let mail = try MailScene()
      let scene = try await ChatScene(mail: mail)
      let browser = try await scene.greet()
      await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
      let visitor = try #require(await browser.line?.visitor)
      let id = try await scene.accept()
      let email = try CustomerEmail(
        "cora@example.com",
        source: source,
        visitorIsLoggedIn: isLoggedIn
      )
      try await scene.center.learn(nil, email, of: visitor, isVerified: false)
      try await scene.leave(browser)
      let message = try await scene.answer(in: id)
      if mails == 0 {
        #expect(
          try await scene.center.answerRoute(in: id, for: "anna") == .chat(.emailNotPermitted)
        )
      }
      try await scene.pass(3600)
      #expect(try mail.sent().count == mails, "\(source) \(isLoggedIn)")
      let delivery = try await scene.storage.delivery(of: message)
      #expect(delivery?.status == .sent && delivery?.channel == (mails == 0 ? .webChat : .email))
    }
  }

  @Test func `H-16 without an address, a mailbox or the policy's word it stays in the chat`()
    async throws
  {
    let mail = try MailScene()
    let without = try await ChatScene(mail: mail)
    let browser = try await without.greet()
    await browser.send(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#)
    let id = try await without.accept()
    try await without.leave(browser)
    try await without.answer(in: id)
    #expect(try await without.center.answerRoute(in: id, for: "anna") == .chat(.noEmailAddress))
    #expect(try await without.transcript(of: id).last?.status == .sent)
    for policy in [
      VisitorPolicy(), VisitorPolicy(mailbox: "other-mailbox"), VisitorPolicy(mailbox: "nowhere"),
      VisitorPolicy(answers: AnswerPolicy(sendsEmail: false), mailbox: "mailbox"),
    ] {
      let scene = try await ChatScene(mail: mail, visitors: policy)
      let (browser, _, id) = try await scene.visitor()
      try await scene.leave(browser)
      try await scene.center.send("It has shipped", in: id, by: "anna")
      try await scene.pass(3600)
      #expect(try await scene.transcript(of: id).last?.status == .sent)
    }
    #expect(try mail.sent().isEmpty)
  }

  @Test func `H-16 a mail that could not leave is tried again, and decided again`() async throws {
    let mail = try MailScene([.deferred(MailDiagnosis(.unavailable))])
    let scene = try await ChatScene(mail: mail)
    let (browser, session, id) = try await scene.visitor()
    try await scene.leave(browser)
    let sent = try await scene.center.send("It has shipped", in: id, by: "anna")
    let message = try #require(sent.message)
    try await scene.pass(60)
    let waiting = try await scene.storage.delivery(of: message)
    #expect(waiting?.attempts == 1 && waiting?.channel == .webChat && waiting?.status == .queued)
    // The visitor comes back meanwhile: the chat has it, and no mail goes.
    let back = try await scene.greet(#","session":"\#(session)""#)
    try await scene.pass(5)
    #expect(back.messages.last?.text == "It has shipped")
    #expect(try mail.sent().isEmpty)
    #expect(try await scene.transcript(of: id).last?.channel == .webChat)
  }
}
