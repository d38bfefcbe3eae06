public import ChannelAdapters

/// The signature of Meta's webhooks, `X-Hub-Signature-256`.
///
/// It is the HMAC-SHA-256 of the raw body in lower-case hexadecimal digits. Meta escapes
/// characters in its JSON in its own way: a body that was decoded and encoded again does not fit
/// any more. It proves the app, not the page.
public enum MetaSignature: Sendable {
  /// The header that carries it; the older one with SHA-1 is never looked at.
  public static let header = "X-Hub-Signature-256"

  private static let prefix = "sha256="

  /// Signs a body as Meta does: for the tests of hosts, and for payloads of one's own making.
  ///
  /// - Parameters:
  ///   - body: The raw bytes.
  ///   - secret: The app secret.
  /// - Returns: The value of the header.
  public static func sign(_ body: [UInt8], with secret: Secret) -> String {
    let digest = SecretSet(newest: secret).signature(of: body, using: SHA256Hasher.self)
    return prefix + digest.hexadecimal
  }

  /// Which app secret made a signature.
  ///
  /// - Parameters:
  ///   - signature: The value of the header.
  ///   - body: The raw bytes, as they came over the wire.
  ///   - secrets: The active app secrets.
  /// - Returns: `nil` when none did: refuse the call then.
  public static func match(
    _ signature: String,
    body: [UInt8],
    secrets: SecretSet
  ) -> SecretMatch? {
    guard signature.utf8.starts(with: prefix.utf8),
      let bytes = try? HexadecimalCoding.decode(String(signature.dropFirst(prefix.count)))
    else { return nil }
    return secrets.verify(bytes, of: body, using: SHA256Hasher.self)
  }
}
