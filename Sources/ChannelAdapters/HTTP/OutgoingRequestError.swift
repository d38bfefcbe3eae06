/// Why a request cannot be made.
public struct OutgoingRequestError: Error, Sendable, Equatable {
  /// What is wrong with the URL.
  @nonexhaustive
  public enum Code: Sendable, Equatable {
    /// Neither `http` nor `https`.
    case unsupportedScheme
    /// The URL names no host.
    case noHost
    /// A user or a password stands in the URL, where every log would show it.
    case credentialsInURL
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) {
    self.code = code
  }
}

extension OutgoingRequestError: CustomStringConvertible {
  /// A sentence for developers that names the remedy; it holds nothing of the URL.
  public var description: String {
    switch code {
    case .unsupportedScheme:
      "A request needs an http or https URL."
    case .noHost:
      "A request needs a URL with a host."
    case .credentialsInURL:
      "A URL must not hold a user or a password; send them in an Authorization header."
    }
  }
}
