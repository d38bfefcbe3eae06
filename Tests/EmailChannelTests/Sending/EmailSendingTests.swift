import ChannelAdapters
import ChannelTestSupport
import ConversationCore
import EmailChannel
import Testing

@Suite struct EmailSendingTests {
  private typealias Fixture = EmailFixture

  private func message(
    _ text: String = "Hi",
    to recipient: ChannelAddress = .email("anna@example.com"),
    name: String = "Support",
    identity: EntryPointIdentity = .mailbox(Fixture.mailbox),
    attachments: [Attachment] = [],
    isAutomatic: Bool = false,
    answers: String? = "<m1@a>",
    subject: String? = "My order"
  ) -> OutboundMessage {
    OutboundMessage(
      id: Fixture.message,
      entryPoint: EntryPoint(
        id: "mailbox",
        channel: .email,
        identity: identity,
        displayName: name,
        inbox: "inbox",
        queue: "queue"
      ),
      recipient: recipient,
      text: text,
      attachments: attachments,
      isAutomatic: isAutomatic,
      answers: answers,
      subject: subject
    )
  }

  /// The mail that a message becomes.
  private func written(_ message: OutboundMessage) async throws -> [UInt8] {
    let fixture = try Fixture()
    _ = await fixture.adapter.send(message)
    return try #require(fixture.transport.submissions.first).message
  }

