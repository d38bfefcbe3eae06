import ChannelTestSupport
import EmailChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct MailDraftTests {
  private func draft(subject: String = "Hello", text: String = "Hi") -> MailDraft {
    MailDraft(
      messageID: "<1@mail.example.com>",
      date: Date(timeIntervalSince1970: 1_788_249_600),
      from: MailDraft.Person("support@example.com", name: "Support"),
      to: [
        MailDraft.Person("anna@example.com", name: "Änna"), MailDraft.Person("ben@example.com"),
      ],
      subject: subject,
      text: text
    )
  }

  private func read(_ draft: MailDraft) throws -> MailMessage {
    try MailMessage(parsing: draft.write())
  }

  @Test func `everything that is written is read back`() throws {
    var draft = draft(subject: "Grüße 👋", text: "Größe?\n.\nFrom here\n")
    draft.copied = [MailDraft.Person("carl@example.com", name: "C, \"D\" \\ E")]
    draft.replyTo = MailDraft.Person("support+1@example.com", name: "Support")
    draft.html = "<p>Größe? <img src=\"cid:c1\"></p>"
    draft.inReplyTo = "<p@a>"
    draft.references = ["<g@a>", "<p@a>"]
    let picture = MailDraft.File(
      name: "p.png",
      mediaType: "image/png",
      content: [1, 2, 3],
      contentID: "c1"
    )
    let long = String(repeating: "ö", count: 60) + ".pdf"
    let pdf = MailDraft.File(
      name: long,
      mediaType: "application/pdf",
      content: Array(0...255)
    )
    let quoted = MailDraft.File(
      name: "a \"b\"; c.txt",
      mediaType: "text/plain",
      content: Array("a\nb\r\nc".utf8)
    )
    let forwarded = MailDraft.File(
      name: "m.eml",
      mediaType: "message/rfc822",
      content: Array("a\n\n--=_x\n".utf8)
    )
    draft.files = [picture, pdf, quoted, forwarded]
    let mail = try read(draft)
    #expect(mail.defects.isEmpty)
    #expect(mail.subject == "Grüße 👋" && mail.text == "Größe?\n.\nFrom here")
    #expect(mail.html == "<p>Größe? <img src=\"cid:c1\"></p>\n")
    #expect(mail.to.map(\.name) == ["Änna", nil] && mail.to.count == 2)
    #expect(mail.copied.map(\.name) == ["C, \"D\" \\ E"])
    #expect(mail.replyTo.map(\.address) == ["support+1@example.com"])
    #expect(mail.messageID == "<1@mail.example.com>" && mail.date == draft.date)
    #expect(mail.inReplyTo == ["<p@a>"] && mail.references == ["<g@a>", "<p@a>"])
    let files = mail.files.map { mail.parts[$0] }
    #expect(files.map(\.fileName) == ["p.png", long, "a \"b\"; c.txt", "m.eml"])
    #expect(files.map(\.content) == [picture, pdf, quoted, forwarded].map(\.content))
    #expect(files.map(\.isInline) == [true, false, false, false])
    #expect(files[0].contentID == "c1" && files[3].mediaType == "application/octet-stream")
  }

  @Test func `RFC 5322 lines are short, in ASCII and ended by CRLF`() throws {
    var draft = draft(subject: String(repeating: "Grüße und noch viel mehr ", count: 20))
    draft.to = (0..<40).map { MailDraft.Person("anna\($0)@example.com", name: "Anna Ärger \($0)") }
    draft.inReplyTo = "<p@a>"
    draft.references = (0..<20).map { "<\($0)@example.com>" }
    draft.files = [
      MailDraft.File(
        name: "ü\(String(repeating: "x", count: 200)).pdf",
        mediaType: "a/b",
        content: [0]
      )
    ]
    let bytes = try draft.write()
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 78 })
    #expect(bytes.allSatisfy { $0 < 0x80 })
    #expect(!bytes.indices.contains { bytes[$0] == 0x0a && ($0 == 0 || bytes[$0 - 1] != 0x0d) })
    #expect(try read(draft).to.count == 40)
  }

  @Test func `C-04 an automatic mail says so`() throws {
    var draft = draft()
    #expect(try read(draft).automaticSignal == nil)
    draft.isAutomatic = true
    #expect(try read(draft).automaticSignal?.kind == .autoSubmitted)
  }

  @Test func `RFC 5322 References are trimmed in the middle, never at the ends`() throws {
    var draft = draft()
    draft.references = (0..<80).map { "<\($0).\(String(repeating: "x", count: 20))@example.com>" }
    draft.inReplyTo = "<parent@a>"
    let references = try read(draft).references
    #expect(references.first == draft.references[0] && references.last == "<parent@a>")
    #expect(references.count == 11 && references[1] == draft.references[71])
  }

  private func code(_ change: (inout MailDraft) -> Void) -> MailWritingError.Code? {
    var draft = draft()
    change(&draft)
    do throws(MailWritingError) {
      _ = try draft.write()
      return nil
    } catch { return error.code }
  }

  @Test(arguments: ["a\r\nBcc: evil@x", "a\nX: y", "a\rX: y", "a\u{0}b", "a\u{2028}b", "a\u{85}b"])
  func `C6 nothing that people write becomes a field of its own`(_ text: String) {
    #expect(code { $0.subject = text } == .controlCharacterInHeader)
    #expect(code { $0.from.name = text } == .controlCharacterInHeader)
    #expect(code { $0.to[0].name = text } == .controlCharacterInHeader)
    #expect(
      code { $0.files = [MailDraft.File(name: text, mediaType: "a/b", content: [])] }
        == .controlCharacterInHeader
    )
    #expect(code { $0.to[0].address = "\(text)@example.com" } == .invalidAddress)
    #expect(code { $0.copied = [MailDraft.Person(text)] } == .invalidAddress)
    #expect(code { $0.messageID = "<\(text)@a>" } == .invalidIdentifier)
    #expect(code { $0.inReplyTo = "<\(text)@a>" } == .invalidIdentifier)
    #expect(
      code { $0.files = [MailDraft.File(name: nil, mediaType: text, content: [])] }
        == .invalidMediaType
    )
    #expect(
      code {
        $0.files = [MailDraft.File(name: nil, mediaType: "a/b", content: [], contentID: text)]
      } == .invalidIdentifier
    )
    #expect(code { $0.to = [] } == .noRecipients)
    #expect(code { _ in } == nil)
  }

  @Test func `no content of a file ends its part`() throws {
    var random = SeededGenerator(seed: 20_261_121)
    for _ in 0..<50 {
      var draft = draft(text: "--=_x\n--\n.\n")
      let content = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        UInt8.random(in: .min ... .max, using: &random)
      }
      draft.html = "--=_\n<p>--</p>"
      draft.files = [MailDraft.File(name: "f.bin", mediaType: "a/b", content: content)]
      let mail = try read(draft)
      #expect(mail.files.map { mail.parts[$0].content } == [content])
      #expect(mail.text == "--=_x\n--\n.")
    }
  }
}
