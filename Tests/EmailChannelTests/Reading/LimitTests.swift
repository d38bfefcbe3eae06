import ChannelTestSupport
import EmailChannel
import Testing

@Suite struct LimitTests {
  private func reason(_ text: String, _ limits: MailLimits = MailLimits()) -> MailError.Code? {
    do throws(MailError) {
      _ = try MailMessage(parsing: Array(text.utf8), limits: limits)
      return nil
    } catch { return error.code }
  }

  private func nested(_ depth: Int) -> String {
    (0..<depth).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
      + "\ndeep"
  }

  @Test func `C6 every limit is exact and says what it is`() throws {
    #expect(reason(nested(20)) == nil)
    #expect(try mail(nested(20)).text == "deep")
    #expect(reason(nested(21)) == .tooDeep(limit: 20))
    let fields = String(repeating: "A: b\n", count: 1000)
    #expect(reason("\(fields)\nx") == nil)
    #expect(reason("A: b\n\(fields)\nx") == .tooManyFields(limit: 1000))
    let field = String(repeating: "a", count: 65_536)
    #expect(reason("A:\(field)\n\n") == nil)
    #expect(reason("A:\(field)a\n\n") == .fieldTooLarge(limit: 65_536))
    let long = "A: " + String(repeating: "a", count: 60_000) + "\n"
    #expect(reason(String(repeating: long, count: 5)) == .headerTooLarge(limit: 262_144))
    let addresses = String(repeating: "a@example.com,", count: 500)
    #expect(reason("To: \(addresses)\n\n") == nil)
    #expect(reason("To: \(addresses)b@example.com\n\n") == .tooManyAddresses(limit: 500))
    let references = String(repeating: "<a@b> ", count: 100)
    #expect(reason("References: \(references)\n\n") == nil)
    #expect(reason("References: \(references)<c@d>\n\n") == .tooManyReferences(limit: 100))
    let parts = String(repeating: "--b\n\nx\n", count: 499)
    let container = "Content-Type: multipart/mixed; boundary=b\n\n"
    #expect(reason("\(container)\(parts)") == nil)
    #expect(reason("\(container)\(parts)--b\n\nx") == .tooManyParts(limit: 500))
    #expect(reason("12345\n", MailLimits(messageBytes: 5)) == .tooLarge(limit: 5))
    #expect(reason("\n12345", MailLimits(textBytes: 4)) == .textTooLarge(limit: 4))
  }

  @Test(arguments: [
    "<script>", "<!--", "<a", "&amp", "<style><", "<p>", "&#", "<td>",
  ])
  func `HTML made to waste time is read in one go`(_ piece: String) throws {
    let html = String(repeating: piece, count: 1 << 15)
    _ = try mail("Content-Type: text/html\n\n\(html)")
  }

  @Test(arguments: ["=?", "=?a?q?", "=?utf-8?q?a?= ", "(", "\\", "\"", "<", "a@b,", ";a*0=", "'"])
  func `header fields made to waste time are read in one go`(_ piece: String) throws {
    let value = String(repeating: piece, count: 65_000 / piece.utf8.count)
    let limits = MailLimits(addresses: 100_000, references: 100_000)
    for name in ["Subject", "From", "References", "Content-Type", "Content-Disposition", "Date"] {
      _ = try mail("\(name): \(value)\n\n", limits: limits)
    }
  }

  @Test(arguments: ["--b\n", "-", "--", "=\n", "=", "=20", " =\n", "\r", "\n"])
  func `bodies made to waste time are read in one go`(_ piece: String) throws {
    let body = String(repeating: piece, count: 1 << 15)
    let limits = MailLimits(parts: 1 << 20)
    for header in [
      "Content-Type: multipart/mixed; boundary=b", "Content-Transfer-Encoding: quoted-printable",
    ] {
      _ = try mail("\(header)\n\n\(body)", limits: limits)
    }
  }

  @Test func `any bytes are a mail or beyond a limit`() throws {
    let source = Array(
      """
      From: =?utf-8?q?J=C3=B8rn?= <j@example.com>
      To: Team: support@example.com, "x y" <a@example.com>;
      Date: Tue, 1 Sep 2026 10:00:00 +0200
      Subject: =?utf-8?B?8J+Y?= =?UTF-8?B?gA==?=
      References: <1@a> <2@a>
      Content-Type: multipart/mixed; boundary="b"; x*0*=utf-8''%20; x*1=y

      --b
      Content-Type: multipart/alternative; boundary=i

      --i
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      Gr=FC=DFe=
       you
      --i
      Content-Type: text/html

      <p>a &amp; b</p><!-- c --><style>d</style>
      --i--
      --b
      Content-Type: application/pdf; name=x.pdf
      Content-Transfer-Encoding: base64

      JVBERg==
      --b--

      """.utf8
    )
    var random = SeededGenerator(seed: 20_260_105)
    for _ in 0..<2000 {
      let mutated = random.mutated(source)
      let read = try? MailMessage(parsing: mutated)
      // Decoding never makes more bytes than came, whatever they are.
      for part in read?.parts ?? [] { #expect(part.content.count <= mutated.count) }
      #expect(read?.files.allSatisfy { read?.parts.indices.contains($0) ?? false } ?? true)
    }
  }
}
