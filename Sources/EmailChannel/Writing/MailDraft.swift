#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A mail that is to be written.
///
/// ```swift
/// var draft = MailDraft(
///   messageID: "<1@mail.example.com>", date: now,
///   from: MailDraft.Person("support@example.com", name: "Support"),
///   to: [MailDraft.Person("anna@example.com")],
///   subject: "Your order", text: "It left today."
/// )
/// let bytes = try draft.write()
/// ```
///
/// All values may come from people: what would make a field of its own is refused, everything else
/// is folded, quoted and encoded so that every server takes it.
public struct MailDraft: Hashable, Sendable {
  /// An address with the name that is shown for it.
  public struct Person: Hashable, Sendable {
    /// The address.
    public var address: String
    /// The name, in any letters.
    public var name: String?

    /// States an address.
    public init(_ address: String, name: String? = nil) {
      self.address = address
      self.name = name
    }
  }

  /// A file with its bytes.
  public struct File: Hashable, Sendable {
    /// The name that is shown for it, in any letters.
    public var name: String?
    /// The media type, such as `image/png`.
    public var mediaType: String
    /// The bytes.
    public var content: [UInt8]
    /// The identifier by which the HTML refers to it, without angle brackets; `nil` for an
    /// attachment.
    public var contentID: String?

    /// Describes a file.
    public init(name: String?, mediaType: String, content: [UInt8], contentID: String? = nil) {
      self.name = name
      self.mediaType = mediaType
      self.content = content
      self.contentID = contentID
    }
  }

  /// The identifier, with angle brackets; another one for each mail.
  public var messageID: String
  /// When it is written.
  public var date: Date
  /// Who writes it.
  public var from: Person
  /// Whom it goes to.
  public var to: [Person]
  /// Who gets a copy.
  public var copied: [Person] = []
  /// Where answers are to go, if not to its author.
  public var replyTo: Person?
  /// The subject.
  public var subject: String
  /// The text.
  public var text: String
  /// The same as HTML, for programs that show it.
  public var html: String?
  /// The files.
  public var files: [File] = []
  /// The mail that it answers, with angle brackets.
  public var inReplyTo: String?
  /// The mails before that one in its thread, the oldest first.
  public var references: [String] = []
  /// Whether a program has written it: it says so, so that no other program answers (RFC 3834).
  public var isAutomatic = false

  /// Describes a mail; what it may have besides is set afterwards.
  public init(
    messageID: String,
    date: Date,
    from: Person,
    to: [Person],
    subject: String,
    text: String
  ) {
    self.messageID = messageID
    self.date = date
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
  }

  /// The mail in the form of RFC 5322: in ASCII, unless an address itself is not (RFC 6532), on lines
  /// of at most 78 bytes where there is a place to fold.
  ///
  /// - Throws: ``MailWritingError`` for a value that cannot stand in a mail.
  public func write() throws(MailWritingError) -> [UInt8] {
    guard !to.isEmpty else { throw MailWritingError(.noRecipients) }
    var header = HeaderWriter()
    try header.append("Date", tokens: [MailDate.text(date)])
    try header.append("From", people: [from])
    try header.append("To", people: to)
    if !copied.isEmpty { try header.append("Cc", people: copied) }
    if let replyTo { try header.append("Reply-To", people: [replyTo]) }
    try header.append("Subject", text: subject)
    try header.append("Message-ID", identifiers: [messageID])
    if let inReplyTo {
      try header.append("In-Reply-To", identifiers: [inReplyTo])
      let earlier = references.filter { $0 != inReplyTo }
      try header.append(
        "References",
        identifiers: ThreadReferences.trimmed(earlier + [inReplyTo])
      )
    }
    if isAutomatic { try header.append("Auto-Submitted", tokens: ["auto-replied"]) }
    try header.append("MIME-Version", tokens: ["1.0"])
    return header.bytes + (try MailBody(self).bytes)
  }
}
