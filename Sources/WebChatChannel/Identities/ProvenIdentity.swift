#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Who a visitor is, in the host's own word, once the word was checked.
public struct ProvenIdentity: Hashable, Sendable, Codable {
  /// How it was proven.
  @nonexhaustive
  public enum Proof: String, Hashable, Sendable, Codable {
    /// By a ``VisitorToken``: for one widget, for a limited time.
    case signedToken
    /// By a ``UserHash``: for ever, wherever the secret is accepted.
    case userHash
  }

  /// The user's id on the host's site.
  public let user: String
  /// The user's name, if the site says one.
  public let name: String?
  /// The user's email address, if the site says one.
  public let email: String?
  /// How it was proven.
  public let proof: Proof
  /// Until when it counts; `nil` for a proof that does not end.
  public let expiresAt: Date?

  /// Takes the word of a token whose signature was checked.
  public init(_ token: VisitorToken) {
    user = token.visitor
    name = token.name
    email = token.email
    proof = .signedToken
    expiresAt = token.expiresAt
  }

  /// Takes the word of a hash that was checked.
  init(_ hash: UserHash) {
    user = hash.user
    // A bare hash vouches for the id alone; name and email come with it unsigned.
    name = nil
    email = nil
    proof = .userHash
    expiresAt = nil
  }

  /// Whether it still counts.
  public func isGood(at now: Date) -> Bool { expiresAt.map { now < $0 } ?? true }
}

extension ProvenIdentity: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `‹redacted›`: who a visitor is is personal data.
  public var description: String { "‹redacted›" }

  /// Always `‹redacted›`.
  public var debugDescription: String { description }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
