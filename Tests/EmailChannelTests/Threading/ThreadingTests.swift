import ConversationCore
import EmailChannel
import Testing

@Suite struct ThreadingTests {
  private func message(_ header: String) throws -> InboundMessage {
    let text = "From: anna@example.com\nTo: support@example.com\n\(header)\n\nHi"
    return try #require(try EmailFixture().message(text))
  }

  // What must be found among the stored identifiers is the first of these.
  @Test(arguments: [
    ("In-Reply-To: <1@a>", ["<1@a>"]),
    ("References: <1@a> <2@a> <unknown@x>", ["<unknown@x>", "<2@a>", "<1@a>"]),
    ("In-Reply-To: Your message of Tue (x)\r\n <1@a>", ["<1@a>"]),
    ("References: foo@bar, <1@a", []),
    ("Subject: Re: hello", []),
    ("In-Reply-To: <1@a> <3@a>\nReferences: <1@a> <2@a>", ["<1@a>", "<3@a>", "<2@a>"]),
    ("In-Reply-To: <>\nReferences: <1@a> <1@a>", ["<1@a>"]),
  ])
  func `In-Reply-To comes first, then References from the last on`(
    _ header: String,
    _ answers: [String]
  ) throws {
    #expect(try message(header).answers == answers)
  }

  @Test func `a name of ours proves what is answered, wherever it stands`() throws {
    let name = try EmailFixture().names.messageID(of: EmailFixture.message)
    for header in [
      "In-Reply-To: \(name)", "References: <1@a> \(name) <2@a>",
      "In-Reply-To: <other@a>\nReferences: \(name)",
    ] {
      #expect(try message(header).answersMessage == EmailFixture.message)
    }
    let forged = name.replacing("@mail.example.com", with: "@mail.example.org")
    #expect(try message("In-Reply-To: \(forged)").answersMessage == nil)
    #expect(try message("In-Reply-To: <1@a>").answersMessage == nil)
  }

  @Test func `peers test 10 a stranger who answers a known mail is not proven`() throws {
    let name = try EmailFixture().names.messageID(of: EmailFixture.message)
    #expect(try message("In-Reply-To: \(name)").isVerifiedSender == false)
  }

  @Test func `a mail can be answered by its identifier`() throws {
    let read = try message("Message-ID: <m1@a>")
    #expect(read.externalID.hasPrefix("<m1@a>;sha256:"))
    #expect(read.references == ["<m1@a>"])
    let bare = try message("Message-ID: 2026.117@a")
    #expect(bare.references == ["<2026.117@a>"])
  }

  @Test func `C2 an answer names the thread of the mail that it answers`() throws {
    #expect(
      try message("References: <1@a> <2@a>\nIn-Reply-To: <2@a>").thread == ["<1@a>", "<2@a>"]
    )
    #expect(try message("In-Reply-To: <2@a>").thread == ["<2@a>"])
    #expect(try message("In-Reply-To: <2@a> <3@a>").thread == [])
    let many = (0..<90).map { "<\($0).\(String(repeating: "x", count: 20))@example.com>" }
    let long = try message("References: \(many.joined(separator: " "))").thread
    #expect(long == many.prefix(1) + many.suffix(10))
  }

  @Test func `peers 22 mails that share an identifier are two, unless they are copies`() throws {
    let header = "Message-ID: <same@a>\nDate: Tue, 1 Sep 2026 10:00:00 +0200"
    let first = try message(header)
    #expect(try message("Received: by another way\n\(header)").externalID == first.externalID)
    #expect(try message(header.replacing("10:00", with: "11:00")).externalID != first.externalID)
    #expect(try message("\(header)\nSubject: other").externalID != first.externalID)
    let other = "From: anna@example.com\nTo: support@example.com\n\(header)\n\nHo"
    #expect(try EmailFixture().message(other)?.externalID != first.externalID)
  }

  @Test func `C2 the same mail through two mailboxes is two deliveries of one message`() throws {
    let mail =
      "From: a@example.com\nMessage-ID: <m1@a>\nTo: support@example.com\n"
      + "Cc: sales@example.com\n\nHi"
    let fixture = try EmailFixture()
    let one = try fixture.message(mail, headers: [("X-Envelope-To", "support@example.com")])
    let two = try fixture.message(mail, headers: [("X-Envelope-To", "sales@example.com")])
    #expect(one?.recipient == "support@example.com" && two?.recipient == "sales@example.com")
    #expect(one?.externalID == two?.externalID)
  }

  @Test func `peers 20 nobody is led to a conversation by a newsletter that many quote`() throws {
    for header in ["List-Id: <n.example.com>", "Precedence: bulk", "Feedback-ID: 1:2:3:x"] {
      let newsletter = try message("Message-ID: <n1@a>\n\(header)")
      #expect(newsletter.references.isEmpty)
    }
    #expect(
      try message("Message-ID: <n1@a>\nAuto-Submitted: auto-replied").references == ["<n1@a>"]
    )
  }

  @Test func `C2 a signed reply address is trusted most, and cannot be made by others`() throws {
    let fixture = try EmailFixture()
    let names = fixture.names
    let address = try #require(
      names.replyAddress(of: EmailFixture.message, at: EmailFixture.mailbox)
    )
    #expect(address.hasPrefix("support+") && address.hasSuffix("@example.com"))
    #expect(address.split(separator: "@")[0].utf8.count <= 64)
    #expect(names.message(answeredAt: address) == EmailFixture.message)
    #expect(names.message(answeredAt: address.uppercased()) == EmailFixture.message)
    let other = MessageID(conversation: ConversationID(bits: 78), sequence: 1)
    let quoted = "In-Reply-To: \(names.messageID(of: other))\n\n"
    for field in ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"] {
      let mail = "From: anna@example.com\nX: y\n\(field): <\(address)>\n\(quoted)Hi"
      let read = try #require(try fixture.message(mail))
      #expect(read.recipient == EmailFixture.mailbox)
      #expect(read.answersMessage == EmailFixture.message)
      #expect(!read.isVerifiedSender)
    }
    let envelope = try fixture.message(
      "From: anna@example.com\nTo: x@example.org\n\(quoted)Hi",
      headers: [("X-Envelope-To", address)]
    )
    #expect(envelope?.answersMessage == EmailFixture.message)
    // The code of an identifier is none of an address, and a changed token is nobody's.
    let token = names.messageID(of: EmailFixture.message).dropFirst().split(separator: "@")[0]
    #expect(names.message(answeredAt: "support+\(token)@example.com") == nil)
    #expect(names.message(answeredAt: address.replacing(".3.", with: ".4.")) == nil)
    #expect(names.message(answeredAt: "support@example.com") == nil)
    let long = String(repeating: "x", count: 40)
    #expect(names.replyAddress(of: EmailFixture.message, at: "\(long)@example.com") == nil)
    #expect(names.replyAddress(of: EmailFixture.message, at: "nobody") == nil)
  }

  @Test func `a mail without an identifier gets one of its content`() throws {
    let first = try message("Date: Tue, 1 Sep 2026 10:00:00 +0200")
    #expect(first.externalID.hasPrefix("sha256:"))
    #expect(first.references.isEmpty)
    let again = try message("Received: by another way\nDate: Tue, 1 Sep 2026 10:00:00 +0200")
    #expect(again.externalID == first.externalID)
    let other = try message("Date: Tue, 1 Sep 2026 10:00:01 +0200")
    #expect(other.externalID != first.externalID)
  }
}
