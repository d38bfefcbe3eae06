import ConversationCore

/// Why a storage could not do what it was asked.
public struct StorageError: Error, Sendable, CustomStringConvertible {
  /// The reasons, to branch on.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// A record has another version than was expected, or a guard does not hold: load and decide
    /// again. Nothing was changed.
    case conflict
    /// Claims are taken already: all of those that are. Nothing was changed.
    case duplicate([ClaimKey])
    /// The storage cannot be reached. Nothing was changed.
    case unavailable
    /// The change may have happened: commit the same batch again, and the answer is certain.
    case unknownOutcome
    /// A stored record cannot be read.
    case corrupt
  }

  /// The reason.
  public let code: Code
  /// What a developer needs to know.
  ///
  /// No customer data.
  public let detail: String
  /// What the storage's own library said, if it did.
  public let cause: (any Error)?

  /// Creates an error.
  public init(_ code: Code, _ detail: String = "", cause: (any Error)? = nil) {
    self.code = code
    self.detail = detail
    self.cause = cause
  }

  /// The reason and its detail.
  public var description: String {
    let reason =
      switch code {
      case .conflict: "a record has changed since it was read: load it and decide again"
      case .duplicate(let keys): "\(keys.count) claims are taken already"
      case .unavailable: "the storage cannot be reached, and nothing was changed"
      case .unknownOutcome: "the change may have happened: commit the same batch again"
      case .corrupt: "a stored record cannot be read"
      }
    return detail.isEmpty ? reason : "\(reason) (\(detail))"
  }
}
