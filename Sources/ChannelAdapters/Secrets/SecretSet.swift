/// The secrets that are active now: one, or several while one is being replaced by the next.
///
/// To rotate without a gap, put the new secret first and keep the old one until the provider
/// signs with the new one only; ``SecretMatch/position`` tells when that is.
///
/// ```swift
/// let secrets = SecretSet(newest: try Secret(new), older: [try Secret(old)])
/// guard secrets.verify(signature, of: body, using: SHA256Hasher.self) != nil else { … }
/// ```
public struct SecretSet: Sendable, Equatable {
  private let newest: Secret
  private let older: [Secret]

  /// Makes a set from the secret that signs and those that are still accepted.
  public init(newest: Secret, older: [Secret] = []) {
    self.newest = newest
    self.older = older
  }

  /// Makes a set from a list, the newest first.
  ///
  /// - Throws: ``SecretError`` when the list is empty.
  public init(newestFirst secrets: [Secret]) throws(SecretError) {
    guard let newest = secrets.first else { throw SecretError(.noSecrets) }
    self.init(newest: newest, older: Array(secrets.dropFirst()))
  }

  /// How many secrets are active.
  public var count: Int { 1 + older.count }

  /// The active secrets, the newest first.
  var all: [Secret] { [newest] + older }

  /// The secret that signs.
  public var signing: Secret { newest }

  /// Which secret equals a token that somebody presented, if any does.
  ///
  /// For tokens that are sent as they are, such as the one of Messenger's challenge. Every secret
  /// is compared, in constant time.
  public func match(_ token: some Collection<UInt8>) -> SecretMatch? {
    firstMatch { secret in
      secret.withBytes { ConstantTime.areEqual($0, token) }
    }
  }

  /// Asks about every secret without leaving early, so that time does not tell which one matched.
  func firstMatch(where matches: (Secret) -> Bool) -> SecretMatch? {
    var found: SecretMatch?
    for (position, secret) in all.enumerated() {
      let isMatch = matches(secret)
      if isMatch, found == nil {
        found = SecretMatch(position: position)
      }
    }
    return found
  }
}
