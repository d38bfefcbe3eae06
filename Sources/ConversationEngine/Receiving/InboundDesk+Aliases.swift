import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// A customer whom a provider knows by two addresses has one thread: both keys point to it.
extension InboundDesk {
  /// The conversation of a sender with another address: an open one, or else the one that was changed
  /// last.
  func known(
    _ own: Versioned<Conversation>?,
    by message: InboundMessage,
    where belongs: (Versioned<Conversation>?) -> Bool
  ) -> Versioned<Conversation>? {
    let other = aliasKey(of: message).flatMap { loaded.conversation(at: $0) }
    guard belongs(own), let own else { return belongs(other) ? other : nil }
    guard belongs(other), let other, !own.value.isOpen else { return own }
    return other.value.isOpen || other.value.changedAt > own.value.changedAt ? other : own
  }

  /// Whether a message's sender has no other address, or one that leads to the conversation in hand, as
  /// their own does.
  func knowsAlias(of message: borrowing InboundMessage) -> Bool {
    guard message.alias != nil else { return true }
    let message = copy message
    guard let alias = aliasKey(of: message), let id = current?.transition.conversation.id else {
      return true
    }
    return [thread, alias].allSatisfy { key in
      loaded.threads.contains { $0.key == key && $0.conversation == id }
    }
  }

  /// Whether a sender's own thread, or their other address, is that of a conversation.
  func leadsHere(_ message: InboundMessage, to conversation: Conversation) -> Bool {
    conversation.address == message.alias
      || loaded.conversation(at: thread)?.value.id == conversation.id
  }

  /// Has both addresses of a sender lead to the conversation in hand, and the customer have both.
  mutating func learnAlias(
    of message: InboundMessage,
    into batch: inout ChangeBatch
  ) async throws {
    guard let alias = message.alias, let key = aliasKey(of: message), !knowsAlias(of: message),
      let conversation = current?.transition.conversation
    else { return }
    for key in [thread, key] { bind(key, to: conversation.id, in: &batch) }
    // A customer who is new in this batch has it already.
    guard current?.version != nil else { return }
    var request = LoadRequest()
    request.documents = [Customer.documentID(conversation.customer)]
    request.uniqueKeys = [.customer(alias), .customer(message.sender)]
    let found = try await center.storage.load(request)
    guard let read = found.document(Customer.documentID(conversation.customer)) else { return }
    var customer = try read.value.value(as: Customer.self)
    let before = customer
    // Two customers are never made one silently: what another has, they keep.
    for address in [alias, message.sender] where found.document(at: .customer(address)) == nil {
      customer.add(address, isVerified: message.isVerifiedSender)
    }
    guard customer != before, !batch.documents.contains(where: { $0.value.id == read.value.id })
    else { return }
    batch.documents.append(Change(Document(customer), expected: read.version))
  }

  /// Has the other addresses of a customer, by which the same channel reaches them, lead to the
  /// conversation that was opened.
  mutating func bindOthers(
    of customer: Customer?,
    beside message: InboundMessage,
    to conversation: ConversationID,
    into batch: inout ChangeBatch
  ) async throws {
    guard message.channel == .whatsApp, let customer, customer.addresses.count > 1 else { return }
    let others = customer.addresses.map(\.address).filter { address in
      address != message.sender && address.kind.isOfWhatsApp
    }
    guard !others.isEmpty else { return }
    var request = LoadRequest()
    request.threadKeys = others.map {
      .address($0, at: message.recipient, channel: message.channel)
    }
    let found = try await center.storage.load(request)
    for key in request.threadKeys {
      if !loaded.threads.contains(where: { $0.key == key }),
        let bound = found.threads.first(where: { $0.key == key })
      {
        loaded.threads.append(bound)
      }
      bind(key, to: conversation, in: &batch)
    }
  }

  private func aliasKey(of message: InboundMessage) -> ThreadKey? {
    message.alias.map { .address($0, at: message.recipient, channel: message.channel) }
  }

  private func bind(
    _ key: ThreadKey,
    to conversation: ConversationID,
    in batch: inout ChangeBatch
  ) {
    let bound = loaded.threads.first { $0.key == key }?.conversation
    if let index = batch.threads.firstIndex(where: { $0.key == key }) {
      let expected = batch.threads[index].expected
      batch.threads[index] = ThreadBinding(key, to: conversation, expected: expected)
    } else if bound != conversation {
      batch.threads.append(ThreadBinding(key, to: conversation, expected: bound))
    }
  }
}

extension ContactCenter {
  /// Has a customer's new address lead where the old one does.
  func note(_ change: AddressChange) async throws -> InboundResult {
    let (old, new) = (
      ThreadKey.address(change.old, at: change.recipient, channel: change.channel),
      ThreadKey.address(change.new, at: change.recipient, channel: change.channel)
    )
    return try await commit { _, batch in
      var request = LoadRequest()
      request.threadKeys = [old, new]
      request.uniqueKeys = [.customer(change.old), .customer(change.new)]
      let loaded = try await self.storage.load(request)
      // Whoever has written by the new address already has a thread there.
      guard let id = loaded.conversation(at: old)?.value.id, loaded.conversation(at: new) == nil
      else { return .noted(nil) }
      batch.threads = [ThreadBinding(new, to: id, expected: nil)]
      if let read = loaded.document(at: .customer(change.old)),
        loaded.document(at: .customer(change.new)) == nil
      {
        var customer = try read.value.value(as: Customer.self)
        customer.add(change.new, isVerified: true)
        batch.documents = [Change(Document(customer), expected: read.version)]
      }
      return .noted(id)
    }
  }
}
