import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import EmailChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Mail through the real adapter and a contact center.
@Suite struct MailboxTests {
  @Test func `C2 a mail and its answer are one thread, whatever the subject, for each mailbox`()
    async throws
  {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let first = try await scene.receive(mail.mail(id: "1", "Where is it?"))
    #expect(first.route == .open)
    let id = try await scene.accept()
    #expect(id == first.message.conversation)
    try await scene.center.send("On its way", in: id, by: "anna")
    try await scene.center.runDue()
    let answer = try #require(try mail.sent().first)
    #expect(answer.inReplyTo == ["<1@example.com>"] && answer.subject == "Re: Shop")
    let name = try #require(answer.messageID)
    let second = try await scene.receive(
      mail.mail(answering: name, id: "2", "Thanks", fields: "X-Subject: none\r\n")
    )
    #expect(second.message.conversation == id && second.route == .append)
    // The same mail by another mailbox, whose people must see it too, is a message of its own there.
    let copied = try await scene.receive(
      mail.mail(to: "jobs@shop.example.com", id: "1", "Where is it?")
    )
    #expect(copied.message.conversation != id && copied.route == .open)
  }

  @Test func `C2 a second copy of a mail is one message, with an identifier or without`()
    async throws
  {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let named = try mail.mail(id: "1", "Where is it?")
    let text = String(decoding: named.body, as: UTF8.self)
    let nameless = WebhookRequest(
      url: named.url,
      headers: named.headers,
      body: Array(text.replacing("Message-ID: <1@example.com>\r\n", with: "").utf8)
    )
    for request in [named, nameless] {
      let stored = try await scene.receive(request)
      let again = await scene.center.receive(request, for: "email")
      guard case .duplicate(let message) = again.results.first else {
        Issue.record("a copy was stored")
        return
      }
      #expect(message == nil || message == stored.message)
    }
  }

  @Test func `C-04, C3 automatic mail reopens nothing and is answered by nobody, but it is there`()
    async throws
  {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    try await scene.receive(mail.mail(id: "1", "Where is it?"))
    let id = try await scene.accept()
    try await scene.center.send("On its way", in: id, by: "anna")
    try await scene.center.runDue()
    let name = try #require(try mail.sent().first?.messageID)
    try await scene.center.end(id, by: "anna")
    try await scene.center.runDue()
    let sent = try mail.sent().count
    let away = try await scene.receive(
      mail.mail(
        answering: name,
        id: "2",
        "I am away",
        fields: "Auto-Submitted: auto-replied\r\n"
      )
    )
    try await scene.center.runDue()
    #expect(away.message.conversation == id)
    let transcript = try await scene.transcript(of: id)
    #expect(transcript.last { $0.direction == .inbound }?.automaticSignal != nil)
    var request = LoadRequest()
    request.conversations = [id]
    let after = try await scene.storage.load(request).conversation(id)?.value
    #expect(after?.isOpen == false)
    #expect(try mail.sent().count == sent)
  }

  @Test func `peers 20 strangers who answer the same newsletter have conversations of their own`()
    async throws
  {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    var found: Set<ConversationID> = []
    for name in ["eve", "dora", "cleo"] {
      let came = try await scene.receive(
        mail.mail(
          from: "\(name)@example.org",
          answering: "<news-7@lists.example.net>",
          id: name,
          "Unsubscribe",
          fields: "References: <news-7@lists.example.net>\r\n"
        )
      )
      #expect(came.route == .open)
      found.insert(came.message.conversation)
    }
    #expect(found.count == 3)
  }

  @Test func `peers 32 a blank mail with a file is a message with a file`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let came = try await scene.receive(
      mail.mail(
        id: "1",
        "--b\r\nContent-Type: application/pdf; name=bill.pdf\r\n"
          + "Content-Disposition: attachment; filename=bill.pdf\r\n\r\nPDF\r\n--b--",
        fields: "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n"
      )
    )
    let message = try #require(
      try await scene.transcript(of: came.message.conversation).first { $0.id == came.message }
    )
    #expect(message.attachments.map(\.name) == ["bill.pdf"])
    #expect(message.text?.isEmpty ?? true)
  }
}
