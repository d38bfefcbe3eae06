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
  public static let longestToken = SignedText.longest

  private static let version = "v1"

  /// The token as text: `v1.PAYLOAD.MAC`, both in the URL-safe base64 without padding.
  ///
  /// The payload is a JSON object with `sub`, `aud`, `iat`, `exp` (seconds since 1970), `name` and
  /// `email`; the code is the HMAC-SHA-256 of everything before its full stop.
  public func signed(with secrets: SecretSet) -> String {
    let claims = Claims(
      sub: visitor,
      aud: widget,
      iat: issuedAt.timeIntervalSince1970.rounded(),
      exp: expiresAt.timeIntervalSince1970.rounded(),
      name: name,
      email: email
    )
    return SignedText.sign(claims, version: Self.version, with: secrets)
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
    let claims: Claims
    do throws(SignedText.Failure) {
      claims = try SignedText.verify(
        text,
        as: Claims.self,
        version: Self.version,
        secrets: secrets
      )
    } catch {
      throw VisitorTokenError(error == .malformed ? .malformed : .signatureWrong)
    }
    try self.init(
      visitor: claims.sub,
      widget: claims.aud,
      name: claims.name,
      email: claims.email,
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
    let email: String?
  }
}
