public import ChannelAdapters

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A mail, read from the bytes of RFC 5322.
///
/// ```swift
/// let mail = try MailMessage(parsing: bytes)
/// mail.from?.address  // "anna@example.com"
/// mail.text           // what Anna wrote
/// ```
///
/// Any bytes are a mail: whatever is written wrongly is read as well as it goes, in linear time.
/// Only what is beyond a limit is refused.
public struct MailMessage: Sendable {
  /// The header.
  public let headers: MailHeaders
  /// The first author.
  public let from: MailAddress?
  /// Whom it was sent to, as the mail itself says.
  public let to: [MailAddress]
  /// Who got a copy, as the mail itself says.
  public let copied: [MailAddress]
  /// The subject, on one line.
  public let subject: String
  /// When its author says that it was sent.
  public let date: Date?
  /// Its own identifier, with angle brackets.
  public let messageID: String?
  /// The mails that it answers.
  public let inReplyTo: [String]
  /// The mails before it in its thread, the oldest first.
  public let references: [String]
  /// The parts that have content of their own, in their order.
  public let parts: [MailPart]
  /// The text for people, with LF at the end of lines: the plain one if there is one, otherwise
  /// the words of the HTML.
  public let text: String
  /// The HTML, as the sender wrote it; never show it without sanitising.
  public let html: String?
  /// The positions in ``parts`` of what is a file: attachments, pictures, mails in the mail.
  public let files: [Int]
  /// What tells two mails without an identifier apart: a hash of date, author, subject and body.
  public let contentHash: MessageDigest

  /// Reads a mail.
  ///
  /// - Throws: ``MailError`` for a mail beyond one of the limits.
  public init(
    parsing bytes: [UInt8],
    limits: MailLimits = MailLimits()
  ) throws(MailError) {
    guard bytes.count <= limits.messageBytes else {
      throw MailError(.tooLarge(limit: limits.messageBytes))
    }
    let header = try HeaderBlock(bytes, in: 0..<bytes.count, limits: limits)
    let headers = MailHeaders(header.fields)
    func value(_ name: String) -> [UInt8] { headers[name]?.value ?? [] }
    func addresses(_ name: String) throws(MailError) -> [MailAddress] {
      try AddressList(value(name), limit: limits.addresses).addresses
    }
    // Some programs write one field for each identifier.
    func identifiers(_ name: String) throws(MailError) -> [String] {
      let values = headers.all(name).map(\.value).joined(separator: [0x20])
      return try MessageIdentifiers(Array(values), limit: limits.references).all
    }
    from = try addresses("From").first
    to = try addresses("To")
    copied = try addresses("Cc")
    messageID = try identifiers("Message-ID").first
    inReplyTo = try identifiers("In-Reply-To")
    references = try identifiers("References")
    subject = headers["Subject"]?.text ?? ""
    date = MailDate.date(value("Date"))
    let tree = try PartTree(bytes, header: header, limits: limits)
    let body = try BodyText(tree, limits: limits)
    parts = tree.parts
    text = body.text
    html = body.html
    files = body.files
    self.headers = headers
    var hasher = SHA256Hasher()
    for name in ["Date", "From", "Subject"] {
      hasher.update(value(name))
      hasher.update([0])
    }
    hasher.update(bytes[header.bodyStart...])
    contentHash = hasher.finalize()
  }
}
