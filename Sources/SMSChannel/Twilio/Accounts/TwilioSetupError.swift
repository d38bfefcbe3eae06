/// Why Twilio cannot be set up as it was asked.
public struct TwilioSetupError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// The account is not `AC` and 32 hexadecimal digits.
    case invalidAccountSID
    /// The key's name or the account cannot stand in an `Authorization` header.
    case invalidCredentials
    /// The address of the API is no `http` or `https` URL with a host and without a query.
    case invalidEndpoint
    /// The address for status callbacks is no `http` or `https` URL.
    case invalidStatusCallback
    /// The messaging service is not `MG` and 32 hexadecimal digits.
    case invalidMessagingService
    /// The validity is not 1 to 36,000 seconds.
    case invalidValidity
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) { self.code = code }

  /// A sentence for developers that names the remedy.
  public var description: String {
    switch code {
    case .invalidAccountSID:
      "The account SID must be AC and 32 hexadecimal digits; copy it from Twilio's console."
    case .invalidCredentials:
      "The API key's SID cannot stand in a header; copy it from Twilio's console."
    case .invalidEndpoint:
      "The API's address must be an http or https URL with a host and without a query."
    case .invalidStatusCallback:
      "The address for status callbacks must be an http or https URL that Twilio can reach."
    case .invalidMessagingService:
      "The messaging service must be MG and 32 hexadecimal digits; copy it from Twilio's console."
    case .invalidValidity: "The validity of messages must be 1 to 36,000 seconds."
    }
  }
}
