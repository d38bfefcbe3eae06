import EmailChannel
import Testing

@Suite struct PartTests {
  private func multipart(_ kind: String, _ parts: String..., end: String = "--b--\n") -> String {
    "Content-Type: multipart/\(kind); boundary=\"b\"\n\npreamble\n"
      + parts.map { "--b\n\($0)\n" }.joined() + end + "epilogue\n"
  }

  private let plain = "Content-Type: text/plain; charset=utf-8\n\nGrüße"
  private let html = "Content-Type: text/html\n\n<p>Hello</p>"
  private let file =
    "Content-Type: application/pdf; name=x.pdf\nContent-Transfer-Encoding: base64\n\nJVBERg=="

  @Test func `of alternatives the plain text is shown`() throws {
    let read = try mail(multipart("alternative", plain, html))
    #expect(read.text == "Grüße")
    #expect(read.html == "<p>Hello</p>")
    #expect(read.files.isEmpty)
  }

  @Test func `a blank plain text gives way to the words of the HTML`() throws {
    let read = try mail(multipart("alternative", "\n \n", html))
    #expect(read.text == "Hello")
  }

  @Test func `texts of a mixture are shown in a row, the rest are files`() throws {
    let attached = "Content-Disposition: attachment; filename=a.txt\n\nattached"
    let read = try mail(multipart("mixed", plain, file, attached, html))
    #expect(read.text == "Grüße\nHello")
    #expect(read.files == [1, 2])
    #expect(read.parts[1].fileName == "x.pdf")
    #expect(read.parts[1].content == Array("%PDF".utf8))
    #expect(read.parts[2].isAttachment)
    #expect(read.parts[2].text == "attached")
  }

  @Test func `pictures of an HTML text are files of its mail`() throws {
    let picture = "Content-Type: image/png\nContent-ID: <c1>\n\nPNG"
    let related = multipart("related", html, picture).replacing("\"b\"", with: "i")
      .replacing("--b", with: "--i")
    let read = try mail(multipart("alternative", plain, related))
    #expect(read.text == "Grüße")
    #expect(read.html == "<p>Hello</p>")
    #expect(read.files.map { read.parts[$0].contentID } == ["c1"])
  }

  @Test func `a part ends with its container, whatever is missing`() throws {
    let open = multipart("mixed", plain, plain, end: "")
    #expect(try mail(open).text == "Grüße\nGrüße\nepilogue")
    let inner = "Content-Type: multipart/mixed; boundary=i\n\n--i\n\ninner"
    let read = try mail(multipart("mixed", inner, plain))
    #expect(read.text == "inner\nGrüße")
  }

  @Test func `similar delimiters are told apart`() throws {
    let inner = "Content-Type: multipart/mixed; boundary=b1\n\n--b1\n\none\n--b1\n\ntwo\n--b1--"
    let read = try mail(multipart("mixed", inner, "\nthree\n--bx\n--b-\n-- \nfour"))
    #expect(read.text == "one\ntwo\nthree\n--bx\n--b-\n-- \nfour")
  }

  @Test func `the line end before a delimiter belongs to the delimiter`() throws {
    let text = multipart("mixed", "\nline\n\n", file).replacing("\n", with: "\r\n")
    let read = try mail(text)
    #expect(read.parts[0].content == Array("line\r\n\r\n".utf8))
    #expect(read.parts[1].content == Array("%PDF".utf8))
  }

  @Test func `a container without a delimiter is read as text`() throws {
    let missing = "Content-Type: multipart/mixed; boundary=b\n\nwords\n"
    #expect(try mail(missing).text == "words")
    #expect(try mail("Content-Type: multipart/mixed\n\nwords").text == "words")
  }

  @Test func `a mail in a mail is a file and is not read`() throws {
    let forwarded = "Content-Type: message/rfc822\n\nSubject: inner\n\ninner text"
    let read = try mail(multipart("mixed", plain, forwarded))
    #expect(read.text == "Grüße")
    #expect(read.files == [1])
    let digest = try mail(multipart("digest", "\nSubject: a\n\nb", "\nSubject: c\n\nd"))
    #expect(digest.parts.map(\.mediaType) == ["message/rfc822", "message/rfc822"])
  }

  @Test(arguments: [
    ("7bit", "a=20b", "a=20b"),
    ("quoted-printable", "a=20b=C3=A9=\nc =3D=zz =", "a bé" + "c ==zz "),
    ("Quoted-Printable (comment)", "a=  \r\nb", "ab"), ("base64", "R3L8\nw59l", "Gr\u{FFFD}ße"),
    ("base64;", "R3LDvMOfZQ", "Grüße"), ("BASE64", "!R3LD vMOf\r\nZQ==!", "Grüße"),
    ("8-bit", "Grüße", "Grüße"), ("", "plain", "plain"),
  ])
  func `transfer encodings are read leniently`(
    _ encoding: String,
    _ body: String,
    _ expected: String
  ) throws {
    let read = try mail(
      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: \(encoding)\n\n\(body)"
    )
    #expect(read.parts.first?.text == expected)
  }

