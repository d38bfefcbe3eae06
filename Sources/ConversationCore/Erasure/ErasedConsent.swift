#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// That somebody whose data were erased does not want messages: else they would be written to again.
///
/// Its name is a keyed hash of scope and address: whoever reads it learns no address, and whoever has
/// the key and an address finds it.
public struct ErasedConsent: Hashable, Sendable, Codable {
  /// The keyed hash of the consent's scope.
  public let hash: String
  /// When they opted out.
  public let optedOutAt: Date

  /// Keeps an opt-out.
  public init(hash: String, optedOutAt: Date) {
    self.hash = hash
    self.optedOutAt = optedOutAt.inWholeMilliseconds
  }

  /// The opt-out as a consent again, for an address that has made itself known.
  public func consent(in scope: ConsentScope) -> Consent {
    Consent(scope, ConsentChange(.optedOut, at: optedOutAt, source: .imported))
  }
}

extension ErasedConsent: StoredDocument {
  /// `erased-consent`.
  public static let documentKind: DocumentKind = "erased-consent"
  /// The hash.
  public var documentName: String { hash }

  /// What the document of a hash is called.
  public static func documentID(hash: String) -> DocumentID {
    DocumentID(kind: documentKind, id: hash)
  }
}
