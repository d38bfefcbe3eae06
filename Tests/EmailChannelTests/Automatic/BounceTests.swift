import ChannelAdapters
import ConversationCore
import EmailChannel
import Testing

@Suite struct BounceTests {
  /// A report as mail servers write it (RFC 3464).
  private func report(
    action: String = "failed",
    status: String = "5.1.1",
    about id: String?,
    as type: String = "text/rfc822-headers",
    to: String = "support@example.com"
  ) -> String {
    """
    From: MAILER-DAEMON@mx.example.org
    To: \(to)
    Return-Path: <>
    Message-ID: <bounce-1@mx.example.org>
    Subject: Undelivered
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b

    It could not be delivered.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.org
    Arrival-Date: Tue, 1 Sep 2026 10:00:00 +0000

    Original-Recipient: rfc822;louis@example.net
    Final-Recipient: rfc822; <louis@example.net>
    Action: \(action)
    Status: \(status) (bad mailbox)
    Remote-MTA: dns; mx.example.net
    Diagnostic-Code: smtp; 550 5.1.1 user unknown

    --b
    Content-Type: \(type)

    Subject: Your order
    \(id.map { "Message-ID: \($0)" } ?? "X: y")

    --b--

    """
  }

  @Test func `C4 RFC 3464 a report says what became of which mail`() throws {
    let read = try mail(report(about: "<1@mail.example.com>"))
    let bounce = try #require(read.bounce)
    #expect(bounce.originalMessageID == "<1@mail.example.com>")
    #expect(bounce.action == .failed && bounce.status == "5.1.1")
    let recipient = try #require(bounce.recipients.first)
    #expect(bounce.recipients.count == 1)
    #expect(recipient.address == "louis@example.net" && recipient.isPermanent)
    #expect(recipient.diagnostic == "550 5.1.1 user unknown")
    #expect(read.text == "It could not be delivered." && read.files.isEmpty)
    let whole = try mail(report(about: "<1@mail.example.com>", as: "message/rfc822"))
    #expect(whole.bounce?.originalMessageID == "<1@mail.example.com>" && whole.files.isEmpty)
  }

  @Test(arguments: [
    ("failed", "5.2.2", MailBounce.Action.failed, true), ("delayed", "4.4.7", .delayed, false),
    ("DELIVERED", "2.0.0", .delivered, false), ("relayed", "2.0.0", .relayed, false),
    ("expanded", "2.0.0", .expanded, false), ("failed", "4.4.7", .failed, false),
    ("failed", "nonsense", .failed, true), ("nonsense", "4.0.0", .delayed, false),
    ("", "5.0.0", .failed, true), ("", "2.1.5", .delivered, false), ("", "", .failed, true),
  ])
  func `RFC 3463 action and status are read, whatever is missing`(
    _ action: String,
    _ status: String,
    _ expected: MailBounce.Action,
    _ isPermanent: Bool
  ) throws {
    let bounce = try mail(report(action: action, status: status, about: nil)).bounce
    #expect(bounce?.action == expected)
    #expect(bounce?.recipients.first?.isPermanent == isPermanent)
    #expect(bounce?.originalMessageID == nil)
  }

  private func receipt(_ disposition: String, about id: String) -> String {
    """
    From: anna@example.com
    To: support@example.com
    Message-ID: <r1@example.com>
    Content-Type: multipart/report; report-type=disposition-notification; boundary=b

    --b

    It was displayed.
    --b
    Content-Type: message/disposition-notification

    Reporting-UA: example.com; Mail
    Final-Recipient: rfc822;anna@example.com
    Original-Message-ID: \(id)
    Disposition: \(disposition)

    --b--

    """
  }

  @Test func `RFC 8098 a receipt says that a mail was displayed`() throws {
    let shown = "manual-action/MDN-sent-manually; displayed"
    let read = try mail(receipt(shown, about: "<1@mail.example.com>")).bounce
    #expect(read?.action == .displayed)
    #expect(read?.originalMessageID == "<1@mail.example.com>")
    let deleted = "automatic-action/MDN-sent-automatically; deleted/error"
    #expect(try mail(receipt(deleted, about: "<1@a>")).bounce?.action == .other)
  }

