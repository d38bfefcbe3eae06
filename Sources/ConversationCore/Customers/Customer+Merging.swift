#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Customer {
  /// Whether nobody knows the customer but by the sessions of their browser.
  public var isAnonymous: Bool {
    addresses.allSatisfy { $0.address.kind == .anonymousVisitor }
  }

  /// Whether one of the customer's addresses other than a session is proven to be theirs.
  public var isVerified: Bool {
    addresses.contains { $0.isVerified && $0.address.kind != .anonymousVisitor }
  }

  /// Takes an anonymous visitor over, who has turned out to be this customer.
  ///
  /// Addresses are added, name and email by the rules of ``learn(_:)-(CustomerName)``. The other
  /// one's record is to be removed, and the result kept, in the commit that writes this one.
  ///
  /// - Returns: What was done, for the audit.
  /// - Throws: ``ConversationError`` `customerNotAnonymous` if the other one has an address of
  ///   another kind, or is this customer: two verified ones are never merged. `customerNotVerified`
  ///   if nothing proves who this one is.
  public mutating func takeOver(
    _ other: Customer,
    proof: CustomerMerge.Proof,
    by caller: Caller? = nil,
    at now: Date
  ) throws(ConversationError) -> CustomerMerge {
    guard other.isAnonymous, other.id != id else { throw ConversationError(.customerNotAnonymous) }
    guard isVerified else { throw ConversationError(.customerNotVerified) }
    for address in other.addresses { add(address.address, isVerified: address.isVerified) }
    let movedName = name == nil && (other.name.map { learn($0) } ?? false)
    let movedEmail = other.email.map { learn($0) } ?? false
    let movedPhone = other.phone.map { learn($0) } ?? false
    location = location ?? other.location
    if other.isUnderLegalHold { isUnderLegalHold = true }
    // Whoever was blocked is not heard again by logging in.
    visitorBlock = visitorBlock ?? other.visitorBlock
    return CustomerMerge(
      from: other.id,
      into: id,
      proof: proof,
      at: now.inWholeMilliseconds,
      addresses: other.addresses,
      movedName: movedName,
      movedEmail: movedEmail,
      movedPhone: movedPhone ? true : nil,
      by: caller
    )
  }
}
