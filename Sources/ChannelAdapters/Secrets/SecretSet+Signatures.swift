extension SecretSet {
  /// Signs a message with the newest secret.
  public func signature<Hasher: MessageHasher>(
    of message: some Collection<UInt8>,
    using hasher: Hasher.Type
  ) -> MessageDigest {
    signature(using: hasher) { $0.update(message) }
  }

  /// Signs a message made of several pieces with the newest secret.
  ///
  /// - Parameters:
  ///   - hasher: The hash function below HMAC.
  ///   - feed: Feeds the pieces in their order; nothing is copied together.
  /// - Returns: The code; send its ``MessageDigest/hexadecimal`` or ``MessageDigest/base64``.
  public func signature<Hasher: MessageHasher>(
    using hasher: Hasher.Type,
    of feed: (inout KeyedHasher<Hasher>) -> Void
  ) -> MessageDigest {
    signing.code(using: hasher, of: feed)
  }

  /// Which secret made a signature of a message.
  ///
  /// - Parameters:
  ///   - signature: The decoded bytes of the signature, not its text.
  ///   - message: The signed bytes, as they came over the wire.
  ///   - hasher: The hash function below HMAC.
  /// - Returns: `nil` when none of them did: refuse the message then.
  public func verify<Hasher: MessageHasher>(
    _ signature: some Collection<UInt8>,
    of message: some Collection<UInt8>,
    using hasher: Hasher.Type
  ) -> SecretMatch? {
    verify(anyOf: [Array(signature)], using: hasher) { $0.update(message) }
  }

  /// Which secret made one of several signatures of a message.
  ///
  /// Providers that rotate their own secrets send a list of signatures (Standard Webhooks, Plivo);
  /// one good one is enough. Every secret is tried against every signature.
  ///
  /// - Parameters:
  ///   - signatures: The decoded bytes of the signatures.
  ///   - hasher: The hash function below HMAC.
  ///   - feed: Feeds the pieces of the message in their order; called once for each secret.
  /// - Returns: `nil` when none of them did: refuse the message then.
  public func verify<Hasher: MessageHasher>(
    anyOf signatures: [[UInt8]],
    using hasher: Hasher.Type,
    of feed: (inout KeyedHasher<Hasher>) -> Void
  ) -> SecretMatch? {
    firstMatch { secret in
      let expected = secret.code(using: hasher, of: feed)
      // A fold, not `contains`, which would stop at the first match.
      return signatures.reduce(false) { found, signature in
        ConstantTime.areEqual(expected.bytes, signature) || found
      }
    }
  }
}

extension Secret {
  fileprivate func code<Hasher: MessageHasher>(
    using hasher: Hasher.Type,
    of feed: (inout KeyedHasher<Hasher>) -> Void
  ) -> MessageDigest {
    var keyed = withBytes { KeyedHasher<Hasher>(key: $0) }
    feed(&keyed)
    return keyed.finalize()
  }
}
