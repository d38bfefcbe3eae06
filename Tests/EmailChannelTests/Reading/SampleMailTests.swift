import ChannelTestSupport
import EmailChannel
import Testing

@Suite struct SampleMailTests {
  /// Those that another reader reads differently, and why.
  private static let others: Set<String> = [
    // Character sets that are not in the table.
    "japanese_iso_2022.eml", "japanese_shift_jis.eml", "ks_c_5601-1987.eml", "raw_email.eml",
    "raw_email_double_at_in_header.eml", "raw_email_string_in_date_field.eml",
    "raw_email_with_partially_quoted_subject.eml",
    // Bytes that their character set does not have: read as Windows-1252 here.
    "attachment_pdf_non_ascii.eml", "attachment_pdf_non_ascii_lf.eml", "raw_email6.eml",
    "content_transfer_encoding_7-bit.eml", "content_transfer_encoding_plain.eml",
    "raw_email10.eml",
    // A second text behind the first; a report without a text; a broken header line.
    "raw_email4.eml", "multipart_report_multiple_status.eml", "example13.eml",
  ]

  @Test func `mails of the wild are read as another reader reads them`() throws {
    let oracle = try SharedSamples.decoded([String: Oracle].self, from: "samples/mail-oracle.json")
    for (path, expected) in oracle ?? [:] {
      guard let bytes = SharedSamples.bytes("samples/\(path)") else { continue }
      let read = try MailMessage(parsing: bytes)
      #expect(read.inReplyTo == expected.inReplyTo, "\(path)")
      #expect(read.references == expected.references, "\(path)")
      let name = String(path.split(separator: "/").last ?? "")
      guard let text = expected.text, !Self.others.contains(name) else { continue }
      #expect(words(read.text) == words(text), "\(path)")
    }
  }

  private func words(_ text: String) -> [Substring] {
    text.split { $0.isNewline || $0 == " " || $0 == "\t" }
  }
}

private struct Oracle: Decodable {
  let inReplyTo: [String]
  let references: [String]
  let text: String?

  enum CodingKeys: String, CodingKey {
    case text
    case inReplyTo = "in_reply_to_ids"
    case references = "reference_ids"
  }
}
