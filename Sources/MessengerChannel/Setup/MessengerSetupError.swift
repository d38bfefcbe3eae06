/// Why Messenger or WhatsApp cannot be set up as it was asked.
public struct MessengerSetupError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// A page's id is no number.
    case invalidPageID
    /// A WhatsApp number is not in E.164 form.
    case invalidNumber
    /// The id of a WhatsApp number is no number, or its account has no id.
    case invalidNumberID
    /// Two WhatsApp numbers are the same, or have the same id.
    case duplicateNumber
    /// An access token cannot stand in a header; a line end at its end is the usual reason.
    case invalidAccessToken
    /// Two pages have the same id.
    case duplicatePage
    /// The address of the Graph API is no `http` or `https` URL with a host and without a query.
    case invalidEndpoint
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) { self.code = code }

  /// A sentence for developers that names the remedy.
  public var description: String {
    switch code {
    case .invalidPageID: "A page's id must be a number of at most 32 digits."
    case .invalidNumber: "A WhatsApp number must be in E.164 form, such as +15555550123."
    case .invalidNumberID:
      "A WhatsApp number's id must be a number of at most 32 digits, and its account needs an id."
    case .duplicateNumber:
      "Two WhatsApp numbers are the same or have the same id; keep the one with the valid token."
    case .invalidAccessToken:
      "An access token cannot stand in a header; remove line ends around it."
    case .duplicatePage: "Two pages have the same id; keep the one with the valid token."
    case .invalidEndpoint:
      "The Graph API's address must be an http or https URL with a host and without a query."
    }
  }
}
