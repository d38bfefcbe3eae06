/// Why a secret or a set of secrets cannot be made.
public struct SecretError: Error, Sendable, Equatable {
  /// What is missing.
  @nonexhaustive
  public enum Code: Sendable, Equatable {
    /// The secret has no bytes.
    case emptySecret
    /// The secret is not in the form in which it is handed out.
    case malformedSecret
    /// The list has no secrets.
    case noSecrets
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) {
    self.code = code
  }
}

extension SecretError: CustomStringConvertible {
  /// A sentence for developers that names the remedy.
  public var description: String {
    switch code {
    case .emptySecret:
      "A secret is empty; check the variable or file that it is read from."
    case .malformedSecret:
      "A secret is not `whsec_` and 24 to 64 bytes in base64; copy the whole of it."
    case .noSecrets:
      "There is no secret; at least one must be active to sign and to verify."
    }
  }
}
