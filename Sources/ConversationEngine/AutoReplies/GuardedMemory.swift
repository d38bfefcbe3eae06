import Locking

/// What was read lately and seldom changes.
///
/// Nothing relies on it alone: whoever does has the versions that were read as guards of their commit,
/// and a conflict has everything forgotten.
final class GuardedMemory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  /// More than a contact center has; beyond it memory starts again.
  private let limit = 4096
  private let known = Locked<[Key: Value]>([:])

  subscript(key: Key) -> Value? { known.withLock { $0[key] } }

  func remember(_ value: Value, of key: Key) {
    known.withLock { known in
      if known.count >= limit { known.removeAll() }
      known[key] = value
    }
  }

  /// Forgets one thing: it may have changed.
  func forget(_ key: Key) { known.withLock { $0[key] = nil } }

  /// Forgets everything: some of it may have changed.
  func forget() { known.withLock { $0.removeAll() } }
}
