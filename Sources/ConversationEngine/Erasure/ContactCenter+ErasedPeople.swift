import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What is known again of somebody whose data were erased: nothing but hashes. Only centers with a key
// look, and only where somebody seems to be new.
extension ContactCenter {
  /// The opt-out of an address whose data were erased.
  func erasedConsent(_ scope: ConsentScope) async throws -> Consent? {
    guard let id = erasureKey?.consent(scope) else { return nil }
    return try await storage.document(id)?.value.value(as: ErasedConsent.self)
      .consent(in: scope)
  }

  /// Whether a message was taken in before its sender's data were erased.
  func isErased(_ claim: ClaimKey) async throws -> Bool {
    guard let key = erasureKey?.claim(claim) else { return false }
    var request = LoadRequest()
    request.claims = [key]
    return try await storage.load(request).claim(key) != nil
  }
}
