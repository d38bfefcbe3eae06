/// Why email cannot be set up as it was asked.
public struct EmailSetupError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// The domain of message identifiers is no domain in ASCII.
    case invalidDomain
    /// A mailbox is no address that mail can be sent from.
    case invalidMailbox
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) { self.code = code }

  /// A sentence for developers that names the remedy.
  public var description: String {
    switch code {
    case .invalidDomain:
      "The domain must be letters, digits, hyphens and full stops; use the xn-- form."
    case .invalidMailbox: "A mailbox must be an address such as support@example.com."
    }
  }
}
