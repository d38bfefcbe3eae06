import EmailChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct HeaderTests {
  // The first eight from RFC 2047 section 8.
  @Test(arguments: [
    ("=?ISO-8859-1?Q?a?=", "a"), ("=?ISO-8859-1?Q?a?= b", "a b"),
    ("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab"),
    ("=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=", "ab"),
    ("=?ISO-8859-1?Q?a?=\r\n    =?ISO-8859-1?Q?b?=", "ab"),
    ("=?ISO-8859-1?Q?a_b?=", "a b"), ("=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=", "a b"),
    ("=?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>", "Keith Moore <moore@cs.utk.edu>"),
    ("=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?=", "Keld Jørn Simonsen"),
    ("=?utf-8?B?0J/RgNC40LLQtdGC?=", "Привет"), ("=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
    ("Re: =?UTF-8?q?caf=C3=A9?=", "Re: café"),
    ("=?utf-8?B?8J+Y?= =?UTF-8?B?gA==?=", "😀"),
    ("=?windows-1252?Q?=80_5?=", "€ 5"),
    ("=?koi8-r?B?8NLJ18XU?=", "Привет"), ("=?x-no-name?Q?=E9?=", "=?x-no-name?Q?=E9?="),
    ("=?utf-16?Q?abc?=", "=?utf-16?Q?abc?="),
    ("=?utf-8?X?abc?= =?utf-8?Q?abc =?", "=?utf-8?X?abc?= =?utf-8?Q?abc =?"),
    ("caf\u{E9} raw", "café raw"),
    ("=?utf-8?Q?a=0D=0ABcc:_x=00?=", "a  Bcc: x�"),
  ])
  func `a subject is read for people`(_ raw: String, _ text: String) throws {
    #expect(try mail("Subject: \(raw)\r\n\r\n").subject == text)
  }

  @Test func `bytes that are no UTF-8 are read as Windows-1252`() throws {
    let bytes = Array("Subject: caf".utf8) + [0xe9, 0x80] + Array("\n\n".utf8)
    #expect(try MailMessage(parsing: bytes).subject == "café€")
  }

  @Test func `folded lines are joined, doubled fields keep the first`() throws {
    let read = try mail(
      "From separator 2026\nSUBJECT : one\r\n two\n\tthree\nSubject: other\nX-A: b\n\nbody"
    )
    #expect(read.subject == "one two three")
    #expect(read.headers.all("subject").count == 2)
    #expect(read.headers["x-a"]?.text == "b")
    #expect(read.text == "body")
  }

  @Test func `a line that is no field begins the body`() throws {
    let read = try mail("Subject: x\nno field here\nmore\n\nrest")
    #expect(read.subject == "x")
    #expect(read.text == "no field here\nmore\n\nrest")
    #expect(try mail("just words").text == "just words")
    #expect(try mail("").text == "")
  }

  @Test(arguments: [
    ("anna@example.com", "anna@example.com", nil),
    ("Anna <anna@example.com>", "anna@example.com", "Anna"),
    ("\"Anna \\\"A\\\" B\" <Anna@Example.COM>", "Anna@Example.COM", "Anna \"A\" B"),
    ("=?utf-8?q?J=C3=B8rn?= <j@example.com>", "j@example.com", "Jørn"),
    ("anna@example.com (Anna (A) B)", "anna@example.com", "Anna A B"),
    ("\"x@y, z\" <anna@example.com>", "anna@example.com", "x@y, z"),
    ("<@a.example,@b.example:anna@example.com>", "anna@example.com", nil),
    ("Team: anna@example.com, b@example.com;", "anna@example.com", nil),
    ("undisclosed-recipients:;, anna@example.com", "anna@example.com", nil),
    ("broken, <broken>, a@@b, anna@example.com", "anna@example.com", nil),
    ("\"john.doe\"@example.com", "john.doe@example.com", nil),
    ("Anna <anna@example.com", "anna@example.com", "Anna"),
    ("<anna\r\n @example.com>", "anna@example.com", nil),
    ("用户@例え.jp", "用户@例え.jp", nil),
  ])
  func `the first address of a field is found`(
    _ raw: String,
    _ address: String,
    _ name: String?
  ) throws {
    let read = try mail("From: \(raw)\n\n")
    #expect(read.from?.address == address)
    #expect(read.from?.name == name)
  }

  @Test(arguments: [
    "", "nobody", "<>", "\"a b\"@example.com", "a\u{200B}b@example.com", "a@b@c", "@example.com",
    "anna@", "a\u{0}b@example.com",
  ])
  func `what is no address is no author`(_ raw: String) throws {
    #expect(try mail("From: \(raw)\n\n").from == nil)
  }

  @Test(arguments: [
    ("Tue, 1 Sep 2026 10:00:00 +0200", 1_788_249_600.0), ("1 Sep 26 08:00 GMT", 1_788_249_600),
    ("Tue, 01 Sep 2026 03:00:00 -0500 (EST (x))", 1_788_249_600),
    ("Tue, 1 Sep 2026 04:00:00 EDT", 1_788_249_600), ("Thu, 1 Jan 1970 00:00:00 Z", 0),
    ("29 Feb 2024 00:00:00 +0000", 1_709_164_800),
  ])
  func `dates are read in all their forms`(_ raw: String, _ seconds: Double) throws {
    #expect(try mail("Date: \(raw)\n\n").date == Date(timeIntervalSince1970: seconds))
  }

  @Test(arguments: ["", "yesterday", "31 Feb 2026 10:00:00", "1 Sep 2026", "1 Sep 2026 25:00:00"])
  func `what is no date is none`(_ raw: String) throws {
    #expect(try mail("Date: \(raw)\n\n").date == nil)
  }

  @Test func `identifiers are what stands in angle brackets`() throws {
    let read = try mail(
      """
      Message-ID: <1@a>
      In-Reply-To: Your message of Tue (x)
       <2@a>
      References: <3@a>\t<4\r\n @a>, garbage@b <5@a <6@a> <> <@> <x>

      """
    )
    #expect(read.messageID == "<1@a>")
    #expect(read.inReplyTo == ["<2@a>"])
    #expect(read.references == ["<3@a>", "<4@a>", "<6@a>"])
  }
}
