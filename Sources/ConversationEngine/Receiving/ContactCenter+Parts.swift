import ConversationCore
import ConversationStorage
import Masking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// What became of a part that was stored.
  private enum PartOutcome: Sendable {
    case duplicate
    case waiting
    /// All parts are there.
    case complete
    /// Its place is taken by an older message, which has to go its way first.
    case blocked
  }

  /// Takes in a part of a message: stored until its siblings have come, then taken in as one message.
  ///
  /// Everything that is stored between two parts is found again by whoever goes on: a stop on the
  /// way loses nothing, and the message's identifier keeps it from being taken in twice.
  func takeIn(_ part: MessagePart, from adapter: AdapterID) async throws -> ArrivalOutcome {
    let id = PartialMessage.documentID(of: part)
    while true {
      switch try await store(part, in: id) {
      case .duplicate: return ArrivalOutcome(.duplicate(of: nil))
      case .waiting: return ArrivalOutcome(.waiting)
      case .complete: return try await release(id, from: adapter) ?? ArrivalOutcome(.waiting)
      case .blocked:
        guard let released = try await release(id, from: adapter) else { continue }
        await follow(released.work)
      }
    }
  }

  private func store(_ part: MessagePart, in id: DocumentID) async throws -> PartOutcome {
    let claim = claimKey(
      "part",
      of: part.message.channel.rawValue,
      part.message.recipient,
      part.message.externalID
    )
    return try await commit { now, batch in
      var request = LoadRequest()
      request.documents = [id]
      request.claims = [claim]
      let door = UniqueKey.entryPoint(part.message.channel, part.message.recipient)
      if !self.redactions.isEmpty { request.uniqueKeys = [door] }
      let loaded = try await self.storage.load(request)
      if loaded.claim(claim) != nil { return .duplicate }
      let read = loaded.document(id)
      var partial: PartialMessage
      if let read {
        partial = try read.value.value()
        switch partial.take(part, at: now) {
        case .taken: break
        case .duplicate: return .duplicate
        case .otherMessage: return .blocked
        @unknown default: return .blocked
        }
      } else {
        partial = PartialMessage(part, patience: self.settings.partPatience, at: now)
      }
      // What waits is stored, too: card numbers are taken out of it at once.
      if let entryPoint = try loaded.document(at: door)?.value.value(as: EntryPoint.self),
        let redaction = self.redactions[entryPoint.inbox]
      {
        partial.redactRuns(redaction.redact(parts:))
      }
      batch.documents = [Change(Document(partial), expected: read?.version)]
      batch.claims = [
        Claim(claim, expiresAt: now.after(self.settings.claimRetention))
      ]
      return partial.isComplete ? .complete : .waiting
    }
  }

  /// Takes in what has waited, and forgets that it did.
  ///
  /// `nil` if somebody else has done so.
  private func release(
    _ id: DocumentID,
    from adapter: AdapterID
  ) async throws -> ArrivalOutcome? {
    guard let partial = try await seal(id) else { return nil }
    var outcome: ArrivalOutcome?
    if let message = partial.message,
      let arrival = Arrival(.message(message), from: adapter)
    {
      outcome = try await takeIn([arrival]).first?.get()
    }
    try await commit { _, batch in
      if let read = try await self.partialMessage(id), read.value == partial {
        batch.removals = [DocumentRemoval(id, expected: read.version)]
      }
    }
    return outcome
  }

  /// Sees to it that no part is added between the reading and the removal of what has waited.
  private func seal(_ id: DocumentID) async throws -> PartialMessage? {
    try await commit { _, batch in
      guard let read = try await self.partialMessage(id) else { return nil }
      var partial = read.value
      if !partial.isSealed {
        partial.seal()
        batch.documents = [Change(Document(partial), expected: read.version)]
      }
      return partial
    }
  }

  private func partialMessage(_ id: DocumentID) async throws -> Versioned<PartialMessage>? {
    guard let read = try await storage.document(id) else { return nil }
    return Versioned(try read.value.value(), version: read.version)
  }

  /// Takes in messages whose parts have been waited for long enough, and complete ones that a stop
  /// has left.
  func releaseDueParts() async throws {
    let query = DocumentQuery(
      kind: PartialMessage.documentKind,
      name: PartialMessage.deadlineKey,
      value: ""
    )
    for document in try await storage.documents(query, after: nil, limit: 64).elements {
      let partial: PartialMessage = try document.value.value()
      guard partial.isDue(at: now()) else { return }
      // The identifiers of messages do not depend on the adapter; only receipts do.
      if let released = try await release(document.value.id, from: "parts") {
        await follow(released.work)
      }
    }
  }
}
