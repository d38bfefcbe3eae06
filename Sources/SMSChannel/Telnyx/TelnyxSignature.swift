public import ChannelAdapters

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The signature of Telnyx's webhooks: Ed25519 over timestamp and body, with Telnyx's public key.
///
/// The SDK has no public-key cryptography of its own. The host hands in an `Ed25519Verifying`, a few
/// lines over CryptoKit or swift-crypto.
public struct TelnyxSignature: Sendable {
  /// The header that carries it: 64 bytes in base64.
  public static let header = "telnyx-signature-ed25519"
  /// The header with the time of signing in seconds since 1970.
  public static let timestampHeader = "telnyx-timestamp"

  private let publicKeys: [[UInt8]]
  private let verifier: any Ed25519Verifying

  /// Prepares to verify.
  ///
  /// - Parameters:
  ///   - publicKey: The account's public key, 32 bytes in base64.
  ///   - older: Public keys that are still taken, while one is being replaced.
  ///   - verifier: What checks a signature.
  /// - Throws: ``ProviderSetupError`` `invalidPublicKey`.
  public init(
    publicKey: String,
    older: [String] = [],
    verifier: any Ed25519Verifying
  ) throws(ProviderSetupError) {
    var keys: [[UInt8]] = []
    for key in [publicKey] + older {
      guard let bytes = try? Base64Coding.decode(key), bytes.count == 32 else {
        throw ProviderSetupError(.invalidPublicKey)
      }
      keys.append(bytes)
    }
    publicKeys = keys
    self.verifier = verifier
  }

  /// Refuses a webhook that Telnyx has not signed within the last 300 seconds.
  ///
  /// - Throws: `WebhookRefusal`.
  public func check(_ request: WebhookRequest, at now: Date) throws(WebhookRefusal) {
    let text = try WebhookBody.header([Self.header], request)
    let timestamp = try WebhookBody.header([Self.timestampHeader], request)
    guard let signature = try? Base64Coding.decode(text), signature.count == 64 else {
      throw WebhookRefusal(.signatureWrong)
    }
    let message = Array(timestamp.utf8) + [UInt8(ascii: "|")] + request.body
    let isSigned = publicKeys.contains { key in
      (try? verifier.isValid(signature: signature, of: message, publicKey: key)) ?? false
    }
    guard isSigned else { throw WebhookRefusal(.signatureWrong) }
    try WebhookBody.check(timestamp: timestamp, at: now)
  }
}
