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
/// mail.text           // what Anna wrote, and what she quoted
/// ```
///
/// Any bytes are a mail: whatever is written wrongly is read as well as it goes, in linear time, and
/// noted in ``defects``. Only what is beyond a limit is refused.
public struct MailMessage: Sendable {
  /// The header.
  public let headers: MailHeaders
  /// All authors; most mails have one.
  public let authors: [MailAddress]
  /// Whom it was sent to, as the mail itself says.
  public let to: [MailAddress]
  /// Who got a copy, as the mail itself says.
  public let copied: [MailAddress]
  /// Where its author wants answers to go.
  public let replyTo: [MailAddress]
  /// The subject, on one line.
  public let subject: String
  /// When its author says that it was sent.
  public let date: Date?
  /// Its own identifier, with angle brackets where its author has written any.
  public let messageID: String?
  /// The mails that it answers.
  public let inReplyTo: [String]
  /// The mails before it in its thread, the oldest first.
  public let references: [String]
  /// The parts that have content of their own, in their order.
  public let parts: [MailPart]
  /// The text for people, with LF at the end of lines and without white space at its end: the plain
  /// one if there is one, otherwise the words of the HTML.
  public let text: String
  /// Whether ``text`` was written as plain text, rather than being the words of the HTML.
  public let isPlainText: Bool
  /// The HTML, as the sender wrote it; never show it without sanitising.
  public let html: String?
  /// The positions in ``parts`` of what is a file: attachments, pictures, mails in the mail.
  public let files: [Int]
  /// What is written wrongly in it; a hundred defects at most are noted.
  public let defects: [MailDefect]
  /// Where in ``text``, in bytes, the HTML has marked the beginning of what is quoted.
  let quoteStart: Int?
  /// The kind of a container around all parts, such as `report`, and what its type says further.
  let container: (kind: String, type: MailParameters)?
  /// Everything behind the header.
  private let body: ArraySlice<UInt8>

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
    let envelope = try MailFields(headers, limits: limits)
    let tree = try PartTree(bytes, header: header, limits: limits)
    let body = try BodyText(tree, limits: limits)
    self.headers = headers
    authors = envelope.authors
    to = envelope.to
    copied = envelope.copied
    replyTo = envelope.replyTo
    subject = envelope.subject
    date = envelope.date
    messageID = envelope.messageID
    inReplyTo = envelope.inReplyTo
    references = envelope.references
    parts = tree.parts
    text = body.text
    isPlainText = body.isPlain
    html = body.html
    files = body.files
    quoteStart = body.quoteStart
    let found = envelope.defects.map { MailDefect($0) } + tree.defects + body.defects
    defects = Array(found.prefix(MailDefect.most))
    container = tree.rootKind.map { ($0, tree.rootType ?? MailParameters([])) }
    self.body = bytes[header.bodyStart...]
  }

  /// The first author.
  public var from: MailAddress? { authors.first }

  /// What tells two mails without an identifier apart: a hash of date, author, subject and body,
  /// worked out each time.
  public var contentHash: MessageDigest {
    var hasher = SHA256Hasher()
    for name in ["Date", "From", "Subject"] {
      hasher.update(headers[name]?.value ?? [])
      hasher.update([0])
    }
    hasher.update(body)
    return hasher.finalize()
  }
}
