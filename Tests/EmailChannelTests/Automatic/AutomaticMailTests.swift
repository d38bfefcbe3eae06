import ConversationCore
import EmailChannel
import Testing

@Suite struct AutomaticMailTests {
  /// Header fields, the signal they are, and whether a program has written such a mail.
  private static let cases: [(fields: String, kind: AutomaticSignal.Kind?, isFromProgram: Bool)] = [
    ("Auto-Submitted: no", nil, false),
    ("Auto-Submitted: auto-replied", .autoSubmitted, true),
    ("Auto-Submitted: auto-generated (rejected)", .autoSubmitted, true),
    ("Auto-Submitted: auto-notified; owner-email=\"a@b\"", .autoSubmitted, true),
    ("Auto-Submitted: AUTO-REPLIED", .autoSubmitted, true),
    ("Auto-Submitted: vendor-x", .autoSubmitted, true),
    ("Auto-Submitted: no\nAuto-Submitted: auto-replied", .autoSubmitted, true),
    ("Return-Path: <>", .emptyReturnPath, true),
    ("Return-Path: < >", .emptyReturnPath, true),
    ("Return-Path: <anna@example.com>", nil, false),
    ("Precedence: bulk", .precedence, false),
    ("Precedence: list", .precedence, false),
    ("Precedence: junk", .precedence, false),
    ("Precedence: auto_reply", .precedence, true),
    ("Precedence: first-class", nil, false),
    ("X-Auto-Response-Suppress: All", .responseSuppressed, false),
    ("X-Auto-Response-Suppress: OOF, AutoReply", .responseSuppressed, false),
    ("X-Auto-Response-Suppress: DR, NDR, RN, NRN", nil, false),
    ("X-Auto-Response-Suppress: None", nil, false),
    ("List-Id: <x.example.org>", .list, false),
    ("List-Unsubscribe: <mailto:u@x>", .list, false),
    ("X-Autoreply: yes", .autoReplyField, true),
    ("X-Autoreply: no", nil, false),
    ("X-Autorespond: ", .autoReplyField, true),
    ("X-Auto-Reply: true", .autoReplyField, true),
    ("X-Loop: support@acme.test", .loop, true),
    ("X-Failed-Recipients: a@b", .failedRecipients, true),
    (
      "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nx",
      .report,
      true
    ),
    (
      "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nx",
      .report, true
    ),
    ("From: MAILER-DAEMON@mx.test", .mailServer, true),
    ("From: Postmaster <postmaster@mx.test>", .mailServer, true),
    ("From: no-reply@shop.test", .noReplyAddress, false),
    ("From: x-request@lists.test", .noReplyAddress, false),
    ("From: owner-list@lists.test", .noReplyAddress, false),
    ("From: anna@request.test", nil, false),
    ("Feedback-ID: 1:2:3:x", .feedbackID, false),
    ("X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent", .generated, true),
    ("X-Cron-Env: <SHELL=/bin/sh>", .generated, true),
    ("Subject: Automatic reply: hello", .subject, true),
    ("Subject: Out of Office: x", .subject, true),
    ("Subject: =?utf-8?q?Automaattinen_vastaus=3A_hei?=", .subject, true),
    ("Subject: About the automatic reply: hello", nil, false),
    ("X-Other: y", nil, false),
    (String(repeating: "Received: by x\n", count: 100) + "X: y", .tooManyHops, true),
    (String(repeating: "Received: by x\n", count: 99) + "X: y", nil, false),
    // Of several, the one that says most.
    ("List-Id: <x>\nAuto-Submitted: auto-replied", .autoSubmitted, true),
  ]

  @Test func `C3 C-04 automatic mail is recognised, with the signal named`() throws {
    for (fields, kind, isFromProgram) in Self.cases {
      let from = fields.contains("From:") ? "" : "From: anna@example.com\n"
      let read = try mail("\(from)\(fields)\n\nx")
      #expect(read.automaticSignal?.kind == kind, "\(fields)")
      #expect(read.automaticSignal?.isFromProgram ?? false == isFromProgram, "\(fields)")
    }
    // Every kind has a case.
    #expect(Set(Self.cases.compactMap(\.kind)) == Set(AutomaticSignal.Kind.allCases))
  }

  @Test func `C-04 automatic mail is stored, marked, and reopens nothing`() throws {
    func message(_ field: String) throws -> InboundMessage {
      let text = "From: anna@example.com\nTo: support@example.com\n\(field)\n\nI am away"
      return try #require(try EmailFixture().message(text))
    }
    let absence = try message("Auto-Submitted: auto-replied")
    #expect(absence.automaticSignal == "auto-submitted" && !absence.mayReopen)
    let newsletter = try message("List-Id: <x>")
    #expect(newsletter.automaticSignal == "list" && !newsletter.mayReopen)
    // A person whose server wants no absence notes has written all the same.
    let person = try message("X-Auto-Response-Suppress: All")
    #expect(person.automaticSignal == "x-auto-response-suppress" && person.mayReopen)
    let other = try message("X: y")
    #expect(other.automaticSignal == nil && other.mayReopen)
  }
}
