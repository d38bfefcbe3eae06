public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Erasure of a customer (GDPR, article 17). It is a job that any host goes on with: its first commit
// makes the customer unknown, so that what comes later is that of somebody new; each conversation is
// emptied in one commit; the receipt says what was done.
extension ContactCenter {
  /// Erases everything about a customer, and says what was done.
  ///
  /// Conversations, messages, calls and tickets stay as empty ones, so that counts stay true; all else
  /// goes. That somebody does not want messages is kept as a keyed hash. Asking again changes nothing
  /// and gives the same receipt. What the receipt lists in `CustomerErasure.files` is the host's to
  /// delete. Claims by which copies are recognised name nobody: they are digests.
  ///
  /// - Throws: `ConversationError` `unknownCustomer`, `legalHold`, `notPermitted`, `unknownAgent`, or
  ///   `invalidPolicy` without a key; `StorageError`, after which a worker goes on.
  @discardableResult
  public func erase(_ customer: CustomerID, by caller: Caller) async throws -> CustomerErasure {
    try await perform(Command(.customer(.erase, customer), by: caller))
    guard let done = try await erasure(of: customer) else {
      throw ConversationError(.unknownCustomer)
    }
    return done
  }

  /// How far the erasure of a customer has come; `nil` if nobody has asked for one.
  ///
  /// - Throws: `StorageError`.
  public func erasure(of customer: CustomerID) async throws -> CustomerErasure? {
    var id = customer
    for _ in 0..<16 {
      let (own, gone) = (CustomerErasure.documentID(of: id), CustomerMerge.documentID(of: id))
      var request = LoadRequest()
      request.documents = [own, gone]
      let loaded = try await storage.load(request)
      if let found = loaded.document(own) { return try found.value.value() }
      guard let merge = try loaded.document(gone)?.value.value(as: CustomerMerge.self) else {
        break
      }
      id = merge.into
    }
    return nil
  }

  /// Notes that the host has deleted the files of an erased customer: their references go, too.
  ///
  /// - Throws: `StorageError`.
  public func confirmFilesDeleted(of customer: CustomerID) async throws {
    guard let known = try await erasure(of: customer) else { return }
    try await commit { _, batch in
      guard let read = try await self.storage.document(known.documentID) else {
        return
      }
      var erasure = try read.value.value(as: CustomerErasure.self)
      guard !erasure.files.isEmpty else { return }
      erasure.confirmFilesDeleted()
      batch.documents = [Change(Document(erasure), expected: read.version)]
    }
  }

  /// Carries out an erasure.
  func erase(_ command: Command, _ id: CustomerID) async throws -> Performed {
    try await requireReach(of: command)
    guard erasureKey != nil else {
      throw ConversationError(.invalidPolicy("erasing needs a key: hand one to the contact center"))
    }
    let customer: CustomerID
    if let begun = try await erasure(of: id) {
      customer = begun.customer
    } else {
      customer = try await begin(command, id)
    }
    try await goOnErasing(customer)
    return Performed(CommandOutcome())
  }

  /// Makes the customer unknown, and notes what is to be done.
  private func begin(_ command: Command, _ id: CustomerID) async throws -> CustomerID {
    try await commit { now, batch in
      let read = try await self.customerRecord(id)
      let customer = read.value
      try await self.requireRight(to: command, about: customer.id)
      guard !customer.isUnderLegalHold else { throw ConversationError(.legalHold) }
      let identities = try await self.identities(of: customer.id)
      let erasure = CustomerErasure(
        of: customer.id,
        identities: identities,
        addresses: customer.addresses.map(\.address),
        by: command.caller,
        at: now
      )
      batch.documents = [Change(Document(erasure), expected: nil)]
      batch.removals = [DocumentRemoval(customer.documentID, expected: read.version)]
      var request = LoadRequest()
      request.documents = identities.map { CustomerMerge.documentID(of: $0) }
      for merge in try await self.storage.load(request).documents {
        let erased = try merge.value.value(as: CustomerMerge.self).erased()
        batch.documents.append(Change(Document(erased), expected: merge.version))
      }
      batch.events = [.customer(customer.id, .erasureBegun(by: command.caller))]
      return customer.id
    }
  }

