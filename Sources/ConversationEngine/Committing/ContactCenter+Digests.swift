import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Claims outlive what they are about, also an erasure. So they name it by a digest, of which nobody
// makes an address or an identifier again; with an ``ErasureKey``, not even by trying all of them.
extension ContactCenter {
  /// A claim that names by a digest what it is about.
  func claimKey(_ scope: String, of parts: String...) -> ClaimKey {
    ClaimKey(scope: scope, digest(scope, parts))
  }

  /// A digest of texts, in a namespace of its own.
  func digest(_ use: String, _ parts: [String]) -> String {
    let text = parts.joined(separator: "\u{1F}")
    if let erasureKey { return erasureKey.hash(text, as: use) }
    var hasher = SHA256Hasher()
    hasher.update(Array(text.utf8))
    return hasher.finalize().hexadecimal
  }
}
