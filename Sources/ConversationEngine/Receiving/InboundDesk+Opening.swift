import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension InboundDesk {
  /// Opens a conversation for a message, with its customer, in the entry point's queue (F-03).
  mutating func open(
    _ message: InboundMessage,
    through door: Door,
    into batch: inout ChangeBatch
  ) async throws {
    let preferredAgent = current?.transition.conversation.preferredAgent
    finish(into: &batch)
    var request = LoadRequest()
    let queueID = Queue.documentID(door.entryPoint.queue)
    request.documents = [queueID]
    let sender = UniqueKey.customer(message.sender)
    request.uniqueKeys = [sender]
    if let alias = message.alias { request.uniqueKeys.append(.customer(alias)) }
    let found = try await center.storage.load(request)
    guard let queue = try found.document(queueID)?.value.value(as: Queue.self) else {
      throw ConversationError(.unknownQueue(door.entryPoint.queue))
    }
    var record: Customer?
    if customer == nil { record = try customer(of: message, sender, in: found, into: &batch) }
    let customer = customer ?? record?.id ?? center.surroundings.mint(at: now)
    self.customer = customer
    let id: ConversationID = center.surroundings.mint(at: now)
    var transition = Transition.open(
      id,
      for: customer,
      with: message,
      at: door.entryPoint,
      queue: queue,
      policy: door.policy,
      preferredAgent: preferredAgent,
      thread: thread,
      now: now
    )
    if let customerBlock { transition.endBlocked(customerBlock, at: now) }
    if let index = batch.threads.firstIndex(where: { $0.key == thread }) {
      let expected = batch.threads[index].expected
      batch.threads[index] = ThreadBinding(thread, to: id, expected: expected)
    } else {
      let bound = loaded.threads.first { $0.key == thread }?.conversation
      batch.threads.append(ThreadBinding(thread, to: id, expected: bound))
    }
    current = Current(transition: consume transition, version: nil)
    try await bindOthers(of: record, beside: message, to: id, into: &batch)
  }

  /// The customer with an address, or with the other one that the message names; a new one if nobody
  /// has either.
  private mutating func customer(
    of message: InboundMessage,
    _ sender: UniqueKey,
    in found: Loaded,
    into batch: inout ChangeBatch
  ) throws -> Customer {
    let own = found.document(at: sender)
    let other = message.alias.flatMap { found.document(at: .customer($0)) }
    if let known = own ?? other {
      var customer = try known.value.value(as: Customer.self)
      let before = customer
      customerBlock = customer.visitorBlock
      customer.add(message.sender, isVerified: message.isVerifiedSender)
      // Two customers are never made one silently: what another has, they keep.
      if let alias = message.alias, own == nil || other == nil {
        customer.add(alias, isVerified: message.isVerifiedSender)
      }
      if customer.name == nil, let name = message.senderName, !name.isEmpty {
        customer.name = CustomerName(name, source: .channelProfile)
      }
      if customer != before {
        batch.documents.append(Change(Document(customer), expected: known.version))
      } else {
        // Whoever blocks them meanwhile has to find the conversation that is opened here.
        batch.guards.append(.document(known.value.id, version: known.version))
      }
      return customer
    }
    let name = message.senderName.flatMap {
      $0.isEmpty ? nil : CustomerName($0, source: .channelProfile)
    }
    var customer = Customer(
      id: center.surroundings.mint(at: now),
      address: CustomerAddress(message.sender, isVerified: message.isVerifiedSender),
      name: name,
      createdAt: now
    )
    if let alias = message.alias { customer.add(alias, isVerified: message.isVerifiedSender) }
    batch.documents.append(Change(Document(customer), expected: nil))
    return customer
  }
}

extension UniqueKey {
  /// The key that finds an entry point by channel and identity.
  static func entryPoint(_ channel: ChannelKind, _ identity: String) -> Self {
    Self(
      kind: EntryPoint.documentKind,
      name: EntryPoint.identityKey,
      value: EntryPoint.key(channel: channel, identity: identity)
    )
  }
}
