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
}
