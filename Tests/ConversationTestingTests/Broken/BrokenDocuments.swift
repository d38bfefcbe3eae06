import ConversationCore
import ConversationStorage
import ConversationTesting

// Storages whose documents break a promise.

/// Does not look at what is unique.
struct IgnoresUniqueness: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.documents = try batch.documents.map { change in
      let document = change.value
      let keys = document.keys.map { DocumentKey($0.name, $0.value, rank: $0.rank) }
      return Change(
        Document(id: document.id, keys: keys, record: try document.encoded()),
        expected: change.expected
      )
    }
    return try await base.commit(batch)
  }
}

/// Keeps the kinds that it was written for.
struct KnowsThreeKinds: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.documents.removeAll {
      !["customer", "queue", "entry-point"].contains($0.value.id.kind.rawValue)
    }
    return try await base.commit(batch)
  }
}

/// Lists documents by name alone.
struct RanksByName: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.documents = try batch.documents.map { change in
      let document = change.value
      let keys = document.keys.map { DocumentKey($0.name, $0.value, isUnique: $0.isUnique) }
      return Change(
        Document(id: document.id, keys: keys, record: try document.encoded()),
        expected: change.expected
      )
    }
    return try await base.commit(batch)
  }
}
