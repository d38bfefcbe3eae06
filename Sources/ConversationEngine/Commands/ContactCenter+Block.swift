import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// A block is a visitor's, not a conversation's: it holds at every thread by which they write, those
// that they begin later among them.
extension ContactCenter {
  /// Has the block of a conversation's visitor, or its end, hold for them and in all their other
  /// conversations: in the batch that changes the conversation.
  func spreadBlock(
    from conversation: Conversation,
    by agent: AgentID,
    at now: Date,
    into batch: inout ChangeBatch
  ) async throws {
    let block = conversation.visitorBlock
    let person = try await person(conversation.customer)
    if let known = person.record {
      var customer = try known.value.value(as: Customer.self)
      if (customer.visitorBlock == nil) != (block == nil) {
        customer.visitorBlock = block
        batch.documents.append(Change(Document(customer), expected: known.version))
      }
    }
    try await follow(block, by: agent, in: person.ids, but: conversation.id, at: now, into: &batch)
  }

  /// Has the block of a customer hold at the threads of everybody whom they have taken over, and they at
  /// theirs: whoever of the two was blocked before.
  ///
  /// Nobody pays for it where nobody is blocked. `other`: who is taken over in this batch.
  func spreadBlock(
    of customer: Customer,
    over other: CustomerID,
    at now: Date,
    into batch: inout ChangeBatch
  ) async throws {
    guard let block = customer.visitorBlock else { return }
    let ids = try await person(customer.id).ids + [other]
    try await follow(block, by: block.by, in: ids, at: now, into: &batch)
  }

  /// Has a block, or its end, hold in every conversation of some customers but one.
  private func follow(
    _ block: VisitorBlock?,
    by agent: AgentID,
    in customers: [CustomerID],
    but known: ConversationID? = nil,
    at now: Date,
    into batch: inout ChangeBatch
  ) async throws {
    for id in customers {
      var cursor: PageCursor?
      repeat {
        let page = try await storage.conversations(.ofCustomer(id), after: cursor, limit: 64)
        for other in page.elements where other.value.id != known {
          var change = try begin(other)
          change.follow(block, by: agent, at: now)
          if !change.events.isEmpty { batch.add(change, version: other.version) }
        }
        cursor = page.next
      } while cursor != nil
    }
  }

  /// Reaches the conversations that were opened while a customer took another one over; nothing where
  /// they are not blocked.
  func completeBlock(of customer: CustomerID) async throws {
    try await commit { now, batch in
      guard let known = try await self.customer(customer)?.value, let block = known.visitorBlock
      else { return }
      let ids = try await self.person(known.id).ids
      try await self.follow(block, by: block.by, in: ids, at: now, into: &batch)
    }
  }

  /// Reaches the conversations that were opened while the block was being set: who opens one later
  /// finds it at the customer.
  func completeBlock(of id: ConversationID, by agent: AgentID) async throws {
    try await commit { now, batch in
      var request = LoadRequest()
      request.conversations = [id]
      guard let read = try await self.storage.load(request).conversation(id) else { return }
      try await self.spreadBlock(from: read.value, by: agent, at: now, into: &batch)
    }
  }

  /// The record of a customer, and every identifier under which conversations of theirs were opened.
  private func person(
    _ id: CustomerID
  ) async throws -> (record: Versioned<Document>?, ids: [CustomerID]) {
    var request = LoadRequest()
    request.documents = [Customer.documentID(id), CustomerMerge.documentID(of: id)]
    var loaded = try await storage.load(request)
    var main = id
    if let merge = loaded.document(CustomerMerge.documentID(of: id)) {
      main = try merge.value.value(as: CustomerMerge.self).into
      request.documents = [Customer.documentID(main)]
      loaded = try await storage.load(request)
    }
    var ids = [main]
    let query = DocumentQuery(
      kind: CustomerMerge.documentKind,
      name: CustomerMerge.intoKey,
      value: main.description
    )
    var cursor: PageCursor?
    repeat {
      let page = try await storage.documents(query, after: cursor, limit: 64)
      ids += try page.elements.map { try $0.value.value(as: CustomerMerge.self).from }
      cursor = page.next
    } while cursor != nil
    return (loaded.document(Customer.documentID(main)), ids)
  }
}

extension Command.Action {
  /// Whether it blocks a visitor or lets them be heard again.
  var isAboutBlock: Bool {
    switch self {
    case .inbox(.blockVisitor, _), .inbox(.unblockVisitor, _): true
    default: false
    }
  }
}
