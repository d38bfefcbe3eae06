/// Something that is written wrongly in a mail, and was read all the same.
public struct MailDefect: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong; the raw value is what reports show.
  @nonexhaustive
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A header ends at a line that is no field, without the empty line before the body.
    case missingHeaderEnd = "missing-header-end"
    /// A field that may stand once stands several times; the first counts (RFC 5322 section 3.6).
    case duplicateField = "duplicate-field"
    /// The mail names no author.
    case missingAuthor = "missing-author"
    /// A field holds something that is no address.
    case invalidAddress = "invalid-address"
    /// The date cannot be read.
    case invalidDate = "invalid-date"
    /// An identifier has no angle brackets, or nothing that could be one.
    case invalidIdentifier = "invalid-identifier"
    /// An encoded word cannot be read, and stays as it is (RFC 2047).
    case invalidEncodedWord = "invalid-encoded-word"
    /// Nobody knows the character set: the text is read as UTF-8 or as far as it is ASCII.
    case unknownCharset = "unknown-charset"
    /// The text holds bytes that its character set does not have.
    case invalidCharacters = "invalid-characters"
    /// Nobody knows the transfer encoding: the bytes are taken as they are.
    case unknownTransferEncoding = "unknown-transfer-encoding"
    /// The transfer encoding is broken in places, which are skipped or kept as they are.
    case invalidTransferEncoding = "invalid-transfer-encoding"
    /// A container states no boundary, or one that cannot be.
    case missingBoundary = "missing-boundary"
    /// A container has no delimiter at all: what is in it is read as text, or by the delimiter that
    /// it evidently uses.
    case missingDelimiter = "missing-delimiter"
    /// A container has no final delimiter: it ends with what it stands in.
    case missingFinalDelimiter = "missing-final-delimiter"
  }

  /// What is wrong.
  public let kind: Kind

  /// The position in ``MailMessage/parts`` of the part that it is about; `nil` for the mail itself.
  public let part: Int?

  /// How many are noted: whoever reads a mail with more is told enough.
  static let most = 100

  init(_ kind: Kind, part: Int? = nil) {
    self.kind = kind
    self.part = part
  }

  /// The raw value, with the number of the part behind it.
  public var description: String {
    part.map { "\(kind.rawValue) (part \($0))" } ?? kind.rawValue
  }
}
