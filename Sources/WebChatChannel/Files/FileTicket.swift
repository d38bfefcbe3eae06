public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The right to attach a file that was uploaded to the host: what an upload is answered with.
///
/// The host stores the bytes under a name of its own, checks them, and signs a ticket; the widget
/// puts the ticket into its message. So nobody can have an agent open a file of their choosing, nor
/// one that somebody else has uploaded.
public struct FileTicket: Hashable, Sendable {
  /// How long a ticket can be used, in seconds.
  public static let standardLifetime: TimeInterval = 3600

  private static let version = "f1"

  /// The file.
  public let file: Attachment
  /// The visitor who uploaded it.
  public let visitor: ChannelAddress
  /// When the ticket ends: valid while `now` is before it.
  public let expiresAt: Date

  /// Describes a ticket.
  public init(
    _ file: Attachment,
    of visitor: ChannelAddress,
    issuedAt now: Date,
    lifetime: TimeInterval = FileTicket.standardLifetime
  ) {
    self.file = file
    self.visitor = visitor
    expiresAt = now.addingTimeInterval(max(0, lifetime)).inWholeMilliseconds
  }

  /// The ticket as text: `f1.PAYLOAD.MAC`.
  public func signed(with secrets: SecretSet) -> String {
    let claims = Claims(file: file, for: visitor.key, exp: expiresAt.milliseconds)
    return SignedText.sign(claims, version: Self.version, with: secrets)
  }

  /// The file of a ticket; `nil` unless it was signed here, for this visitor, and has not ended.
  public static func file(
    of text: String,
    for visitor: ChannelAddress,
    secrets: SecretSet,
    at now: Date
  ) -> Attachment? {
    guard
      let claims = try? SignedText.verify(
        text,
        as: Claims.self,
        version: version,
        secrets: secrets
      ), claims.for.utf8.elementsEqual(visitor.key.utf8), now.milliseconds < claims.exp
    else { return nil }
    return claims.file
  }

  private struct Claims: Codable {
    let file: Attachment
    let `for`: String
    let exp: Int64
  }
}
