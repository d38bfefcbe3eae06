/// Why an envelope or one of its addresses is refused.
public struct MailEnvelopeError: Error, Sendable, Equatable {
  /// What is wrong.
  @nonexhaustive
  public enum Code: Sendable, Equatable {
    /// There is not exactly one `@` with something on both sides.
    case notAnAddress
    /// The address is longer than ``EnvelopeAddress/longest``.
    case addressTooLong
    /// White space, a control or invisible character, quotes or brackets.
    case forbiddenCharacter
    /// The address begins with `-`, `|` or `/`, or its domain with `-` or a full stop.
    case forbiddenFirstCharacter
    /// Nobody would get the mail.
    case noRecipients
    /// More recipients than ``MailEnvelope/mostRecipients``.
    case tooManyRecipients
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) {
    self.code = code
  }
}

extension MailEnvelopeError: CustomStringConvertible {
  /// A sentence for developers; it holds nothing of the address.
  public var description: String {
    switch code {
    case .notAnAddress:
      "An envelope address needs a local part, one @ and a domain."
    case .addressTooLong:
      "An envelope address is longer than \(EnvelopeAddress.longest) bytes."
    case .forbiddenCharacter:
      "An envelope address holds white space, a control character, quotes or brackets."
    case .forbiddenFirstCharacter:
      "An envelope address begins like an option, a pipe or a path."
    case .noRecipients:
      "An envelope needs a recipient."
    case .tooManyRecipients:
      "An envelope has more than \(MailEnvelope.mostRecipients) recipients; send several mails."
    }
  }
}
