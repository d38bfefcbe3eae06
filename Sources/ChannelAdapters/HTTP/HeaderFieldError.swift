/// Why a header field is refused.
public struct HeaderFieldError: Error, Sendable, Equatable {
  /// What is wrong with the field.
  @nonexhaustive
  public enum Code: Sendable, Equatable {
    /// The name is empty or holds something else than a token of RFC 9110.
    case invalidName
    /// The name is longer than ``HeaderField/longestName``.
    case nameTooLong
    /// The value holds CR, LF, NUL or another control character.
    case controlCharacterInValue
    /// The value is longer than ``HeaderField/longestValue``.
    case valueTooLong
    /// A user holds a colon, or a token is no UTF-8 text.
    case invalidCredentials
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) {
    self.code = code
  }
}

extension HeaderFieldError: CustomStringConvertible {
  /// A sentence for developers; it holds nothing of the field itself.
  public var description: String {
    switch code {
    case .invalidName:
      "A header name must be letters, digits and the marks that RFC 9110 5.6.2 allows."
    case .nameTooLong:
      "A header name is longer than \(HeaderField.longestName) bytes."
    case .controlCharacterInValue:
      "A header value holds a control character; encode it, or refuse the text it came from."
    case .valueTooLong:
      "A header value is longer than \(HeaderField.longestValue) bytes."
    case .invalidCredentials:
      "A user must not hold a colon, and a bearer token must be text."
    }
  }
}
