/// HMAC (RFC 2104): a digest that only a holder of the key can make.
///
/// ```swift
/// var hasher = KeyedHasher<SHA256Hasher>(key: key)
/// hasher.update(body)
/// let signature = hasher.finalize().hexadecimal
/// ```
///
/// To check what somebody else signed, use ``SecretSet``: it compares in constant time and knows
/// several active secrets.
public struct KeyedHasher<Hasher: MessageHasher>: Sendable {
  private var inner = Hasher()
  private var outer = Hasher()

  /// Prepares a key of any length; one longer than a block is hashed first, as RFC 2104 asks.
  ///
  /// Copies of a prepared hasher save this work when many messages are signed with one key.
  public init(key: some Collection<UInt8>) {
    var padded =
      key.count > Hasher.blockByteCount ? Hasher.digest(of: key).bytes : Array(key)
    padded.append(contentsOf: repeatElement(0, count: Hasher.blockByteCount - padded.count))
    inner.update(padded.map { $0 ^ 0x36 })
    outer.update(padded.map { $0 ^ 0x5c })
  }

  /// Feeds the next bytes of the message.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    inner.update(bytes)
  }

  /// The code for all bytes fed so far; the hasher itself does not change and can be fed on.
  public func finalize() -> MessageDigest {
    var last = outer
    last.update(inner.finalize().bytes)
    return last.finalize()
  }

  /// The code of a message that is at hand as a whole.
  public static func code(
    for message: some Collection<UInt8>,
    key: some Collection<UInt8>
  ) -> MessageDigest {
    var hasher = Self(key: key)
    hasher.update(message)
    return hasher.finalize()
  }
}

// The state of the hashers is as good as the key, so that it must not be printed either.
extension KeyedHasher: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `‹redacted›`.
  public var description: String { "‹redacted›" }

  /// Always `‹redacted›`.
  public var debugDescription: String { "‹redacted›" }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
