public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Who a visitor is: what they and their site say, and that two customers are one.
extension ContactCenter {
  /// Enters what is said of a visitor into their card: the better name, address and number stay
  ///
  ///
  /// Whoever has not written yet gets a card (H-18, H-19). Where any inbox keeps no card numbers, a name
  /// that holds one is redacted, or not entered at all (H-37).
  /// `isVerified`: whether the visitor is proven to be whom the address names.
  /// - Throws: `StorageError` when the storage failed.
  public func learn(
    _ name: CustomerName? = nil,
    _ email: CustomerEmail? = nil,
    _ phone: CustomerPhone? = nil,
    of address: ChannelAddress,
    isVerified: Bool
  ) async throws {
    let name = name.flatMap { name in
      labelOfCustomer(name.text).map { CustomerName($0, source: name.source) }
    }
    try await commit { now, batch in
      let read = try await self.customers([address]).first
      var customer =
        read?.value
        ?? Customer(
          id: self.surroundings.mint(at: now),
          address: CustomerAddress(address, isVerified: isVerified),
          createdAt: now
        )
      customer.add(address, isVerified: isVerified)
      if let name { customer.learn(name) }
      if let email { customer.learn(email) }
      if let phone { customer.learn(phone) }
      guard customer != read?.value else { return }
      batch.documents = [Change(Document(customer), expected: read?.version)]
    }
  }

  /// Has a verified user take over the anonymous visitor whom they have turned out to be: the customers
  /// become one by `Customer.takeOver(_:proof:at:)`, and the user's address leads to the conversation
  /// that they have begun before.
  ///
  /// Repeating it changes nothing. A conversation of the user's own that is open keeps their address:
  /// two conversations stay two.
  ///
  /// - Returns: What was merged; `nil` if there was only one record, or none.
  /// - Throws: `ConversationError` `customerNotAnonymous` where two people would become one:
  ///   nothing is changed then. `StorageError` when the storage failed.
  @discardableResult
  public func recognise(
    _ anonymous: ChannelAddress,
    as user: ChannelAddress,
    proof: CustomerMerge.Proof
  ) async throws -> CustomerMerge? {
    let merge = try await commit { now, batch -> CustomerMerge? in
      let found = try await self.customers([anonymous, user])
      guard let visitor = found.first(where: { $0.value.has(anonymous) }) else { return nil }
      guard !visitor.value.has(user) else {
        try await self.rebind(anonymous, to: user, into: &batch)
        return nil
      }
      var merge: CustomerMerge?
      var merged: Customer?
      if let known = found.first(where: { $0.value.has(user) }) {
        var customer = known.value
        customer.add(user, isVerified: true)
        merge = try customer.takeOver(visitor.value, proof: proof, at: now)
        merged = customer
        batch.documents = [Change(Document(customer), expected: known.version)]
        batch.removals = [DocumentRemoval(visitor.value.documentID, expected: visitor.version)]
      } else {
        guard visitor.value.isAnonymous else { throw ConversationError(.customerNotAnonymous) }
        var customer = visitor.value
        customer.add(user, isVerified: true)
        batch.documents = [Change(Document(customer), expected: visitor.version)]
      }
      if let merge { batch.documents.append(Change(Document(merge), expected: nil)) }
      try await self.rebind(anonymous, to: user, into: &batch)
      if let merged {
        try await self.spreadBlock(of: merged, over: visitor.value.id, at: now, into: &batch)
      }
      return merge
    }
    if let merge { try await completeBlock(of: merge.into) }
    return merge
  }

  /// Lets the user's address find the conversation that was begun under the anonymous one.
  private func rebind(
    _ anonymous: ChannelAddress,
    to user: ChannelAddress,
    into batch: inout ChangeBatch
  ) async throws {
    guard let widget = user.scope else { return }
    let begun = ThreadKey.address(anonymous, at: widget, channel: .webChat)
    let own = ThreadKey.address(user, at: widget, channel: .webChat)
    var request = LoadRequest()
    request.threadKeys = [begun, own]
    let loaded = try await storage.load(request)
    guard let conversation = loaded.conversation(at: begun)?.value else { return }
    let bound = loaded.conversation(at: own)?.value
    if bound?.id != conversation.id, bound?.isOpen != true {
      batch.threads.append(ThreadBinding(own, to: conversation.id, expected: bound?.id))
    }
    if !batch.isEmpty {
      batch.events.append(.conversation(conversation.id, .customerRecognised))
    }
  }

  /// The customers of some addresses.
  private func customers(_ addresses: [ChannelAddress]) async throws -> [Versioned<Customer>] {
    var request = LoadRequest()
    request.uniqueKeys = addresses.map {
      UniqueKey(kind: Customer.documentKind, name: Customer.addressKey, value: $0.key)
    }
    return try await storage.load(request).uniqueDocuments.map {
      Versioned(try $0.document.value.value(as: Customer.self), version: $0.document.version)
    }
  }
}

extension Customer {
  fileprivate func has(_ address: ChannelAddress) -> Bool {
    addresses.contains { $0.address == address }
  }
}
