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
    #expect(read.externalID == "<m1@a>")
    #expect(read.references == ["<m1@a>"])
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
