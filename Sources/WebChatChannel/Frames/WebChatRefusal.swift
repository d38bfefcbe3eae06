/// Why a frame of a visitor was not taken, as the widget is told.
public struct WebChatRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reasons; the raw values stand in frames.
  @nonexhaustive
  public enum Code: String, CaseIterable, Hashable, Sendable {
    /// The frame has more bytes than is taken.
    case tooLarge = "too-large"
    /// The frame is none, or a member is missing or wrong.
    case malformed
    /// The frame is of a version that is not spoken here.
    case unsupportedVersion = "unsupported-version"
    /// The frame is of a type that is not known here; the connection goes on.
    case unknownType = "unknown-type"
    /// The first frame of a connection must be `hello`.
    case helloFirst = "hello-first"
    /// The proof of who the visitor is does not hold.
    case identityRefused = "identity-refused"
    /// The text has more characters than is taken.
    case textTooLong = "text-too-long"
    /// There are more files than is taken, or one that nobody has uploaded here.
    case fileRefused = "file-refused"
    /// Too much in too short a time; `retryAfter` says when to come back.
    case tooOften = "too-often"
    /// The business does not take this message; sending it again changes nothing.
    case notTaken = "not-taken"
    /// Nothing can be stored now; `retryAfter` says when to send it again.
    case unavailable
  }

  /// The reason.
  public let code: Code
  /// What is wrong, for the widget's developers; it holds nothing of the frame.
  public let explanation: String
  /// The browser's id of the frame, where it could be read.
  public let frame: String?
  /// After how many seconds the same frame may be sent again.
  public let retryAfter: Int?

  /// Refuses a frame.
  public init(_ code: Code, _ explanation: String, frame: String? = nil, retryAfter: Int? = nil) {
    self.code = code
    self.explanation = explanation
    self.frame = frame
    self.retryAfter = retryAfter
  }

  /// The code and the explanation.
  public var description: String { "\(code.rawValue): \(explanation)" }
}
