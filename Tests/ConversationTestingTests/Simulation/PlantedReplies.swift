import AutoReplies
import ConversationCore
import ConversationStorage
import ConversationTesting

// Storages that have a bug by which automatic replies are sent that must not be.

/// Forgets which automatic replies were sent: their claims, and the recipients' ledgers.
struct ForgetsReplies: StorageDecorator {
  let base: any ContactCenterStorage

  func load(_ request: LoadRequest) async throws -> Loaded {
    var request = request
    request.claims.removeAll { Self.isReply($0) }
    request.documents.removeAll { $0.kind == ReplyLedger.documentKind }
    return try await base.load(request)
  }

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.claims.removeAll { Self.isReply($0.key) }
    batch.documents.removeAll { $0.value.id.kind == ReplyLedger.documentKind }
    return try await base.commit(batch)
  }

  private static func isReply(_ key: ClaimKey) -> Bool {
    key.rawValue.hasPrefix("auto-reply\u{1F}")
  }
}

/// Shows nobody that a customer has opted out.
struct HidesOptOuts: StorageDecorator {
  let base: any ContactCenterStorage

  func load(_ request: LoadRequest) async throws -> Loaded {
    var request = request
    request.documents.removeAll { $0.kind == Consent.documentKind }
    return try await base.load(request)
  }

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.guards.removeAll {
      if case .document(let id, _) = $0 { return id.kind == Consent.documentKind }
      return false
    }
    return try await base.commit(batch)
  }
}
