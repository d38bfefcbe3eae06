import AutoReplies
public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Everything that is stored about a customer, in one document; that it was handed out is an event.
  ///
  /// - Throws: `ConversationError` `unknownCustomer`, `unknownAgent` or `notPermitted` unless the
  ///   caller is an administrator, the account owner or the host itself; `StorageError`.
  public func export(_ customer: CustomerID, by caller: Caller) async throws -> CustomerExport {
    do {
      let export = try await makeExport(customer, by: caller)
      observer?.observe(.commandPerformed(.exportCustomer))
      return export
    } catch let error as ConversationError {
      observer?.observe(.commandRefused(.exportCustomer, error))
      throw error
    }
  }

  private func makeExport(_ id: CustomerID, by caller: Caller) async throws -> CustomerExport {
    // The right first: who may export nobody learns of nobody.
    var agent: Agent?
    if let id = caller.agent {
      let asking = try await viewer(id)
      guard asking.maySettle(.exportCustomer) else {
        throw ConversationError(.notPermitted(.exportCustomer))
      }
      agent = asking
    } else if caller.role != .administrator, caller.role != .system {
      throw ConversationError(.notPermitted(.exportCustomer))
    }
    let customer = try await customerRecord(id).value
    if let agent { try await requireSight(of: customer.id, by: agent) }
    var export = CustomerExport(customer, at: now())
    for identity in try await identities(of: customer.id) {
      try await addConversations(of: identity, to: &export)
      for kind in customerDocuments(by: .customer) {
        try await add(kind, identity.description, to: &export)
      }
    }
    for address in customer.addresses.map(\.address) {
      for kind in customerDocuments(by: .address) { try await add(kind, address.key, to: &export) }
      try await addLedger(of: address, to: &export)
    }
    try await addWaiting(of: Set(customer.addresses.map(\.address)), to: &export)
    try await commit { _, batch in
      batch.events = [.customer(customer.id, .exported(by: caller))]
    }
    return export
  }

  /// Where documents about customers stand.
  private func customerDocuments(by owner: PersonalDocuments.Owner) -> [PersonalDocuments] {
    let own: [PersonalDocuments] = [
      PersonalDocuments(CustomerNote.documentKind, key: CustomerNote.customerKey, by: .customer),
      PersonalDocuments(CustomerData.documentKind, key: CustomerData.customerKey, by: .customer),
      PersonalDocuments(CustomerMerge.documentKind, key: CustomerMerge.intoKey, by: .customer),
      PersonalDocuments(Visit.documentKind, key: Visit.visitorKey, by: .address),
      PersonalDocuments(VisitRecording.documentKind, key: VisitRecording.visitorKey, by: .address),
      PersonalDocuments(Consent.documentKind, key: Consent.addressKey, by: .address),
      PersonalDocuments(Call.documentKind, key: Call.callerKey, by: .address),
      PersonalDocuments(Ticket.documentKind, key: Ticket.contactKey, by: .address),
    ]
    return (own + personalDocuments).filter { $0.owner == owner }
  }

  private func addConversations(
    of customer: CustomerID,
    to export: inout CustomerExport
  ) async throws {
    var cursor: PageCursor?
    repeat {
      let page = try await storage.conversations(.ofCustomer(customer), after: cursor, limit: 64)
      for read in page.elements {
        let messages = try await wholeTranscript(of: read.value.id)
        var deliveries: [Delivery] = []
        for message in messages where message.direction == .outbound {
          if let delivery = try await storage.delivery(of: message.id) {
            deliveries.append(delivery)
          }
        }
        export.conversations.append(
          CustomerExport.Exchange(
            conversation: read.value,
            messages: messages,
            deliveries: deliveries
          )
        )
      }
      cursor = page.next
    } while cursor != nil
  }

  /// All messages of a conversation, in order.
  private func wholeTranscript(of id: ConversationID) async throws -> [Message] {
    var messages: [Message] = []
    while true {
      let page = try await storage.transcript(
        of: id,
        before: messages.first?.id.sequence,
        limit: 500
      )
      messages = page + messages
      if page.count < 500 { return messages }
    }
  }

  private func add(
    _ documents: PersonalDocuments,
    _ value: String,
    to export: inout CustomerExport
  ) async throws {
    let query = DocumentQuery(kind: documents.kind, name: documents.key, value: value)
    var cursor: PageCursor?
    repeat {
      let page = try await storage.documents(query, after: cursor, limit: 256)
      for read in page.elements { export.records.append(try record(read.value)) }
      cursor = page.next
    } while cursor != nil
  }

  private func addLedger(of address: ChannelAddress, to export: inout CustomerExport) async throws {
    let id = ReplyLedger.documentID(address)
    if let read = try await storage.document(id) {
      export.records.append(try record(read.value))
    }
  }

  /// What has not come as a whole: parts of messages, and changes of messages that came before them.
  private func addWaiting(
    of addresses: Set<ChannelAddress>,
    to export: inout CustomerExport
  ) async throws {
    for read in try await all(PartialMessage.documentKind, PartialMessage.deadlineKey) {
      let part = try read.value.value(as: PartialMessage.self)
      guard let sender = part.message?.sender, addresses.contains(sender) else { continue }
      export.records.append(try record(read.value))
    }
    for read in try await all(EarlyChange.documentKind, EarlyChange.deadlineKey)
    where addresses.contains(try read.value.value(as: EarlyChange.self).customer) {
      export.records.append(try record(read.value))
    }
  }

  private func record(_ document: Document) throws -> CustomerExport.Record {
    CustomerExport.Record(
      kind: document.id.kind,
      name: document.id.id,
      content: try JSONDecoder().decode(JSONValue.self, from: document.encoded().json)
    )
  }
}
