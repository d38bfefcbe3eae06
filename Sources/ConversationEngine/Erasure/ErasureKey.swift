public import ChannelAdapters
import ConversationCore

/// What keyed hashes are made with of what must be known again after an erasure: who does not want
/// messages, and which messages had come already.
///
/// Keep it as long as the data, apart from the storage, and hand the same one to every host from the
/// beginning: with another one opt-outs of erased customers are no longer found, nor, for as long as
/// claims are kept, copies of commands and of signs.
public struct ErasureKey: Sendable {
  private let secret: Secret

  /// Uses a secret, of 32 random bytes or more.
  public init(_ secret: Secret) { self.secret = secret }

  /// The keyed hash of a text, in a namespace of its own.
  func hash(_ text: String, as use: String) -> String {
    secret.withBytes { key in
      var hasher = KeyedHasher<SHA256Hasher>(key: key)
      hasher.update(Array("\(use)\u{1F}".utf8))
      hasher.update(Array(text.utf8))
      return hasher.finalize().hexadecimal
    }
  }

  /// The name of the document that keeps an opt-out.
  func consent(_ scope: ConsentScope) -> DocumentID {
    ErasedConsent.documentID(hash: hash(scope.key, as: "consent"))
  }
}
