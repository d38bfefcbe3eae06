/// Why a provider of text messages cannot be set up as it was asked.
public struct ProviderSetupError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// The address of the API is no `http` or `https` URL with a host and without a query.
    case invalidEndpoint
    /// The address for reports is no `http` or `https` URL.
    case invalidCallback
    /// A name or key cannot stand where it has to.
    case invalidCredentials
    /// The public key is not 32 bytes in base64.
    case invalidPublicKey
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) { self.code = code }

  /// A sentence for developers that names the remedy.
  public var description: String {
    switch code {
    case .invalidEndpoint:
      "The API's address must be an http or https URL with a host and without a query."
    case .invalidCallback:
      "The address for reports must be an http or https URL that the provider can reach."
    case .invalidCredentials:
      "A name or key of the account is empty or has characters that no such name has."
    case .invalidPublicKey:
      "The public key must be 32 bytes in base64; copy it from the provider's console."
    }
  }
}
