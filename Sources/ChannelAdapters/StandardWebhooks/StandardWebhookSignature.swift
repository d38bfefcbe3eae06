#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The signature of Standard Webhooks 1.0: HMAC-SHA-256 over identifier, time and body, as `v1,…`.
///
/// For a provider of one's own that signs this way, and for webhooks that a host sends itself. Several
/// signatures may stand in one header, so that secrets can be replaced on both sides.
///
/// Signatures by public keys (`v1a`) are passed over: verify them with an ``Ed25519Verifying``.
/// (https://www.standardwebhooks.com)
public enum StandardWebhookSignature: Sendable {
  /// The header with the signatures, separated by blanks.
  public static let header = "webhook-signature"
  /// The header with the identifier of the webhook, which stays the same when it is sent again: what to
  /// tell duplicates by.
  public static let identifierHeader = "webhook-id"
  /// The header with the time of this attempt, in seconds since 1970.
  public static let timestampHeader = "webhook-timestamp"
  /// How far the stated time may lie from ours, in seconds.
  public static let tolerance: TimeInterval = 300

  /// Reads a secret in the form in which it is handed out: `whsec_` and 24 to 64 bytes in base64.
  ///
  /// - Throws: ``SecretError`` `malformedSecret` for anything else.
  public static func secret(_ text: String) throws(SecretError) -> Secret {
    let prefix = "whsec_"
    guard text.utf8.starts(with: prefix.utf8),
      let bytes = try? Base64Coding.decode(String(text.dropFirst(prefix.count))),
      (24...64).contains(bytes.count)
    else { throw SecretError(.malformedSecret) }
    return try Secret(bytes: bytes)
  }

  /// Signs a webhook with every active secret, so that receivers may have any of them.
  ///
  /// - Parameters:
  ///   - body: The raw body.
  ///   - id: The identifier, the same for every attempt; points are not allowed in it.
  ///   - seconds: The time of this attempt in seconds since 1970.
  ///   - secrets: The active secrets; the signature of the newest comes first.
  /// - Returns: The value of ``header``.
  public static func sign(
    _ body: [UInt8],
    id: String,
    at seconds: Int64,
    with secrets: SecretSet
  ) -> String {
    secrets.all.map { secret in
      let code = SecretSet(newest: secret).signature(using: SHA256Hasher.self) {
        feed(body, id, "\(seconds)", to: &$0)
      }
      return "v1,\(code.base64)"
    }.joined(separator: " ")
  }

  /// Which secret signed a webhook.
  ///
  /// - Returns: `nil` when none did: refuse the call then.
  /// - Throws: ``WebhookRefusal`` `signatureMissing` without one of the headers, `malformed` for a time
  ///   that is no number of seconds, and `tooOld` for one more than ``tolerance`` away.
  public static func match(
    _ request: WebhookRequest,
    secrets: SecretSet,
    at now: Date
  ) throws(WebhookRefusal) -> SecretMatch? {
    let signatures = try required(header, of: request)
    let id = try required(identifierHeader, of: request)
    let timestamp = try required(timestampHeader, of: request)
    let codes = signatures.split(separator: " ").compactMap { entry -> [UInt8]? in
      guard entry.utf8.starts(with: "v1,".utf8) else { return nil }
      return try? Base64Coding.decode(String(entry.dropFirst(3)))
    }
    // What is in the header is a stranger's: one call must not cost more than a few comparisons.
    guard !codes.isEmpty, codes.count <= 16,
      let match = secrets.verify(
        anyOf: codes,
        using: SHA256Hasher.self,
        of: { feed(request.body, id, timestamp, to: &$0) }
      )
    else { return nil }
    guard let seconds = DecimalDigits.number(timestamp[...].utf8, digits: 1...12) else {
      throw WebhookRefusal(.malformed("its timestamp is no number of seconds"))
    }
    let age = now.timeIntervalSince1970 - TimeInterval(seconds)
    guard abs(age) <= tolerance else { throw WebhookRefusal(.tooOld) }
    return match
  }

  private static func required(
    _ name: String,
    of request: WebhookRequest
  ) throws(WebhookRefusal) -> String {
    guard let value = request.headers[name], !value.isEmpty else {
      throw WebhookRefusal(.signatureMissing(header: name))
    }
    return value
  }

  private static func feed(
    _ body: [UInt8],
    _ id: String,
    _ timestamp: String,
    to hasher: inout KeyedHasher<SHA256Hasher>
  ) {
    hasher.update("\(id).\(timestamp).".utf8)
    hasher.update(body)
  }
}