  @Test(
    arguments: [
      ("iso-8859-1", [0x47, 0x72, 0xfc, 0xdf, 0x65], "Grüße"),
      ("Windows-1252", [0x80, 0x93], "€“"),
      ("us-ascii", [0x61, 0xfc], "aü"), ("us-ascii", [0xc3, 0xbc], "ü"),
      ("utf-8", [0xfc], "\u{FFFD}"),
      ("\"UTF-8\"", [0xc3, 0xbc], "ü"), ("x-unknown", [0x61, 0xfc], "a\u{FFFD}"),
      ("utf-8", [0x61, 0x00, 0x62], "a\u{FFFD}b"),
    ] as [(String, [UInt8], String)]
  )
  func `character sets are read, and unknown ones as far as they are ASCII`(
    _ charset: String,
    _ bytes: [UInt8],
    _ expected: String
  ) throws {
    let header = "Content-Type: text/plain; charset=\(charset)\n\n"
    #expect(try MailMessage(parsing: Array(header.utf8) + bytes).text == expected)
  }

  // The first from RFC 2231 section 4.1, the second from RFC 6266 section 5.
  @Test(arguments: [
    (
      "filename*0*=us-ascii'en'This%20is%20even%20more%20; filename*1*=%2A%2A%2Afun%2A%2A%2A%20; "
        + "filename*2=\"isn't it!\"", "This is even more ***fun*** isn't it!"
    ),
    ("filename*=UTF-8''%e2%82%ac%20rates.txt; filename=\"EURO rates.txt\"", "€ rates.txt"),
    ("filename=\"EURO rates.txt\"; filename*=UTF-8''%e2%82%ac%20rates.txt", "€ rates.txt"),
    ("filename=\"=?utf-8?q?=C3=BC.txt?=\"", "ü.txt"), ("filename=plain.txt (comment)", "plain.txt"),
    ("filename=\"a;b.txt\"", "a;b.txt"), ("filename=\"..\\\\..\\\\etc/passwd\"", "passwd"),
    ("filename=\"safe\u{202E}txt.exe\"", "safetxt.exe"), ("filename=\"../..\"", nil),
    ("filename=\"  .x. \"", "x"),
  ])
  func `file names are read and made harmless`(_ parameters: String, _ name: String?) throws {
    let read = try mail("Content-Disposition: attachment; \(parameters)\n\nx")
    #expect(read.parts.first?.fileName == name)
  }

