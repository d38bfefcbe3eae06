public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// How a visitor is let in: with which session, and what comes of those there were.
public struct SessionAdmission: Sendable {
  /// That the visitor of an anonymous session has turned out to be a user of the site.
  public struct Recognition: Hashable, Sendable {
    /// The session's address.
    public let anonymous: ChannelAddress
    /// The user's address.
    public let user: ChannelAddress
    /// How it was proven.
    public let proof: CustomerMerge.Proof
  }

  /// The session.
  public internal(set) var session: VisitorSession
  /// The token that the browser is to keep from now on; `nil` if it keeps the one it has.
  public let token: SessionToken?
  /// Whether the session is to be written down.
  public let isChanged: Bool
  /// The hash of a session that ends now.
  public let ends: String?
  /// Who the visitor has turned out to be: the customers are to be merged by rule.
  public let recognition: Recognition?

  /// Whether the visitor is the one that the browser was before, whatever the token.
  public var isContinued: Bool { token == nil || session.replaces != nil }

  /// Lets a visitor in; the one rule for sessions and identities.
  ///
  /// | session | identity | what happens |
  /// |---|---|---|
  /// | none | none | an anonymous session begins |
  /// | none | a user | a session of the user begins |
  /// | anonymous | none | it goes on |
  /// | anonymous, nothing written | a user | a session of the user takes its place |
  /// | anonymous, something written | a user | it goes on under another token, and the customers are merged |
  /// | of a user | the same user, or none while the last proof counts | it goes on |
  /// | of a user | none, and the last proof has ended | it ends, and an anonymous one begins |
  /// | of a user | another user | it ends, and one of the other user begins: they are never merged |
  ///
  /// A token changes whenever what it gives a right to grows, so that nobody can hand a visitor a
  /// session beforehand.
  ///
  /// - Parameters:
  ///   - known: The session that the browser's token names, whether it has ended or not.
  ///   - identity: Who the visitor is, if that was proven just now.
  ///   - widget: The widget.
  ///   - policy: How long sessions last.
  ///   - now: The time.
  ///   - chance: Chance for tokens and for the names of anonymous visitors.
  /// - Returns: The session, and what is to be written down.
  public static func admit(
    _ known: VisitorSession?,
    identity: ProvenIdentity?,
    widget: String,
    policy: SessionPolicy,
    at now: Date,
    using chance: inout some RandomNumberGenerator
  ) -> SessionAdmission {
    let isOurs = known.map { $0.widget.utf8.elementsEqual(widget.utf8) } ?? false
    guard var session = known, isOurs, session.isGood(at: now, under: policy) else {
      return begin(identity, widget, at: now, ending: isOurs ? known?.hash : nil, using: &chance)
    }
    let replaced = session.replaces
    let isUsed = session.use(at: now, under: policy)
    guard let identity else {
      // Who has logged out of the site must not leave their conversation to the next person.
      if let proof = session.identity, !proof.isGood(at: now) {
        return begin(nil, widget, at: now, ending: session.hash, using: &chance)
      }
      return SessionAdmission(session, isChanged: isUsed, ends: replaced)
    }
    let user = ChannelAddress.visitor(identity.user, widget: widget)
    if let before = session.identity {
      guard before.user.utf8.elementsEqual(identity.user.utf8) else {
        return begin(identity, widget, at: now, ending: session.hash, using: &chance)
      }
      let isRenewed = session.renew(identity)
      return SessionAdmission(session, isChanged: isUsed || isRenewed, ends: replaced)
    }
    guard session.hasWritten else {
      return begin(identity, widget, at: now, ending: session.hash, using: &chance)
    }
    let token = SessionToken(using: &chance)
    return SessionAdmission(
      session.renamed(token, identity: identity, at: now),
      token: token,
      isChanged: true,
      ends: replaced,
      recognition: Recognition(
        anonymous: session.visitor,
        user: user,
        proof: identity.proof == .userHash ? .userHash : .signedIdentity
      )
    )
  }

  /// Begins a session.
  private static func begin(
    _ identity: ProvenIdentity?,
    _ widget: String,
    at now: Date,
    ending: String?,
    using chance: inout some RandomNumberGenerator
  ) -> SessionAdmission {
    let token = SessionToken(using: &chance)
    let visitor: ChannelAddress
    if let identity {
      visitor = .visitor(identity.user, widget: widget)
    } else {
      let name = ConversationID(high: chance.next(), low: chance.next()).description
      visitor = .anonymousVisitor(name, widget: widget)
    }
    let session = VisitorSession(
      token: token,
      widget: widget,
      visitor: visitor,
      identity: identity,
      createdAt: now,
      at: now
    )
    return SessionAdmission(session, token: token, isChanged: true, ends: ending)
  }

  private init(
    _ session: VisitorSession,
    token: SessionToken? = nil,
    isChanged: Bool,
    ends: String?,
    recognition: Recognition? = nil
  ) {
    self.session = session
    self.token = token
    self.isChanged = isChanged
    self.ends = ends
    self.recognition = recognition
  }
}
