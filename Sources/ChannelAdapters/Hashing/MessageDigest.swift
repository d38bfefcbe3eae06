/// The result of a hash function or of HMAC: a few bytes, compared in constant time.
public struct MessageDigest: Sendable, Hashable {
  /// The raw bytes: 20 for SHA-1, 32 for SHA-256.
  ///
  /// Compare digests, or use ``ConstantTime``; `==` on the arrays stops at the first difference.
  public let bytes: [UInt8]

  /// Wraps bytes that a hash function made or that arrived as a signature.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The bytes as lower-case hexadecimal digits.
  public var hexadecimal: String { HexadecimalCoding.encode(bytes) }

  /// The bytes in padded base64 (RFC 4648 section 4).
  public var base64: String { Base64Coding.encode(bytes) }

  /// Compares all bytes, whatever the first ones say.
  public static func == (left: Self, right: Self) -> Bool {
    ConstantTime.areEqual(left.bytes, right.bytes)
  }
}
