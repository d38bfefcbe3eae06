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
    at entryPoint: EntryPoint,
    policy: Shared<InboxPolicy>,
    into batch: inout ChangeBatch
  ) async throws {
    let preferredAgent = current?.transition.conversation.preferredAgent
    finish(into: &batch)
    var request = LoadRequest()
    let queueID = Queue.documentID(entryPoint.queue)
    let customerKey = UniqueKey(
      kind: Customer.documentKind,
      name: Customer.addressKey,
      value: message.sender.key
    )
    request.documents = [queueID]
    request.uniqueKeys = [customerKey]
    let found = try await center.storage.load(request)
    guard let queue = try found.document(queueID)?.value.value(as: Queue.self) else {
      throw ConversationError(.unknownQueue(entryPoint.queue))
    }
    let customer =
      try self.customer
      ?? customer(of: message, known: found.document(at: customerKey), into: &batch)
    self.customer = customer
    let id: ConversationID = center.surroundings.mint(at: now)
    var transition = Transition.open(
      id,
      for: customer,
      with: message,
      at: entryPoint,
      queue: queue,
      policy: policy,
      preferredAgent: preferredAgent,
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
    current = Current(transition: transition, version: nil)
  }

  /// The customer with an address; a new one if nobody has it.
  private mutating func customer(
    of message: InboundMessage,
    known: Versioned<Document>?,
    into batch: inout ChangeBatch
  ) throws -> CustomerID {
    if let known {
      var customer = try known.value.value(as: Customer.self)
      let before = customer
      customerBlock = customer.visitorBlock
      customer.add(message.sender, isVerified: message.isVerifiedSender)
      if customer.name == nil, let name = message.senderName, !name.isEmpty {
        customer.name = CustomerName(name, source: .channelProfile)
      }
      if customer != before {
        batch.documents.append(Change(Document(customer), expected: known.version))
      } else {
        // Whoever blocks them meanwhile has to find the conversation that is opened here.
        batch.guards.append(.document(known.value.id, version: known.version))
      }
      return customer.id
    }
    let name = message.senderName.flatMap {
      $0.isEmpty ? nil : CustomerName($0, source: .channelProfile)
    }
    let customer = Customer(
      id: center.surroundings.mint(at: now),
      address: CustomerAddress(message.sender, isVerified: message.isVerifiedSender),
      name: name,
      createdAt: now
    )
    batch.documents.append(Change(Document(customer), expected: nil))
    return customer.id
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
