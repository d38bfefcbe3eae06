/// A promise that an implementation does not keep.
public struct CheckFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The check that has found it.
  public let check: String
  /// What was promised.
  public let expected: String
  /// What was seen instead.
  public let seen: String

  /// Describes a broken promise.
  public init(check: String, expected: String, seen: String) {
    self.check = check
    self.expected = expected
    self.seen = seen
  }

  /// All of it in one line.
  public var description: String { "\(check): expected \(expected), but saw \(seen)" }
}
