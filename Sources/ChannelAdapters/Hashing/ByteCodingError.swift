/// Why a text is not the hexadecimal or base64 form of any bytes.
public struct ByteCodingError: Error, Sendable, Equatable {
  /// What is wrong with the text.
  @nonexhaustive
  public enum Code: Sendable, Equatable {
    /// A byte that the alphabet does not have; spaces and line ends count.
    case invalidCharacter
    /// The text ends inside a byte, or padding is missing.
    case incomplete
    /// Padding where none belongs, or more of it than belongs there.
    case misplacedPadding
    /// Bits after the last byte that are not zero: a second spelling of the same bytes.
    case leftoverBits
  }

  /// What to branch on.
  public let code: Code

  /// The offset in UTF-8 bytes at which decoding stopped.
  public let position: Int

  init(_ code: Code, position: Int) {
    self.code = code
    self.position = position
  }
}

extension ByteCodingError: CustomStringConvertible {
  /// A sentence for developers; it holds nothing of the text itself.
  public var description: String {
    let problem =
      switch code {
      case .invalidCharacter: "a character outside of the alphabet; remove spaces and line ends"
      case .incomplete: "the end of the text inside of a byte; was it cut off?"
      case .misplacedPadding: "padding that does not belong there"
      case .leftoverBits: "bits that belong to no byte; the text was altered"
      }
    return "Decoding stopped at byte \(position): \(problem)."
  }
}
