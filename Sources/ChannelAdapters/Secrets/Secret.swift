/// Bytes that must not be seen: an auth token, an app secret, a signing key.
///
/// Whatever prints a secret, or prints a value that holds one, prints `‹redacted›`: interpolation,
/// `print`, `dump`, mirrors. It is not `Codable`, so that no encoder can write it down by
/// accident, and not `Hashable`, so that its hash value cannot give hints. The bytes come out by
/// ``withBytes(_:)`` only, which is easy to find in a review.
///
/// The memory is not wiped when a secret goes away: Swift may have copied it by then.
public struct Secret: Sendable {
  private let bytes: [UInt8]

  /// Keeps the bytes as a secret.
  ///
  /// - Throws: ``SecretError`` when there are none. An empty key signs just as well as a good
  ///   one, so that a variable missing from the environment would otherwise go unnoticed.
  public init(bytes: some Collection<UInt8>) throws(SecretError) {
    guard !bytes.isEmpty else { throw SecretError(.emptySecret) }
    self.bytes = Array(bytes)
  }

  /// Keeps the UTF-8 bytes of a text, exactly as it is: a line end at its end counts.
  ///
  /// - Throws: ``SecretError`` when the text is empty.
  public init(_ text: String) throws(SecretError) {
    try self.init(bytes: text.utf8)
  }

  /// Lends the bytes to a closure, for example to write an `Authorization` header.
  ///
  /// Let no copy outlive the closure that is not itself kept secret.
  public func withBytes<Result, Failure: Error>(
    _ body: ([UInt8]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(bytes)
  }
}

extension Secret: Equatable {
  /// Whether both hold the same bytes, in constant time.
  public static func == (left: Self, right: Self) -> Bool {
    ConstantTime.areEqual(left.bytes, right.bytes)
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `‹redacted›`.
  public var description: String { "‹redacted›" }

  /// Always `‹redacted›`.
  public var debugDescription: String { "‹redacted›" }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
