#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Who a visitor is, in the word of the host's own site.
///
/// The host signs one for each page view or session and hands it to the widget; the widget sends it
/// with every frame. Unlike a bare hash of a user's name it ends, it is for one widget, and it
/// cannot be made of another one's.
public struct VisitorToken: Hashable, Sendable {
  /// The longest visitor, widget, name or email address, in bytes of UTF-8.
  public static let longestText = 256

  /// The longest lifetime that is accepted unless stated otherwise, in seconds.
  public static let standardLifetime: TimeInterval = 3600

  /// How far the clock of whoever signed may be ahead, in seconds.
  public static let clockLeeway: TimeInterval = 300

  /// The visitor's id on the host's site, `sub`: never empty, without control characters.
  public let visitor: String

  /// The widget that the token is for, `aud`.
  public let widget: String

  /// The visitor's name, if the site knows one.
  public let name: String?

  /// The visitor's email address, if the site knows one: of somebody who is logged in (H-19).
  public let email: String?

  /// When it was signed, in whole seconds.
  public let issuedAt: Date

  /// When it ends, in whole seconds: valid while `now` is before it.
  public let expiresAt: Date

  /// Describes a visitor.
  ///
  /// - Parameters:
  ///   - visitor: The visitor's id on the host's site.
  ///   - widget: The widget that the token is for.
  ///   - name: The visitor's name.
  ///   - email: The visitor's email address.
  ///   - now: The time of signing.
  ///   - lifetime: How long it is valid, in seconds.
  /// - Throws: ``VisitorTokenError`` `invalidText` for an empty, long or unprintable text and
  ///   `lifetimeTooLong` for one that no adapter would take.
  public init(
    visitor: String,
    widget: String,
    name: String? = nil,
    email: String? = nil,
    issuedAt now: Date,
    lifetime: TimeInterval = VisitorToken.standardLifetime
  ) throws(VisitorTokenError) {
    guard lifetime >= 1, lifetime <= 366 * 86_400 else {
      throw VisitorTokenError(.lifetimeTooLong)
    }
    let start = now.timeIntervalSince1970.rounded(.down)
    try self.init(
      visitor: visitor,
      widget: widget,
      name: name,
      email: email,
      issuedAt: start,
      expiresAt: start + lifetime.rounded(.down)
    )
  }

  init(
    visitor: String,
    widget: String,
    name: String?,
    email: String?,
    issuedAt: TimeInterval,
    expiresAt: TimeInterval
  ) throws(VisitorTokenError) {
    for text in [visitor, widget, name ?? "-", email ?? "-"] {
      guard PrintableText.isGood(text, upTo: Self.longestText) else {
        throw VisitorTokenError(.invalidText)
      }
    }
    self.visitor = visitor
    self.widget = widget
    self.name = name
    self.email = email
    self.issuedAt = Date(timeIntervalSince1970: issuedAt)
    self.expiresAt = Date(timeIntervalSince1970: expiresAt)
  }
}

extension VisitorToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `‹redacted›`: who a visitor is is personal data.
  public var description: String { "‹redacted›" }

  /// Always `‹redacted›`.
  public var debugDescription: String { description }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
