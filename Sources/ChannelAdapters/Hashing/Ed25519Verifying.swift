/// Checks Ed25519 signatures (RFC 8032) with a library that the host already has.
///
/// The SDK brings no public-key cryptography of its own. A host that receives webhooks signed
/// this way (Telnyx, `v1a` of Standard Webhooks) supplies a few lines:
///
/// ```swift
/// struct CryptoKitVerifier: Ed25519Verifying {
///   func isValid(signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) throws -> Bool {
///     try Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
///       .isValidSignature(signature, for: message)
///   }
/// }
/// ```
public protocol Ed25519Verifying: Sendable {
  /// Whether the holder of the private key signed exactly this message.
  ///
  /// - Parameters:
  ///   - signature: The 64 bytes of the signature; any other length is `false`.
  ///   - message: The signed bytes.
  ///   - publicKey: The 32 bytes of the public key.
  /// - Returns: `false` for a signature that does not match.
  /// - Throws: Only when the check could not be made, for example because the key is malformed.
  func isValid(signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) throws -> Bool
}
