public import ChannelAdapters

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The signature of Sinch's webhooks: HMAC-SHA-256 over body, nonce and timestamp.
public enum SinchSignature: Sendable {
  /// The header that carries it, in base64.
  public static let header = "x-sinch-webhook-signature"
  /// The header with a text that is used once.
  public static let nonceHeader = "x-sinch-webhook-signature-nonce"
  /// The header with the time of signing in seconds since 1970.
  public static let timestampHeader = "x-sinch-webhook-signature-timestamp"
  /// The header that names the method.
  public static let algorithmHeader = "x-sinch-webhook-signature-algorithm"

  /// Signs a body as Sinch does: for the tests of hosts.
  public static func sign(
    _ body: [UInt8],
    nonce: String,
    timestamp: String,
    with secret: Secret
  ) -> String {
    SecretSet(newest: secret).signature(using: SHA256Hasher.self) {
      feed(body, nonce, timestamp, to: &$0)
    }.base64
  }

  /// Which secret signed a webhook.
  ///
  /// - Returns: `nil` when none did: refuse the call then.
  /// - Throws: `WebhookRefusal` for missing headers, another method, and a time more than 300 seconds
  ///   away.
  public static func match(
    _ request: WebhookRequest,
    secrets: SecretSet,
    at now: Date
  ) throws(WebhookRefusal) -> SecretMatch? {
    if let algorithm = request.headers[algorithmHeader], algorithm.lowercased() != "hmacsha256" {
      throw WebhookRefusal(
        .signatureMethod("another method", setting: "set the webhook's signature to HmacSHA256")
      )
    }
    let signature = try WebhookBody.header([header], request)
    // Sinch writes these two with `signature` in their names or without it.
    let nonce = try WebhookBody.header([nonceHeader, "x-sinch-webhook-nonce"], request)
    let timestamp = try WebhookBody.header(
      [timestampHeader, "x-sinch-webhook-timestamp"],
      request
    )
    guard let bytes = try? Base64Coding.decode(signature),
      let match = secrets.verify(
        anyOf: [bytes],
        using: SHA256Hasher.self,
        of: { feed(request.body, nonce, timestamp, to: &$0) }
      )
    else { return nil }
    try WebhookBody.check(timestamp: timestamp, at: now)
    return match
  }

  private static func feed(
    _ body: [UInt8],
    _ nonce: String,
    _ timestamp: String,
    to hasher: inout KeyedHasher<SHA256Hasher>
  ) {
    hasher.update(body)
    hasher.update(".\(nonce).\(timestamp)".utf8)
  }
}
