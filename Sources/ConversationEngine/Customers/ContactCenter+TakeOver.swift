public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Merges an anonymous customer into a known one who has turned out to be them; two known ones are
  /// never merged.
  ///
  /// Addresses move, and with them every message that comes from now on. Conversations and notes keep
  /// the customer they were opened with, and the card of the known one shows them.
  ///
  /// - Throws: `ConversationError` `customerNotAnonymous`, `customerNotVerified`, `unknownCustomer`,
  ///   `unknownAgent` or `notPermitted`; `StorageError`.
  public func takeOver(
    _ anonymous: CustomerID,
    into customer: CustomerID,
    proof: CustomerMerge.Proof,
    by caller: Caller
  ) async throws {
    let action = CustomerAction.takeOver(anonymous, proof: proof)
    try await perform(Command(.customer(action, customer), by: caller))
  }

  /// Puts everything that a merge changes into the batch.
  func takeOver(
    _ anonymous: CustomerID,
    _ proof: CustomerMerge.Proof,
    into read: Versioned<Customer>,
    by caller: Caller,
    at now: Date,
    _ batch: inout ChangeBatch
  ) async throws {
    let other = try await customerRecord(anonymous)
    // Somebody has done it before: nothing is left to do.
    if other.value.id == read.value.id, anonymous != read.value.id { return }
    // What nobody may look at they cannot take into what they look at.
    if let agent = caller.agent {
      try await requireSight(of: other.value.id, by: try await viewer(agent))
    }
    var customer = read.value
    let merge = try customer.takeOver(other.value, proof: proof, by: caller, at: now)
    batch.documents = [
      Change(Document(customer), expected: read.version),
      Change(Document(merge), expected: nil),
    ]
    batch.removals = [DocumentRemoval(other.value.documentID, expected: other.version)]
    batch.events = [.customer(customer.id, .tookOver(other.value.id, by: caller))]
    try await spreadBlock(of: customer, over: other.value.id, at: now, into: &batch)
  }
}
