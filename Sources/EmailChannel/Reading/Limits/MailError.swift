/// Why a mail cannot be read.
///
/// Only limits are reasons: whatever is written wrongly in a mail is read as well as it goes.
public struct MailError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The limit that is exceeded.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// The mail has more bytes than the limit.
    case tooLarge(limit: Int)
    /// The text has more bytes than the limit once it is decoded.
    case textTooLarge(limit: Int)
    /// The mail has more parts than the limit.
    case tooManyParts(limit: Int)
    /// Containers are nested deeper than the limit.
    case tooDeep(limit: Int)
    /// A header has more fields than the limit.
    case tooManyFields(limit: Int)
    /// A header has more bytes than the limit.
    case headerTooLarge(limit: Int)
    /// A field has more bytes than the limit.
    case fieldTooLarge(limit: Int)
    /// A field has more addresses than the limit.
    case tooManyAddresses(limit: Int)
    /// A field has more identifiers than the limit.
    case tooManyReferences(limit: Int)
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) { self.code = code }

  /// A sentence for developers; it holds nothing of the mail.
  public var description: String {
    switch code {
    case .tooLarge(let limit): "the mail has more than \(limit) bytes"
    case .textTooLarge(let limit): "the text of the mail has more than \(limit) bytes"
    case .tooManyParts(let limit): "the mail has more than \(limit) parts"
    case .tooDeep(let limit): "the parts of the mail are nested deeper than \(limit)"
    case .tooManyFields(let limit): "a header of the mail has more than \(limit) fields"
    case .headerTooLarge(let limit): "a header of the mail has more than \(limit) bytes"
    case .fieldTooLarge(let limit): "a header field has more than \(limit) bytes"
    case .tooManyAddresses(let limit): "a header field has more than \(limit) addresses"
    case .tooManyReferences(let limit): "a header field has more than \(limit) identifiers"
    }
  }
}
