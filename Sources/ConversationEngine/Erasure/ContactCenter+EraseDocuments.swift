import AutoReplies
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What stands about a customer beside their conversations.
extension ContactCenter {
  /// The documents of an erased customer, as one commit changes them.
  private struct Sweep {
    var erasure: CustomerErasure
    var batch: ChangeBatch
    /// Documents that are kept by others as well, each once.
    private var seen: Set<DocumentID> = []

    init(_ erasure: CustomerErasure, _ batch: ChangeBatch) {
      self.erasure = erasure
      self.batch = batch
    }

    mutating func remove(_ read: Versioned<Document>, files: [String] = []) {
      guard seen.insert(read.value.id).inserted else { return }
      batch.removals.append(DocumentRemoval(read.value.id, expected: read.version))
      erasure.noteRecords(1, files: files)
    }

    mutating func replace(
      _ read: Versioned<Document>,
      by value: some StoredDocument,
      files: [String] = []
    ) {
      guard seen.insert(read.value.id).inserted else { return }
      batch.documents.append(Change(Document(value), expected: read.version))
      erasure.noteRecords(1, files: files)
    }
  }

  /// Removes what is found by the customer's identifier.
  func eraseDocuments(ofIdentity identity: CustomerID, of customer: CustomerID) async throws {
    let own =
      personalDocuments.filter { $0.owner == .customer } + [
        PersonalDocuments(CustomerNote.documentKind, key: CustomerNote.customerKey, by: .customer),
        PersonalDocuments(CustomerData.documentKind, key: CustomerData.customerKey, by: .customer),
      ]
    try await sweep(customer) { sweep, _ in
      for kind in own {
        for read in try await self.page(kind.kind, kind.key, identity.description) {
          sweep.remove(read)
        }
      }
    }
  }

  /// Removes or empties what is found by one of the customer's addresses.
  func eraseDocuments(at address: ChannelAddress, of customer: CustomerID) async throws {
    let begunAt = try await unfinishedErasure(customer)?.value.begunAt ?? now()
    try await sweep(customer) { sweep, now in
      // What is of a later time is somebody's who is new.
      for read in try await self.page(Visit.documentKind, Visit.visitorKey, address.key)
      where try read.value.value(as: Visit.self).startedAt <= begunAt {
        sweep.remove(read)
      }
      for read in try await self.page(
        VisitRecording.documentKind,
        VisitRecording.visitorKey,
        address.key
      ) {
        let recording = try read.value.value(as: VisitRecording.self)
        if recording.visitStartedAt <= begunAt {
          sweep.remove(read, files: [recording.reference])
        }
      }
      for kind in self.personalDocuments where kind.owner == .address {
        for read in try await self.page(kind.kind, kind.key, address.key) { sweep.remove(read) }
      }
      for read in try await self.page(Consent.documentKind, Consent.addressKey, address.key) {
        try await self.erase(read, after: begunAt, &sweep)
      }
      for read in try await self.page(Call.documentKind, Call.callerKey, address.key) {
        let call = try read.value.value(as: Call.self)
        guard call.startedAt <= begunAt else { continue }
        let files = call.recording.map { [$0.reference] } ?? []
        sweep.replace(read, by: call.erased(), files: files)
      }
      for read in try await self.page(Ticket.documentKind, Ticket.contactKey, address.key) {
        let ticket = try read.value.value(as: Ticket.self)
        guard ticket.openedAt <= begunAt else { continue }
        sweep.replace(read, by: ticket.erased())
        try await self.eraseLine(of: ticket, &sweep)
      }
      try await self.eraseReplies(to: address, &sweep)
      try await self.eraseWaiting(of: address, until: begunAt, at: now, &sweep)
    }
    try await commit { _, batch in
      guard let read = try await self.unfinishedErasure(customer) else { return }
      var erasure = read.value
      erasure.finish(address)
      batch.documents = [Change(Document(erasure), expected: read.version)]
    }
  }

  /// A consent goes; an opt-out stays as a keyed hash.
  private func erase(
    _ read: Versioned<Document>,
    after begunAt: Date,
    _ sweep: inout Sweep
  ) async throws {
    let consent = try read.value.value(as: Consent.self)
    guard let last = consent.changes.last, last.at <= begunAt else { return }
    sweep.remove(read)
    guard consent.isOptedOut, let id = erasureKey?.consent(consent.scope) else { return }
    let known = try await storage.document(id)
    let erased = ErasedConsent(hash: id.id, optedOutAt: last.at)
    sweep.batch.documents.append(Change(Document(erased), expected: known?.version))
  }

  /// The record of what a contact last opened through a number.
  private func eraseLine(of ticket: Ticket, _ sweep: inout Sweep) async throws {
    guard let contact = ticket.contact, let number = ticket.number else { return }
    let id = TicketLine.documentID(contact: contact, number: number)
    if let read = try await storage.document(id) { sweep.remove(read) }
  }

  /// What was sent by itself is forgotten, with the claims that name the address.
  private func eraseReplies(to address: ChannelAddress, _ sweep: inout Sweep) async throws {
    let id = ReplyLedger.documentID(address)
    guard let read = try await storage.document(id) else { return }
    let ledger = try read.value.value(as: ReplyLedger.self)
    sweep.batch.forgottenClaims += ledger.entries.map { claimKey(of: $0.key) }
    sweep.remove(read)
  }

  /// Parts of messages and changes of messages that have not come are removed.
  ///
  /// A message that comes yet is known by a keyed hash.
  private func eraseWaiting(
    of address: ChannelAddress,
    until begunAt: Date,
    at now: Date,
    _ sweep: inout Sweep
  ) async throws {
    for read in try await all(PartialMessage.documentKind, PartialMessage.deadlineKey)
    where try read.value.value(as: PartialMessage.self).message?.sender == address {
      sweep.remove(read)
    }
    for read in try await all(EarlyChange.documentKind, EarlyChange.deadlineKey) {
      let change = try read.value.value(as: EarlyChange.self)
      guard change.customer == address,
        change.deadline <= begunAt.after(settings.claimRetention)
      else { continue }
      sweep.remove(read)
      guard !change.hasCome else { continue }
      forget(change.externalID, change.channel, change.recipient, &sweep.batch, at: now)
    }
  }

  /// Does some of it again and again, until nothing is found any more.
  private func sweep(
    _ customer: CustomerID,
    _ look: (inout Sweep, Date) async throws -> Void
  ) async throws {
    while true {
      let isDone = try await commit { now, batch in
        guard let read = try await self.unfinishedErasure(customer) else { return true }
        var sweep = Sweep(read.value, batch)
        try await look(&sweep, now)
        guard sweep.erasure != read.value else { return true }
        batch = sweep.batch
        batch.documents.append(Change(Document(sweep.erasure), expected: read.version))
        return false
      }
      if isDone { return }
    }
  }

  private func page(
    _ kind: DocumentKind,
    _ name: String,
    _ value: String
  ) async throws -> [Versioned<Document>] {
    let query = DocumentQuery(kind: kind, name: name, value: value)
    return try await storage.documents(query, after: nil, limit: 256).elements
  }

  /// Every document of a kind, in the order of a key: for kinds that are few, and known by nobody's
  /// address.
  func all(
    _ kind: DocumentKind,
    _ name: String
  ) async throws -> [Versioned<Document>] {
    let query = DocumentQuery(kind: kind, name: name, value: "")
    var found: [Versioned<Document>] = []
    var cursor: PageCursor?
    repeat {
      let page = try await storage.documents(query, after: cursor, limit: 256)
      found += page.elements
      cursor = page.next
    } while cursor != nil
    return found
  }
}
