import ChannelAdapters
import ChannelTestSupport
import ConversationCore
import EmailChannel
import Testing

@Suite struct EmailReceivingTests {
  private typealias Fixture = EmailFixture

  private let text = """
    From: "Anna =?utf-8?q?=C3=84?=" <Anna@Example.COM>
    To: support@example.com
    Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
    Message-ID: <m1@a>
    Date: Tue, 1 Sep 2026 10:00:00 +0200

    Where is my order?

    """

  @Test func `a mail becomes an event`() throws {
    let received = try #require(try Fixture().message(text))
    #expect(received.externalID.hasPrefix("<m1@a>;sha256:"))
    let expected = InboundMessage(
      channel: .email,
      recipient: "support@example.com",
      sender: .email("anna@example.com"),
      isVerifiedSender: false,
      senderName: "Anna Ä",
      text: "Where is my order?",
      externalID: received.externalID,
      sentAt: .init(milliseconds: 1_788_249_600_000),
      subject: "Grüße",
      references: ["<m1@a>"]
    )
    #expect(try Fixture().receive(text).events == [.message(expected)])
    let withCRLF = try #require(try Fixture().message(text.replacing("\n", with: "\r\n")))
    #expect(withCRLF.text == expected.text && withCRLF.subject == expected.subject)
  }

  @Test func `files come by the hash of the mail and the position of the part`() throws {
    let mail = """
      From: anna@example.com
      To: support@example.com
      Content-Type: multipart/mixed; boundary=b

      --b

      See the file.
      --b
      Content-Type: application/pdf; name="=?utf-8?q?=C3=BC.pdf?="
      Content-Transfer-Encoding: base64

      JVBERg==
      --b--

      """
    let message = try #require(try Fixture().message(mail))
    let attachment = try #require(message.attachments.first)
    #expect(message.text == "See the file.")
    #expect(attachment.mediaType == "application/pdf")
    #expect(attachment.name == "ü.pdf")
    #expect(attachment.byteCount == 4)
    let bytes = Array(mail.utf8)
    let reference = try #require(MailFileReference(attachment.reference))
    #expect(reference == MailFileReference(mail: bytes, part: 1))
    let read = try MailMessage(parsing: bytes)
    #expect(read.parts[reference.part].content == Array("%PDF".utf8))
    #expect(MailFileReference("x/1") == nil)
    #expect(MailFileReference("\(reference.mail)/-1") == nil)
  }

  @Test(
    arguments: [
      ("To: support@example.com", [], "support@example.com"),
      ("To: SUPPORT+tag@Example.com", [], "support@example.com"),
      ("To: someone@example.org\nCc: Sales <sales@example.com>", [], "sales@example.com"),
      ("To: support@example.com\nDelivered-To: sales@example.com", [], "sales@example.com"),
      ("To: x@example.org", [("X-Envelope-To", "<sales@example.com>")], "sales@example.com"),
      ("To: support@example.com", [("x-envelope-to", "sales@example.com")], "sales@example.com"),
      ("To: support@example.com", [("X-Envelope-To", "x@example.org")], nil),
      ("To: someone@example.org", [], nil),
      ("Subject: x", [], nil),
    ] as [(String, [(String, String)], String?)]
  )
  func `the mailbox is the one that it was delivered to`(
    _ header: String,
    _ request: [(String, String)],
    _ mailbox: String?
  ) throws {
    let mail = "From: anna@example.com\n\(header)\n\nHi"
    let fixture = try Fixture()
    if let mailbox {
      #expect(try fixture.message(mail, headers: request)?.recipient == mailbox)
    } else {
      #expect(fixture.refusal(try fixture.call(mail, headers: request)) == .foreignAccount)
    }
  }

  @Test func `A-38 an author is proven by the host's word alone`() throws {
    let fixture = try Fixture(senders: .requestHeader("X-Dmarc"))
    func isProven(_ headers: [(String, String)]) throws -> Bool? {
      try fixture.message("X-Dmarc: pass\n" + text, headers: headers)?.isVerifiedSender
    }
    #expect(try isProven([("X-Dmarc", "PASS")]) == true)
    #expect(try isProven([("X-Dmarc", "fail")]) == false)
    #expect(try isProven([("X-Dmarc", "pass"), ("X-Dmarc", "fail")]) == false)
    #expect(try isProven([]) == false)
    let asked = try Fixture(senders: SenderVerdict { _, mail in mail.from?.name == "Anna Ä" })
    #expect(try asked.message(text)?.isVerifiedSender == true)
  }

  @Test func `C3 our own mail that comes back is passed over`() throws {
    let fixture = try Fixture()
    let own = fixture.names.messageID(of: Fixture.message)
    for mail in [
      text.replacing("<m1@a>", with: own),
      text.replacing("Anna@Example.COM", with: "Sales+x@example.com"),
    ] {
      let reception = try fixture.receive(mail)
      #expect(reception.events.isEmpty)
      #expect(reception.ignored.count == 1)
      #expect(reception.reply.status == 200)
    }
  }

  @Test func `a mail without an author or beyond a limit is refused`() throws {
    let fixture = try Fixture(limits: MailLimits(messageBytes: 200, depth: 1))
    guard case .malformed = fixture.refusal(try fixture.call("To: support@example.com\n\nHi"))
    else {
      Issue.record("a mail of nobody was taken")
      return
    }
    let deep =
      "Content-Type: multipart/a; boundary=a\n\n--a\nContent-Type: multipart/b; boundary=b\n\nx"
    guard case .malformed = fixture.refusal(try fixture.call(deep)) else {
      Issue.record("a deep mail was taken")
      return
    }
    let large = try fixture.call(String(repeating: "a", count: 201))
    #expect(fixture.refusal(large) == .tooLarge(limit: 200, actual: 201))
  }

  @Test func `any bytes give a reception or a refusal`() throws {
    let fixture = try Fixture()
    var random = SeededGenerator(seed: 20_260_107)
    var taken = 0
    var refused = 0
    for _ in 0..<2000 {
      let request = WebhookRequest(
        url: "https://internal.example.com/mail",
        headers: HeaderFields(),
        body: random.mutated(Array(text.utf8))
      )
      if fixture.refusal(request) == nil {
        taken += 1
      } else {
        refused += 1
      }
    }
    #expect(taken > 500)
    #expect(refused > 100)
  }
}
