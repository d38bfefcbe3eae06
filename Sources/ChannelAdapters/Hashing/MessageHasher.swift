/// A hash function over bytes, fed piece by piece.
///
/// The names of this module (`SHA256Hasher`, ``KeyedHasher``, ``MessageDigest``) stay clear of
/// those of CryptoKit and swift-crypto, so that one file can import both. Where either of them is
/// at hand, a host may conform its own wrapper to this protocol and use it with ``KeyedHasher``
/// and ``SecretSet``; results are the same bytes.
///
/// ```swift
/// var hasher = SHA256Hasher()
/// hasher.update("id.".utf8)
/// hasher.update(body)
/// let digest = hasher.finalize()
/// ```
public protocol MessageHasher: Sendable {
  /// The number of bytes that one round of compression takes; HMAC pads its key to it.
  static var blockByteCount: Int { get }

  /// The number of bytes in a digest.
  static var digestByteCount: Int { get }

  /// Makes a hasher that has seen no bytes.
  init()

  /// Feeds the next bytes of the message; splitting a message differently changes nothing.
  mutating func update(_ bytes: some Collection<UInt8>)

  /// The digest of all bytes fed so far; the hasher itself does not change and can be fed on.
  func finalize() -> MessageDigest
}

extension MessageHasher {
  /// The digest of a message that is at hand as a whole.
  public static func digest(of bytes: some Collection<UInt8>) -> MessageDigest {
    var hasher = Self()
    hasher.update(bytes)
    return hasher.finalize()
  }
}
