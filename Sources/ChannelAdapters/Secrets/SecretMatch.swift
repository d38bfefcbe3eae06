/// Which of several active secrets a signature or token was made with.
///
/// Count them by position while rotating: when only the newest is seen, the others can go.
public struct SecretMatch: Sendable, Hashable {
  /// The place in the set: 0 is the newest.
  public let position: Int

  /// Whether it was the newest, the one that also signs.
  public var isNewest: Bool { position == 0 }
}
