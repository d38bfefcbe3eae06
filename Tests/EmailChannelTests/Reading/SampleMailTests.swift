import ChannelAdapters
import ChannelTestSupport
import EmailChannel
import Testing

/// Mails of the wild beside the checkout, and what an independent reader saw in them.
///
/// `Documentation/Email.md` says of each difference why it is one.
@Suite struct SampleMailTests {
  private static func read(_ check: (String, Oracle, MailMessage) throws -> Void) throws {
    let oracle = try SharedSamples.decoded([String: Oracle].self, from: "samples/mail-oracle.json")
    for (path, expected) in oracle ?? [:] {
      guard let bytes = SharedSamples.bytes("samples/\(path)") else { continue }
      let name = String(path.split(separator: "/").last ?? "")
      try check(name, expected, try MailMessage(parsing: bytes))
    }
  }

  @Test func `identifiers are those that another reader sees`() throws {
    try Self.read { name, expected, read in
      #expect(read.inReplyTo == expected.inReplyTo, "\(name)")
      #expect(read.references == expected.references, "\(name)")
      if name != "raw_email_double_at_in_header.eml" {
        #expect(read.messageID == expected.messageID?.first, "\(name)")
      }
    }
  }

  @Test func `subjects are those that another reader sees`() throws {
    // Bytes without a character set; a tab between encoded words.
    let others: Set = ["invalid_subject_characters.eml", "example14.eml"]
    try Self.read { name, expected, read in
      if !others.contains(name) {
        #expect(read.subject == expected.subject?.first ?? "", "\(name)")
      }
    }
  }

  @Test func `texts are those that another reader sees`() throws {
    let others: Set = [
      // Bytes that their character set does not have: read as Windows-1252 here.
      "attachment_pdf_non_ascii.eml", "attachment_pdf_non_ascii_lf.eml", "raw_email6.eml",
      "content_transfer_encoding_7-bit.eml", "content_transfer_encoding_plain.eml",
      // A second text behind the first; a report whose words are for programs; a broken header.
      "raw_email4.eml", "multipart_report_multiple_status.eml", "example13.eml",
    ]
    try Self.read { name, expected, read in
      guard let text = expected.text, !others.contains(name) else { return }
      let lines = text.replacing("\r\n", with: "\n")
      let end = lines.unicodeScalars.lastIndex { !$0.properties.isWhitespace }
      let trimmed = end.map { String(lines.unicodeScalars[...$0]) } ?? ""
      #expect(read.text == trimmed, "\(name)")
    }
  }

  @Test func `files are those that another reader sees`() throws {
    let others: Set = [
      // Mails in the mail are one file each.
      "attachment_message_rfc822.eml", "attachment_message_rfc822_inline_image.eml",
      // Names that the other reader loses or breaks.
      "attachment_with_base64_encoded_name.eml", "attachment_with_unquoted_name.eml",
      // Containers without a delimiter are text here, and not files.
      "bad_date_header2.eml", "empty_in_reply_to.eml", "missing_body.eml",
      "must_supply_encoding.eml",
      "raw_email_bad_time.eml", "raw_email_with_binary_encoded.eml",
      "raw_email_with_illegal_boundary.eml",
      // x-uuencode, which the other reader does not decode.
      "content_transfer_encoding_x_uuencode.eml",
      // A name said to be GB 2312: read as what contains it, as mail programs do.
      "attachment_with_encoded_name.eml", "raw_email8.eml",
      // What a report says to programs is no file.
      "report_422.eml", "report_530.eml",
    ]
    try Self.read { name, expected, read in
      guard !others.contains(name) else { return }
      let files = read.files.map { position in
        let part = read.parts[position]
        let content = part.content
        #expect(part.byteCount == content.count, "\(name)")
        let hash = SHA256Hasher.digest(of: content).hexadecimal.prefix(16)
        return Oracle.File(filename: part.fileName, size: content.count, sha256: String(hash))
      }
      #expect(files == expected.attachments, "\(name)")
    }
  }

  @Test func `what other readers lose is read`() throws {
    var seen: [String: [String?]] = [:]
    try Self.read { name, _, read in seen[name] = read.files.map { read.parts[$0].fileName } }
    guard !seen.isEmpty else { return }
    #expect(seen["attachment_with_base64_encoded_name.eml"] == ["This is a test.pdf"])
    #expect(seen["attachment_with_unquoted_name.eml"] == ["This is a test.txt"])
    #expect(seen["raw_email_with_binary_encoded.eml"] == ["2013-08-13_19-08-28-1.jpg"])
    #expect(seen["report_422.eml"] == [])
  }
}

private struct Oracle: Decodable {
  struct File: Decodable, Hashable {
    let filename: String?
    let size: Int
    let sha256: String
  }

  /// A field that stands several times is a list.
  struct Values: Decodable {
    let first: String?

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(String.self) {
        first =
          one.split(separator: " ", omittingEmptySubsequences: true).isEmpty
          ? "" : Self.trimmed(one)
      } else {
        first = try container.decode([String].self).first.map(Self.trimmed)
      }
    }

    private static func trimmed(_ text: String) -> String {
      let scalars = text.unicodeScalars
      let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
      let end = scalars.lastIndex { !$0.properties.isWhitespace } ?? start
      return start < scalars.endIndex ? String(scalars[start...end]) : ""
    }
  }

  let inReplyTo: [String]
  let references: [String]
  let text: String?
  let messageID: Values?
  let subject: Values?
  let attachments: [File]

  enum CodingKeys: String, CodingKey {
    case text
    case attachments
    case inReplyTo = "in_reply_to_ids"
    case references = "reference_ids"
    case messageID = "Message-ID"
    case subject = "Subject"
  }
}
