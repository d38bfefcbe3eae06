public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A browser that is known again: what the server keeps of a session.
///
/// Its name is the hash of its ``SessionToken``; who reads the storage cannot take a session over.
public struct VisitorSession: Hashable, Sendable, Codable {
  /// The hash of the token.
  public let hash: String
  /// The widget that it is for.
  public let widget: String
  /// The visitor's address: what leads messages to their conversation.
  ///
  /// It stays the same as long as the session does; a session that was anonymous when the visitor
  /// wrote stays at that address when they log in, so that the conversation goes on.
  public let visitor: ChannelAddress
  /// When it began.
  public let createdAt: Date
  /// When it was last used, as far as that was written down.
  public private(set) var lastUsedAt: Date
  /// Who the visitor is, if that is proven.
  public private(set) var identity: ProvenIdentity?
  /// Whether the visitor has written by it.
  public private(set) var hasWritten = false
  /// The session that this one takes the place of: it ends when this one is first used, so that a
  /// browser that never got the new token is not locked out.
  public private(set) var replaces: String?
  /// When the visit began that is going on.
  public var visitStartedAt: Date?

  init(
    token: SessionToken,
    widget: String,
    visitor: ChannelAddress,
    identity: ProvenIdentity? = nil,
    createdAt: Date,
    at now: Date,
    replaces: String? = nil
  ) {
    hash = token.hash
    self.widget = widget
    self.visitor = visitor
    self.identity = identity
    self.createdAt = createdAt.inWholeMilliseconds
    lastUsedAt = now.inWholeMilliseconds
    self.replaces = replaces
  }

  /// When it ends unless it is used before.
  public func expires(under policy: SessionPolicy) -> Date {
    let sliding = lastUsedAt.addingTimeInterval(policy.slidingLifetime)
    let absolute = createdAt.addingTimeInterval(policy.absoluteLifetime)
    return min(sliding, absolute).inWholeMilliseconds
  }

  /// Whether it still counts: valid while `now` is before its end.
  public func isGood(at now: Date, under policy: SessionPolicy) -> Bool {
    now < expires(under: policy)
  }

  /// Whether the visitor is who the address says: always for a session's own, anonymous address; for
  /// a user of the site as long as the proof counts.
  public func isVerified(at now: Date) -> Bool {
    visitor.kind == .anonymousVisitor || (identity?.isGood(at: now) ?? false)
  }

  /// Notes that it is used.
  ///
  /// - Returns: Whether that is to be written down.
  public mutating func use(at now: Date, under policy: SessionPolicy) -> Bool {
    let now = max(now.inWholeMilliseconds, lastUsedAt)
    guard replaces != nil || now.timeIntervalSince(lastUsedAt) >= policy.noteUseEvery else {
      return false
    }
    lastUsedAt = now
    replaces = nil
    return true
  }

  /// Notes that the visitor has written; returns whether that is to be written down.
  public mutating func noteWriting() -> Bool {
    defer { hasWritten = true }
    return !hasWritten
  }

  /// Takes a newer proof of the same user.
  mutating func renew(_ identity: ProvenIdentity) -> Bool {
    guard self.identity != identity else { return false }
    self.identity = identity
    return true
  }

  /// The same visitor under another token.
  func renamed(
    _ token: SessionToken,
    identity: ProvenIdentity?,
    at now: Date
  ) -> VisitorSession {
    var other = VisitorSession(
      token: token,
      widget: widget,
      visitor: visitor,
      identity: identity,
      createdAt: createdAt,
      at: now,
      replaces: hash
    )
    other.hasWritten = hasWritten
    other.visitStartedAt = visitStartedAt
    return other
  }
}

extension VisitorSession: StoredDocument {
  /// `visitor-session`.
  public static let documentKind: DocumentKind = "visitor-session"
  /// The name of the key that finds the sessions of a visitor.
  public static let visitorKey = "visitor"
  /// The name of the key that lists all sessions, the one that was used longest ago first.
  public static let usedKey = "used"

  /// The hash of its token.
  public var documentName: String { hash }
  /// The visitor, and when it was last used, so that those that have ended can be removed.
  public var documentKeys: [DocumentKey] {
    [
      DocumentKey(Self.visitorKey, visitor.key, rank: createdAt.milliseconds),
      DocumentKey(Self.usedKey, "", rank: lastUsedAt.milliseconds),
    ]
  }

  /// What the document of a session is called.
  public static func documentID(hash: String) -> DocumentID {
    DocumentID(kind: documentKind, id: hash)
  }
}
