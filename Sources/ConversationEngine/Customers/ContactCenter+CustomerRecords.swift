import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// How a customer is found, who has perhaps become another one, and who may see them.
extension ContactCenter {
  /// How many steps from a customer who was taken over to the one who stays are followed.
  private static let longestChain = 16
  /// How many customers one customer may have taken over, as far as a card looks.
  private static let mostIdentities = 64
  /// How many of a customer's conversations are looked at to find one that an agent sees.
  private static let conversationsLookedAt = 256

  /// A customer's record; of whoever has taken them over, if somebody has.
  ///
  /// - Throws: `ConversationError` `unknownCustomer`; `StorageError`.
  func customerRecord(_ id: CustomerID) async throws -> Versioned<Customer> {
    guard let customer = try await customer(id) else { throw ConversationError(.unknownCustomer) }
    return customer
  }

  /// A customer, or whoever has taken them over; `nil` for one who is not there any more.
  func customer(_ id: CustomerID) async throws -> Versioned<Customer>? {
    var id = id
    for _ in 0..<Self.longestChain {
      let (own, gone) = (Customer.documentID(id), CustomerMerge.documentID(of: id))
      var request = LoadRequest()
      request.documents = [own, gone]
      let loaded = try await storage.load(request)
      if let read = loaded.document(own) {
        return Versioned(try read.value.value(as: Customer.self), version: read.version)
      }
      guard let merge = try loaded.document(gone)?.value.value(as: CustomerMerge.self) else {
        return nil
      }
      id = merge.into
    }
    return nil
  }

  /// A customer and everybody whom they have taken over, directly or not: conversations and notes keep
  /// the identifier that they were opened with.
  func identities(of id: CustomerID) async throws -> [CustomerID] {
    var identities = [id]
    var next = 0
    while next < identities.count, identities.count < Self.mostIdentities {
      let query = DocumentQuery(
        kind: CustomerMerge.documentKind,
        name: CustomerMerge.intoKey,
        value: identities[next].description
      )
      let page = try await storage.documents(query, after: nil, limit: Self.mostIdentities)
      for element in page.elements {
        let from = try element.value.value(as: CustomerMerge.self).from
        if !identities.contains(from) { identities.append(from) }
      }
      next += 1
    }
    return identities
  }

  /// Refuses an agent who sees no conversation of a customer, as if there were no such customer.
  ///
  /// - Throws: `ConversationError` `unknownCustomer`; `StorageError`.
  func requireSight(of customer: CustomerID, by agent: Agent) async throws {
    if InboxSight(of: agent).isUnlimited { return }
    for id in try await identities(of: customer) {
      var cursor: PageCursor?
      var seen = 0
      repeat {
        let page = try await storage.conversations(.ofCustomer(id), after: cursor, limit: 64)
        if page.elements.contains(where: { agent.maySee($0.value) }) { return }
        seen += page.elements.count
        cursor = page.next
      } while cursor != nil && seen < Self.conversationsLookedAt
    }
    throw ConversationError(.unknownCustomer)
  }
}