  @Test(arguments: [
    ("<p>One &amp; two</p><p>three<br>four</p>", "One & two\n\nthree\nfour"),
    ("<style>p{a:b}</style><script>x<y</SCRIPT >a <b>b</b>\n c", "a b c"),
    (
      "a<!-- <p>hidden</p> -->b &lt;c&gt; &#228;&#xFC;&euro; &unknown; &#0;", "ab <c> äü€ &unknown;"
    ),
    ("1 < 2 & 3 <4", "1 < 2 & 3 <4"), ("a <script>b", "a b"), ("x <!-- y", "x <!-- y"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
    ("<div>Grüße 👋</div><div>ok</div>", "Grüße 👋\nok"),
  ])
  func `the words of an HTML text are read`(_ html: String, _ text: String) throws {
    #expect(try mail("Content-Type: text/html; charset=utf-8\n\n\(html)").text == text)
  }

  @Test(arguments: [
    ("<a href=\"https://example.com/a\">here</a>.", "here <https://example.com/a>."),
    ("<a href=https://example.com/>example.com</a>", "example.com"),
    ("<a href=\"mailto:a@example.com\">a@example.com</a>", "a@example.com"),
    ("<a href=\"javascript:alert(1)\">here</a>", "here"), ("<a href='#top'>up</a>", "up"),
    ("<a href=\"https://example.com/?a=1&amp;b=2\">x</a>", "x <https://example.com/?a=1&b=2>"),
    ("<ul><li>one</li><li>two<ul><li>in</li></ul></li></ul>end", "- one\n- two\n  - in\n\nend"),
    ("<ol start=3><li>one<li>two</ol>", "3. one\n4. two"),
    ("<blockquote>a<br>b<blockquote>c</blockquote></blockquote>d", "> a\n> b\n>> c\nd"),
    ("a<img src=x alt=\"a picture\">b<img src=y>", "a[a picture]b"),
    ("<pre>a  b\n  c</pre>d", "a  b\n  c\n\nd"), ("a\u{A0}&nbsp;b&#173;c&zwnj;", "a bc\u{200C}"),
    ("<p title=\"a > b\">x</p>", "x"), ("<p title='a>b\"'>x</p><p>y", "x\n\ny"),
    ("a<hr>b", "a\n---\nb"), ("&lt;b&gt;&ampx &copy; &scaron;", "<b>&ampx © š"),
    ("<svg onload=x><text>no</text></svg>yes", "yes"), ("<h1>A</h1>b", "A\n\nb"),
  ])
  func `links, lists, quotations and pictures of an HTML text are readable`(
    _ html: String,
    _ text: String
  ) throws {
    #expect(try mail("Content-Type: text/html; charset=utf-8\n\n\(html)").text == text)
  }

  @Test func `RFC 2046 a CR without LF behind the last delimiter is no part of it`() throws {
    let text =
      "From: a@b.c\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n--b--\r"
    let read = try mail(text)
    #expect(read.text == "words" && read.defects.isEmpty)
  }

  @Test func `a container is read by the delimiter that it evidently uses`() throws {
    let body =
      "--real\nContent-Type: text/plain\n\nwords\n--real\nContent-Type: image/png\n\nPNG\n--real--\n"
    for boundary in ["; boundary=other", ""] {
      let read = try mail("From: a@b.c\nContent-Type: multipart/mixed\(boundary)\n\n\(body)")
      #expect(read.text == "words" && read.files.count == 1)
      #expect(read.defects.map(\.kind) == [boundary.isEmpty ? .missingBoundary : .missingDelimiter])
    }
  }

  @Test func `x-uuencode is decoded, whatever is missing at its end`() throws {
    func part(_ body: String) throws -> MailMessage {
      try mail(
        "From: a@b.c\nContent-Disposition: attachment; filename=a.txt\n"
          + "Content-Transfer-Encoding: x-uuencode\n\n\(body)"
      )
    }
    let cat = "begin 644 cat.txt\n#0V%T\n`\nend\n"
    #expect(try part(cat).parts[0].content == Array("Cat".utf8))
    #expect(try part(cat.replacing("\n", with: "\r\n")).parts[0].content == Array("Cat".utf8))
    #expect(try part("begin 644 x\n#0V%T").parts[0].content == Array("Cat".utf8))
    #expect(try part("words").parts[0].content == Array("words".utf8))
  }

  @Test(arguments: [
    ("From: a@b.c\nno field\n\nx", [MailDefect.Kind.missingHeaderEnd]),
    ("From: a@b.c\nFrom: d@e.f\n\nx", [.duplicateField]), ("Subject: x\n\ny", [.missingAuthor]),
    ("From: a@b.c, nobody\n\nx", [.invalidAddress]),
    ("From: a@b.c\nDate: soon\n\nx", [.invalidDate]),
    ("From: a@b.c\nMessage-ID: 117\n\nx", [.invalidIdentifier]),
    ("From: a@b.c\nReferences: <a@b\n\nx", [.invalidIdentifier]),
    ("From: a@b.c\nSubject: =?utf-8?X?a?=\n\nx", [.invalidEncodedWord]),
    ("From: a@b.c\nContent-Transfer-Encoding: x-own\n\nx", [.unknownTransferEncoding]),
    ("From: a@b.c\nContent-Transfer-Encoding: base64\n\nSGk!\n", [.invalidTransferEncoding]),
    (
      "From: a@b.c\nContent-Transfer-Encoding: quoted-printable\n\na=zz", [.invalidTransferEncoding]
    ),
    (
      "From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx",
      [.missingFinalDelimiter]
    ),
    ("From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\nx", [.missingDelimiter]),
    ("From: a@b.c\nContent-Type: multipart/mixed\n\nx", [.missingBoundary]),
    ("From: a@b.c\nSubject: fine\n\nx", []),
  ])
  func `what is written wrongly is noted and read all the same`(
    _ text: String,
    _ kinds: [MailDefect.Kind]
  ) throws {
    let read = try mail(text)
    #expect(read.defects.map(\.kind) == kinds)
    #expect(!read.text.isEmpty)
  }

  @Test func `a long file name keeps its ending`() throws {
    let name = String(repeating: "ä", count: 200)
    let read = try mail("Content-Disposition: attachment; filename=\"\(name).pdf\"\n\nx")
    let kept = try #require(read.parts[0].fileName)
    #expect(kept.utf8.count <= 255 && kept.hasSuffix("ä.pdf"))
  }

  @Test func `a report without words for people shows those for programs`() throws {
    let report =
      "From: a@b.c\nContent-Type: multipart/report; boundary=b\n\n--b\n"
      + "Content-Type: message/delivery-status\n\nIt was undeliverable\n--b--\n"
    #expect(try mail(report).text == "It was undeliverable")
  }
}
