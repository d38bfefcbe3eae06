public import ChannelAdapters

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension VisitorToken {
  /// The header that carries it: never a cookie, which other sites could make a browser send, and
  /// never the URL, which ends up in logs.
  public static let header = "X-Visitor-Token"

  /// The longest text that is looked at, in bytes.
  public static let longestToken = 4096

  private static let version = "v1"

  /// The token as text: `v1.PAYLOAD.MAC`, both in the URL-safe base64 without padding.
  ///
  /// The payload is a JSON object with `sub`, `aud`, `iat`, `exp` (seconds since 1970) and `name`;
  /// the code is the HMAC-SHA-256 of everything before its full stop.
  public func signed(with secrets: SecretSet) -> String {
    let claims = Claims(
      sub: visitor,
      aud: widget,
      iat: issuedAt.timeIntervalSince1970.rounded(),
      exp: expiresAt.timeIntervalSince1970.rounded(),
      name: name
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and whole numbers: there is nothing in it that JSON could not hold.
    let payload = (try? encoder.encode(claims)) ?? Data()
    let text = "\(Self.version).\(Base64Coding.encode(payload, alphabet: .urlSafe))"
    let code = secrets.signature(of: text.utf8, using: SHA256Hasher.self)
    return "\(text).\(Base64Coding.encode(code.bytes, alphabet: .urlSafe))"
  }

  /// Reads a token and checks everything about it: code, widget, time.
  ///
  /// - Parameters:
  ///   - text: The token.
  ///   - secrets: The active secrets; every one is tried, in constant time.
  ///   - widgets: The widgets that it may be for.
  ///   - now: The time; the token is valid before its end.
  ///   - maximumLifetime: The longest lifetime that is accepted, in seconds.
  /// - Throws: ``VisitorTokenError``. Nothing in the token is believed before its code is good.
  public init(
    verifying text: String,
    secrets: SecretSet,
    widgets: Set<String>,
    at now: Date,
    maximumLifetime: TimeInterval = VisitorToken.standardLifetime
  ) throws(VisitorTokenError) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.longestToken, parts.count == 3,
      parts[0].elementsEqual(Self.version.utf8),
      let code = try? Base64Coding.decode(String(Substring(parts[2])), alphabet: .urlSafe)
    else { throw VisitorTokenError(.malformed) }
    let signed = text.utf8[..<parts[1].endIndex]
    guard secrets.verify(code, of: Array(signed), using: SHA256Hasher.self) != nil else {
      throw VisitorTokenError(.signatureWrong)
    }
    guard
      let payload = try? Base64Coding.decode(String(Substring(parts[1])), alphabet: .urlSafe),
      let claims = try? JSONDecoder().decode(Claims.self, from: Data(payload))
    else { throw VisitorTokenError(.malformed) }
    try self.init(
      visitor: claims.sub,
      widget: claims.aud,
      name: claims.name,
      issuedAt: claims.iat,
      expiresAt: claims.exp
    )
    guard widgets.contains(where: { $0.utf8.elementsEqual(claims.aud.utf8) }) else {
      throw VisitorTokenError(.foreignWidget)
    }
    guard claims.exp > claims.iat, claims.exp - claims.iat <= maximumLifetime else {
      throw VisitorTokenError(.lifetimeTooLong)
    }
    guard claims.iat <= now.timeIntervalSince1970 + Self.clockLeeway else {
      throw VisitorTokenError(.issuedInFuture)
    }
    guard now < expiresAt else { throw VisitorTokenError(.expired) }
  }

  private struct Claims: Codable {
    let sub: String
    let aud: String
    let iat: TimeInterval
    let exp: TimeInterval
    let name: String?
  }
}