  @Test func `an answer leaves as a mail that its thread recognises`() async throws {
    let fixture = try Fixture()
    let name = fixture.names.messageID(of: Fixture.message)
    #expect(await fixture.adapter.send(message("Hi Anna,\nit left.")) == .sent(providerID: name))
    let submission = try #require(fixture.transport.submissions.first)
    #expect(submission.envelope.sender?.text == Fixture.mailbox)
    #expect(submission.envelope.recipients.map(\.text) == ["anna@example.com"])
    let expected = """
      Date: Thu, 01 Jan 2026 00:00:00 +0000
      From: "Support" <support@example.com>
      To: <anna@example.com>
      Subject: Re: My order
      Message-ID: \(name)
      In-Reply-To: <m1@a>
      References: <m1@a>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Hi Anna,
      it left.

      """
    #expect(
      String(decoding: submission.message, as: UTF8.self)
        == expected.replacing("Thu, 01", with: "Thu, 1").replacing("\n", with: "\r\n")
    )
  }

  @Test func `C-04 an automatic mail says so and has no return path`() async throws {
    let fixture = try Fixture()
    _ = await fixture.adapter.send(message(isAutomatic: true))
    let submission = try #require(fixture.transport.submissions.first)
    #expect(submission.envelope.sender == nil)
    let mail = try MailMessage(parsing: submission.message)
    #expect(mail.headers["Auto-Submitted"]?.text == "auto-replied")
    let byPerson = try await MailMessage(parsing: written(message()))
    #expect(byPerson.headers["Auto-Submitted"] == nil)
  }

  @Test(
    arguments: [
      ("My order", "<m1@a>", "Re: My order"), ("RE: My order", "<m1@a>", "Re: My order"),
      ("AW: WG: My order", "<m1@a>", "Re: My order"), ("Re: [shop] Hi", "<m1@a>", "Re: [shop] Hi"),
      ("My order", nil, "My order"), (nil, nil, "Support"), (nil, "<m1@a>", "Re: Support"),
      ("", "<m1@a>", "Re: Support"), ("Grüße 👋", "sha256:00", "Re: Grüße 👋"),
    ] as [(String?, String?, String)]
  )
  func `the subject is the one of the thread`(
    _ subject: String?,
    _ answers: String?,
    _ expected: String
  ) async throws {
    let mail = try await MailMessage(parsing: written(message(answers: answers, subject: subject)))
    #expect(mail.subject == expected)
    #expect(mail.inReplyTo == (answers == "<m1@a>" ? ["<m1@a>"] : []))
    #expect(mail.references == mail.inReplyTo)
  }

  @Test(arguments: [
    "Hello\r\nBcc: evil@x", "Hello\nX: y", "Hello\rX: y", "a\u{0}b", "a\u{2028}Bcc: x", "a\u{85}b",
  ])
  func `C6 no value of a header becomes a field of its own`(_ value: String) async throws {
    let fixture = try Fixture()
    let refused = SendOutcome.refused(DeliveryFailure(.invalidRequest))
    #expect(await fixture.adapter.send(message(subject: value)) == refused)
    #expect(await fixture.adapter.send(message(name: value)) == refused)
    #expect(fixture.transport.submissions.isEmpty)
    // An identifier of a stranger is left out rather than refused: the answer must go.
    let mail = try await MailMessage(parsing: written(message(answers: "<\(value)@a>")))
    #expect(mail.inReplyTo.isEmpty)
  }

  @Test(arguments: [
    "name\" <evil@x>, \"y", "back\\slash", "Ärger, GmbH", "=?utf-8?q?x?=",
    "A very long name of a business that does not fit on one line of a mail at all, or does it",
  ])
  func `a display name is quoted or encoded, whatever it holds`(_ name: String) async throws {
    let mail = try await MailMessage(parsing: written(message(name: name)))
    #expect(mail.from?.address == Fixture.mailbox)
    #expect(mail.from?.name == name)
  }

  @Test func `what can never be sent is refused without a mail`() async throws {
    let fixture = try Fixture()
    let file = Attachment(mediaType: "image/png", reference: "x")
    let cases: [(OutboundMessage, DeliveryFailure.Kind)] = [
      (message(to: ChannelAddress.phone("+15555550123")), .unreachable),
      (message(to: ChannelAddress.email("anna@example.com\nBcc: x@y")), .unreachable),
      (message(to: ChannelAddress.email("-oQ/tmp@example.com")), .unreachable),
      (message(identity: EntryPointIdentity.page("1")), .invalidRequest),
      // Without somebody who opens files, a mail carries none.
      (message(attachments: [file]), .invalidRequest),
    ]
    for (message, kind) in cases {
      #expect(await fixture.adapter.send(message) == .refused(DeliveryFailure(kind)))
    }
    #expect(fixture.transport.submissions.isEmpty)
  }

  @Test func `C2 an answer names its parent and the thread before it`() async throws {
    let fixture = try Fixture()
    var sent = message(answers: "<m1@a>;sha256:00")
    sent = OutboundMessage(
      id: sent.id,
      entryPoint: sent.entryPoint,
      recipient: sent.recipient,
      text: sent.text,
      answers: sent.answers,
      thread: ["<g@a>", "no identifier", "<p@a>\r\nBcc: x"],
      subject: sent.subject
    )
    _ = await fixture.adapter.send(sent)
    let mail = try MailMessage(parsing: #require(fixture.transport.submissions.first).message)
    #expect(mail.inReplyTo == ["<m1@a>"])
    #expect(mail.references == ["<g@a>", "<m1@a>"])
    #expect(mail.headers["Bcc"] == nil)
  }

  @Test func `C2 answers and bounces come to an address that proves what they are about`()
    async throws
  {
    let fixture = try Fixture(writesMarker: true, signsAddresses: true)
    _ = await fixture.adapter.send(message("Hi Anna"))
    let submission = try #require(fixture.transport.submissions.first)
    let mail = try MailMessage(parsing: submission.message)
    let address = try #require(fixture.names.replyAddress(of: Fixture.message, at: Fixture.mailbox))
    #expect(mail.from?.address == Fixture.mailbox)
    #expect(mail.replyTo.map(\.address) == [address])
    #expect(submission.envelope.sender?.text == address)
    #expect(mail.text == "\(ReplyMarker.standard.text)\n\nHi Anna")
    let automatic = try Fixture(signsAddresses: true)
    _ = await automatic.adapter.send(message(isAutomatic: true))
    #expect(try #require(automatic.transport.submissions.first).envelope.sender == nil)
  }

  @Test func `files are sent where the host opens them`() async throws {
    struct Unavailable: Error {}
    let fixture = try Fixture(openFile: { file in
      switch file.reference {
      case "large": [UInt8](repeating: 0, count: 13_000_000)
      case "gone": throw Unavailable()
      default: Array(file.reference.utf8)
      }
    })
    #expect(fixture.adapter.capabilities(of: .email).maximumAttachments == 10)
    func files(_ references: [String], type: String = "image/png") -> [Attachment] {
      references.map { Attachment(mediaType: type, reference: $0, name: "\($0).png") }
    }
    let sent = await fixture.adapter.send(message(attachments: files(["a", "b"])))
    #expect(sent == .sent(providerID: fixture.names.messageID(of: Fixture.message)))
    let mail = try MailMessage(parsing: #require(fixture.transport.submissions.first).message)
    #expect(mail.files.map { mail.parts[$0].fileName } == ["a.png", "b.png"])
    #expect(mail.files.map { mail.parts[$0].content } == [Array("a".utf8), Array("b".utf8)])
    let refused = SendOutcome.refused(DeliveryFailure(.invalidRequest))
    for wrong in [
      files((0...10).map { "\($0)" }), files(["large", "large"]), files(["a"], type: "a\r\nb"),
    ] {
      #expect(await fixture.adapter.send(message(attachments: wrong)) == refused)
    }
    #expect(
      await fixture.adapter.send(message(attachments: files(["gone"]))) == .retry(after: nil, nil)
    )
    #expect(fixture.transport.submissions.count == 1)
  }

  @Test func `the transport's word becomes the outcome`() async throws {
    let cases: [(MailOutcome, SendOutcome)] = [
      (
        .refused(MailDiagnosis(.unknownRecipient, status: 550)),
        .refused(DeliveryFailure(.unreachable, code: "550"))
      ),
      (.refused(MailDiagnosis(.rejected)), .refused(DeliveryFailure(.policy))),
      (.refused(MailDiagnosis(.messageTooLarge)), .refused(DeliveryFailure(.invalidRequest))),
      (.refused(MailDiagnosis(.misconfigured)), .refused(DeliveryFailure(.credentials))),
      (
        .deferred(MailDiagnosis(.unavailable, status: 421)),
        .retry(after: nil, DeliveryFailure(.exhausted, code: "421"))
      ),
      (.unknown(MailDiagnosis(.timedOut)), .unknown),
    ]
    let fixture = try Fixture(cases.map(\.0))
    for (_, expected) in cases {
      #expect(await fixture.adapter.send(message()) == expected)
    }
  }

  @Test func `whatever is written is read back the same, on lines that every server takes`()
    async throws
  {
    let pieces = [
      "a", "Grüße", "👨‍👩‍👧", " ", "  ", "=", "?", "=?utf-8?q?x?=", ".", "From ", "\t", "-", "\"", ",",
      "\u{A0}",
      "averyverylongwordthatcannotbefoldedanywherebecauseithasnoblanksinitatall",
    ]
    var random = SeededGenerator(seed: 20_260_108)
    for _ in 0..<500 {
      func text(_ more: [String]) -> String {
        (0..<Int.random(in: 1...40, using: &random))
          .compactMap { _ in (pieces + more).randomElement(using: &random) }.joined()
      }
      let subject = "x" + text([]).replacing("\t", with: "") + "x"
      let body = "x" + text(["\n", "\r\n", "\n.\n", "\nFrom "]) + "x"
      let bytes = try await written(message(body, answers: nil, subject: subject))
      let mail = try MailMessage(parsing: bytes)
      #expect(mail.subject == subject)
      #expect(mail.text == body.replacing("\r\n", with: "\n"))
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 80 && !$0.utf8.contains(0x0a) })
      #expect(!lines.contains(".") && !lines.contains { $0.hasPrefix("From ") })
      #expect(bytes.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func `capabilities say that mail may be written first`() throws {
    let abilities = try Fixture().adapter.capabilities(of: .email)
    #expect(abilities.mayWriteFirst && abilities.maximumAttachments == 0)
    #expect(!abilities.hasDeliveryReceipts && abilities.window == nil)
  }

  @Test func `a mailbox that no mail can come from is refused`() throws {
    let names = try Fixture().names
    #expect(throws: EmailSetupError.self) {
      try EmailAdapter(mailboxes: ["support"], names: names, transport: InMemoryMailTransport())
    }
  }
}