  /// Goes on with erasures that a host has left.
  func resumeErasures() async throws {
    guard erasureKey != nil else { return }
    let query = DocumentQuery(
      kind: CustomerErasure.documentKind,
      name: CustomerErasure.unfinishedKey,
      value: ""
    )
    for element in try await storage.documents(query, after: nil, limit: 16).elements {
      try await goOnErasing(try element.value.value(as: CustomerErasure.self).customer)
    }
  }

  /// Does what is left to do; several hosts may.
  func goOnErasing(_ customer: CustomerID) async throws {
    guard let erasure = try await unfinishedErasure(customer)?.value else { return }
    for identity in erasure.identities {
      var cursor: PageCursor?
      repeat {
        let page = try await storage.conversations(.ofCustomer(identity), after: cursor, limit: 64)
        for read in page.elements where !read.value.isErased {
          await follow(try await erase(read.value.id, of: customer))
        }
        cursor = page.next
      } while cursor != nil
      try await eraseDocuments(ofIdentity: identity, of: customer)
    }
    for address in erasure.addresses { try await eraseDocuments(at: address, of: customer) }
    try await commit { now, batch in
      guard let read = try await self.unfinishedErasure(customer) else { return }
      var done = read.value
      done.finish(at: now)
      batch.documents = [Change(Document(done), expected: read.version)]
      batch.events = [.customer(customer, .erased)]
    }
  }

  /// The record of an erasure that is not done.
  func unfinishedErasure(_ customer: CustomerID) async throws -> Versioned<CustomerErasure>? {
    let id = CustomerErasure.documentID(of: customer)
    guard let read = try await storage.document(id) else { return nil }
    let erasure = try read.value.value(as: CustomerErasure.self)
    return erasure.isDone ? nil : Versioned(erasure, version: read.version)
  }

  /// Empties a conversation, with its messages, deliveries, thread keys and claims, in one commit.
  private func erase(_ id: ConversationID, of customer: CustomerID) async throws -> RoutingWork {
    try await commit { now, batch in
      guard let erasure = try await self.unfinishedErasure(customer) else { return RoutingWork() }
      var loaded = Loaded()
      guard let (advanced, version) = try await self.advanced(id, at: now, into: &loaded),
        !advanced.conversation.isErased
      else { return RoutingWork() }
      var transition = advanced
      var files: [String] = []
      let conversation = transition.conversation
      var before: Int?
      while true {
        let page = try await self.storage.transcript(of: id, before: before, limit: 500)
        for message in page {
          files += message.attachments.map(\.reference)
          self.forget(message, of: conversation, at: now, &batch)
        }
        guard page.count == 500, let first = page.first else { break }
        before = first.id.sequence
      }
      transition.erase(at: now)
      batch.add(transition, version: version, agents: loaded.agents)
      batch.erasures = [ConversationErasure(id)]
      var record = erasure.value
      record.noteConversation(messages: conversation.messageCount, files: files)
      batch.documents.append(Change(Document(record), expected: erasure.version))
      return RoutingWork(after: transition)
    }
  }

  /// Lets a copy of a message be known by a keyed hash instead of the provider's identifier.
  private func forget(
    _ message: Message,
    of conversation: Conversation,
    at now: Date,
    _ batch: inout ChangeBatch
  ) {
    guard let externalID = message.externalID, message.direction == .inbound else { return }
    // A claim names the entry point as its thread key does.
    let parts = conversation.threadKey.rawValue.split(
      separator: "\u{1F}",
      omittingEmptySubsequences: false
    )
    guard parts.count > 2 else { return }
    forget(externalID, conversation.channel, String(parts[2]), &batch, at: max(message.at, now))
  }

  /// Lets a message of a channel and entry point be known by a keyed hash.
  func forget(
    _ externalID: String,
    _ channel: ChannelKind,
    _ recipient: String,
    _ batch: inout ChangeBatch,
    at date: Date
  ) {
    guard let key = erasureKey else { return }
    let claim = ClaimKey(
      rawValue: KeyText.joining("m", channel.rawValue, recipient, externalID)
    )
    batch.forgottenClaims.append(claim)
    batch.claims.append(
      Claim(key.claim(claim), expiresAt: date.after(settings.claimRetention))
    )
  }
}

extension ErasureKey {
  /// The claim that stands for one that was forgotten.
  func claim(_ claim: ClaimKey) -> ClaimKey {
    ClaimKey(scope: "erased", hash(claim.rawValue, as: "claim"))
  }
}
