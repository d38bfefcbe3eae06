/// Why bytes are not a form.
public struct FormDecodingError: Error, Sendable, Equatable {
  /// What is wrong with the form.
  @nonexhaustive
  public enum Code: Sendable, Equatable {
    /// A `%` without two hexadecimal digits behind it.
    case invalidPercentEncoding
    /// A name or value whose bytes are no UTF-8.
    case invalidUTF8
    /// More bytes than the limit.
    case tooManyBytes(limit: Int)
    /// More fields than the limit.
    case tooManyFields(limit: Int)
  }

  /// What to branch on.
  public let code: Code

  /// The offset in the encoded bytes: of the `%`, or of the name or value that is no UTF-8, or of
  /// what is beyond the limit.
  public let position: Int

  init(_ code: Code, position: Int) {
    self.code = code
    self.position = position
  }
}

extension FormDecodingError: CustomStringConvertible {
  /// A sentence for developers; it holds nothing of the form itself.
  public var description: String {
    let problem =
      switch code {
      case .invalidPercentEncoding: "a percent sign is not followed by two hexadecimal digits"
      case .invalidUTF8: "a name or value is no UTF-8"
      case .tooManyBytes(let limit): "the form has more than \(limit) bytes; raise the limit"
      case .tooManyFields(let limit): "the form has more than \(limit) fields; raise the limit"
      }
    return "The form cannot be read at byte \(position): \(problem)."
  }
}
