import ConversationCore
import ConversationStorage
import ConversationTesting

// Storages whose commits break a promise.

/// Writes whatever the version.
struct LastWriterWins: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    try await base.commit(try await batch.expectingWhatIsThere(in: base))
  }
}

/// Looks at versions first and writes then, as if nobody came in between.
struct ChecksThenWrites: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    let current = try await batch.expectingWhatIsThere(in: base)
    let isStale =
      zip(batch.conversations, current.conversations).contains { $0.expected != $1.expected }
      || zip(batch.agents, current.agents).contains { $0.expected != $1.expected }
    if isStale { throw StorageError(.conflict) }
    for _ in 1...50 { await Task.yield() }
    return try await base.commit(try await batch.expectingWhatIsThere(in: base))
  }
}

/// Writes one half of a batch, then the other.
struct CommitsInTwoSteps: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()
  let ids = SeededSource(seed: 99)

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var first = ChangeBatch(id: ids.make(at: batch.at), at: batch.at)
    first.events = batch.events
    _ = try await base.commit(first)
    var second = batch
    second.events = []
    return try await base.commit(second)
  }
}

/// Does not look at guards.
struct IgnoresGuards: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.guards = []
    return try await base.commit(batch)
  }
}

/// Does not know a batch again.
struct ForgetsBatches: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()
  let ids = SeededSource(seed: 99)

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    try await base.commit(batch.renamed(ids.make(at: batch.at)))
  }
}

/// Knows a batch again, but answers with what is last now.
struct AnswersWithTheLastCursor: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    _ = try await base.commit(batch)
    return try await base.lastCursor()
  }
}

/// Moves a thread key wherever it points to.
struct MovesAnyKey: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    try await base.commit(try await batch.expectingKeysThatAreThere(in: base))
  }
}

extension ChangeBatch {
  /// The same changes under another name.
  func renamed(_ id: BatchID) -> ChangeBatch {
    var copy = ChangeBatch(id: id, at: at)
    copy.conversations = conversations
    copy.agents = agents
    copy.documents = documents
    copy.removals = removals
    copy.guards = guards
    copy.threads = threads
    copy.claims = claims
    copy.messages = messages
    copy.amendments = amendments
    copy.deliveries = deliveries
    copy.settlements = settlements
    copy.reports = reports
    copy.events = events
    return copy
  }

  /// The same batch, expecting the versions that are stored.
  func expectingWhatIsThere(in storage: any ContactCenterStorage) async throws -> ChangeBatch {
    var request = LoadRequest()
    request.conversations = conversations.map(\.value.id)
    request.agents = agents.map(\.value.id)
    request.documents = documents.map(\.value.id)
    let loaded = try await storage.load(request)
    var copy = self
    copy.conversations = conversations.map {
      Change($0.value, expected: loaded.conversation($0.value.id)?.version)
    }
    copy.agents = agents.map { Change($0.value, expected: loaded.agent($0.value.id)?.version) }
    copy.documents = documents.map {
      Change($0.value, expected: loaded.document($0.value.id)?.version)
    }
    return copy
  }
}
