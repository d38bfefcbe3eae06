import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// A change may overtake the message that it changes: it has taken the message's claim meanwhile.
extension InboundDesk {
  /// The change that has taken a message's claim before it came.
  func earlyChange(
    of message: borrowing InboundMessage,
    _ claim: ClaimKey
  ) async throws -> Versioned<EarlyChange>? {
    guard loaded.claim(claim)?.result == EarlyChange.claimResult else { return nil }
    let id = EarlyChange.documentID(
      of: message.externalID,
      at: message.recipient,
      channel: message.channel
    )
    return try await center.earlyChange(id)
  }

  /// Takes the claim by which a further copy of the message in hand is recognised; where a change
  /// has taken it already, that remembers the message.
  mutating func take(_ claim: ClaimKey, for message: MessageID?, into batch: inout ChangeBatch) {
    guard loaded.claim(claim) != nil else {
      let expiresAt = now.after(center.settings.claimRetention)
      let result = message?.description ?? ""
      return batch.claims.append(Claim(claim, result: result, expiresAt: expiresAt))
    }
    guard let known = early else { return }
    early = nil
    var change = known.value
    change.settle(as: message)
    batch.documents.append(Change(Document(change), expected: known.version))
  }
}

extension ContactCenter {
  /// A change that waits for its message, or has waited for it.
  func earlyChange(_ id: DocumentID) async throws -> Versioned<EarlyChange>? {
    guard let read = try await storage.document(id) else { return nil }
    return Versioned(try read.value.value(), version: read.version)
  }

  /// Keeps a change whose message has not come.
  func keep(
    _ sign: ThreadSign,
    for claim: ClaimKey,
    besides known: Versioned<EarlyChange>?,
    at now: Date,
    into batch: inout ChangeBatch
  ) {
    let expiresAt = now.after(settings.claimRetention)
    if let known {
      var change = known.value
      change.take(sign)
      batch.documents.append(Change(Document(change), expected: known.version))
    } else if let change = EarlyChange(sign, until: expiresAt) {
      batch.documents.append(Change(Document(change), expected: nil))
      batch.claims.append(
        Claim(claim, result: EarlyChange.claimResult, expiresAt: expiresAt)
      )
    }
  }

  /// Forgets changes whose messages will not come any more, and those of messages that came long ago.
  func forgetEarlyChanges() async throws {
    let query = DocumentQuery(
      kind: EarlyChange.documentKind,
      name: EarlyChange.deadlineKey,
      value: ""
    )
    let oldest = try await storage.documents(query, after: nil, limit: 64).elements
    try await commit { now, batch in
      batch.removals = try oldest.compactMap { read in
        let change: EarlyChange = try read.value.value()
        guard change.deadline <= now else { return nil }
        return DocumentRemoval(read.value.id, expected: read.version)
      }
    }
  }
}