  @Test func `what no program understands is no bounce`() throws {
    #expect(try mail("From: a@example.com\nReturn-Path: <>\n\nUndelivered").bounce == nil)
    let named = "From: a@example.com\nX-Failed-Recipients: x@example.com, y@example.com\n\nx"
    let failed = try #require(try mail(named).bounce)
    #expect(failed.recipients.map(\.address) == ["x@example.com", "y@example.com"])
    #expect(failed.action == .failed && failed.recipients[0].isPermanent)
    #expect(try mail("X-Failed-Recipients: nobody\n\nx").bounce == nil)
  }

  private func name(_ fixture: EmailFixture) -> String {
    fixture.names.messageID(of: EmailFixture.message)
  }

  @Test func `C4 a bounce fails the delivery of the right message, and is kept beside it`() throws {
    let fixture = try EmailFixture()
    for (status, kind) in [
      ("5.1.1", DeliveryFailure.Kind.unreachable), ("5.7.1", .policy), ("5.6.0", .invalidRequest),
      ("4.4.7", .exhausted), ("5.4.4", .unreachable),
    ] {
      let events = try fixture.receive(report(status: status, about: name(fixture))).events
      let expected = DeliveryReport(
        channel: .email,
        recipient: "support@example.com",
        target: .message(EmailFixture.message),
        status: .failed,
        failure: DeliveryFailure(kind, code: status)
      )
      #expect(events.first == .delivery(expected))
      guard events.count == 2, case .message(let message) = events[1] else {
        Issue.record("the bounce was not stored")
        continue
      }
      #expect(message.answersMessage == EmailFixture.message)
      #expect(message.automaticSignal == "report" && !message.mayReopen)
    }
  }

  @Test func `C4 what is late or was relayed changes nothing and opens nothing`() throws {
    let fixture = try EmailFixture()
    for action in ["delayed", "relayed", "expanded"] {
      for id in [name(fixture), "<stranger@example.org>"] {
        let reception = try fixture.receive(report(action: action, status: "4.4.1", about: id))
        #expect(reception.events.isEmpty && reception.ignored.count == 1, "\(action)")
      }
    }
  }

  @Test func `C4 reports of arrival and of reading move the delivery forward, and say no more`()
    throws
  {
    let fixture = try EmailFixture()
    let shown = receipt("manual-action/MDN-sent-manually; displayed", about: name(fixture))
    let arrived = report(action: "delivered", status: "2.0.0", about: name(fixture))
    for (mail, status) in [(shown, DeliveryStatus.read), (arrived, .delivered)] {
      let events = try fixture.receive(mail).events
      guard events.count == 1, case .delivery(let report) = events[0] else {
        Issue.record("not one report")
        continue
      }
      #expect(report.status == status && report.target == .message(EmailFixture.message))
      #expect(report.failure == nil)
    }
  }

  @Test func `C4 a report that anybody could have written fails nothing`() throws {
    let fixture = try EmailFixture()
    let forged = name(fixture).replacing(".3.", with: ".4.")
    for id in [forged, "<stranger@example.org>", nil] {
      let events = try fixture.receive(report(about: id)).events
      // People may want to see it all the same.
      guard events.count == 1, case .message(let message) = events[0] else {
        Issue.record("not one message")
        continue
      }
      #expect(message.answersMessage == nil && message.automaticSignal == "report")
    }
  }

  @Test func `C4 a bounce without an identifier is known by the address that it came to`() throws {
    let fixture = try EmailFixture()
    let address = try #require(
      fixture.names.replyAddress(of: EmailFixture.message, at: EmailFixture.mailbox)
    )
    let events = try fixture.receive(report(about: nil, to: address)).events
    guard case .delivery(let report) = events.first else {
      Issue.record("not a report")
      return
    }
    #expect(report.target == .message(EmailFixture.message))
  }
}
