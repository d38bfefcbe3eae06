import ChannelAdapters
import Testing

@Suite struct MailEnvelopeTests {
  @Test(arguments: [
    "a@b", "first.last+tag@example.com", "o'hara@example.com", "用户@例子.example", "a@[192.0.2.1]",
    "a@[IPv6:2001:db8::1]", "a_b-@example.com", "a!b%c@example.com",
  ])
  func `An address of local part and domain is taken as it is`(text: String) throws {
    #expect(try EnvelopeAddress(text).text == text)
  }

  @Test(arguments: [
    ("", MailEnvelopeError.Code.notAnAddress),
    ("@", .notAnAddress), ("a@", .notAnAddress), ("@b", .notAnAddress), ("ab", .notAnAddress),
    ("a@b@c", .notAnAddress),
    ("-oQ/tmp@example.com", .forbiddenFirstCharacter),
    ("|sh@example.com", .forbiddenFirstCharacter),
    ("/etc/passwd@example.com", .forbiddenFirstCharacter),
    ("a@-example.com", .forbiddenFirstCharacter),
    ("a@.example.com", .forbiddenFirstCharacter),
    ("a b@example.com", .forbiddenCharacter),
    ("a@example.com\r\nRCPT TO:<b@example.com>", .forbiddenCharacter),
    ("a@example.com\0", .forbiddenCharacter),
    ("a\u{85}@example.com", .forbiddenCharacter),
    ("a\u{202e}@example.com", .forbiddenCharacter),
    ("a\u{2028}@example.com", .forbiddenCharacter),
    ("\"a b\"@example.com", .forbiddenCharacter),
    ("<a@example.com>", .forbiddenCharacter),
    ("a@example.com,b@example.com", .forbiddenCharacter),
  ])
  func `Anything that could be more than an address is refused`(
    text: String,
    code: MailEnvelopeError.Code
  ) {
    let error = #expect(throws: MailEnvelopeError.self) { try EnvelopeAddress(text) }
    #expect(error?.code == code)
  }

  @Test func `The longest address has 254 bytes`() throws {
    let domain = "@example.com"
    let local = String(repeating: "a", count: EnvelopeAddress.longest - domain.utf8.count)
    #expect(try EnvelopeAddress(local + domain).text.utf8.count == 254)
    let error = #expect(throws: MailEnvelopeError.self) {
      try EnvelopeAddress("a" + local + domain)
    }
    #expect(error?.code == .addressTooLong)
  }

  @Test func `An envelope has one to a hundred recipients and perhaps no sender`() throws {
    let address = try EnvelopeAddress("a@example.com")
    #expect(try MailEnvelope(from: nil, to: [address]).sender == nil)
    let full = [EnvelopeAddress](repeating: address, count: MailEnvelope.mostRecipients)
    #expect(try MailEnvelope(from: address, to: full).recipients.count == 100)
    let none = #expect(throws: MailEnvelopeError.self) { try MailEnvelope(from: nil, to: []) }
    #expect(none?.code == .noRecipients)
    let many = #expect(throws: MailEnvelopeError.self) {
      try MailEnvelope(from: nil, to: full + [address])
    }
    #expect(many?.code == .tooManyRecipients)
  }

  @Test func `Addresses are not printed`() throws {
    let address = try EnvelopeAddress("jane@example.com")
    let envelope = try MailEnvelope(from: address, to: [address])
    var dumped = ""
    dump(envelope, to: &dumped)
    for text in ["\(address)", "\(envelope)", String(reflecting: envelope), dumped] {
      #expect(!text.contains("jane"))
    }
  }
}
