#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// That an anonymous customer was taken over by a verified one: who, by what proof, what moved.
///
/// It is the audit of a merge, and leads from the customer who is gone to the one who stays:
/// conversations keep the identifier that they were opened with.
public struct CustomerMerge: Hashable, Sendable, Codable {
  /// What has proven that both are one person.
  @nonexhaustive
  public enum Proof: String, Hashable, Sendable, Codable {
    /// A signed identity, in the session of the anonymous visitor.
    case signedIdentity
    /// The keyed hash of a user's id, in the session of the anonymous visitor.
    case userHash
    /// A person's word: somebody who may merge has found out, for example on the phone.
    case person
  }

  /// The anonymous customer, whose record is removed.
  public let from: CustomerID
  /// The verified customer, who has what was theirs.
  public let into: CustomerID
  /// What has proven that both are one person.
  public let proof: Proof
  /// When it was done.
  public let at: Date
  /// The addresses that moved.
  public let addresses: [CustomerAddress]
  /// Whether the anonymous customer's name was taken over.
  public let movedName: Bool
  /// Whether the anonymous customer's email address was taken over.
  public let movedEmail: Bool
  /// Whether the anonymous customer's phone number was taken over.
  public let movedPhone: Bool?
  /// Who wanted it; `nil` where the proof came by itself.
  public let by: Caller?
}
