/// Why a mail cannot be written.
public struct MailWritingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// A control character stands in what would become a header field: whoever wrote it would write
    /// fields of their own.
    case controlCharacterInHeader
    /// Something that is no address stands where one belongs.
    case invalidAddress
    /// Something that is no identifier stands where one belongs.
    case invalidIdentifier
    /// The media type of a file is none.
    case invalidMediaType
    /// Nobody is named whom the mail goes to.
    case noRecipients
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) { self.code = code }

  /// A sentence for developers that names the remedy and holds nothing of the mail.
  public var description: String {
    switch code {
    case .controlCharacterInHeader:
      "a subject or name holds a line end or another control character: take it out"
    case .invalidAddress: "an address is not like support@example.com"
    case .invalidIdentifier: "an identifier is not like <left@right>, in printable ASCII"
    case .invalidMediaType: "a media type is not like text/plain, in lower-case ASCII"
    case .noRecipients: "state at least one address to send to"
    }
  }
}
