public import ChannelAdapters

/// The kind of proof that many sites make already: the HMAC-SHA-256 of a user's id, in hexadecimal.
///
/// It has no end and no audience, so that whoever has seen it once may use it for ever: accept it
/// where a site makes it anyway, with a secret for each widget, and go over to ``VisitorToken``. A
/// name or an address that comes beside it is not signed and is not believed.
public struct UserHash: Hashable, Sendable {
  /// The user's id on the host's site.
  public let user: String
  /// The code, 64 hexadecimal digits in either case.
  public let hash: String

  /// Takes what a widget says; nothing is checked yet.
  public init(user: String, hash: String) {
    self.user = user
    self.hash = hash
  }

  /// The code that a site makes of a user's id.
  public static func hash(of user: String, with secrets: SecretSet) -> String {
    secrets.signature(of: user.utf8, using: SHA256Hasher.self).hexadecimal
  }

  /// Checks the code.
  ///
  /// - Throws: ``VisitorTokenError`` `invalidText` for an empty, long or unprintable id, `malformed`
  ///   for a code of another form, `signatureWrong` if none of the secrets makes it.
  public func verified(with secrets: SecretSet) throws(VisitorTokenError) -> ProvenIdentity {
    guard PrintableText.isGood(user, upTo: VisitorToken.longestText) else {
      throw VisitorTokenError(.invalidText)
    }
    guard hash.utf8.count == 2 * SHA256Hasher.digestByteCount,
      let code = try? HexadecimalCoding.decode(hash)
    else { throw VisitorTokenError(.malformed) }
    guard secrets.verify(code, of: Array(user.utf8), using: SHA256Hasher.self) != nil else {
      throw VisitorTokenError(.signatureWrong)
    }
    return ProvenIdentity(self)
  }
}

extension UserHash: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `‹redacted›`.
  public var description: String { "‹redacted›" }

  /// Always `‹redacted›`.
  public var debugDescription: String { description }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
