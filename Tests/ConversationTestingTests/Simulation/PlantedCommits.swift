import ConversationCore
import ConversationStorage
import ConversationTesting

// Storages whose commits have a bug, around any other storage.

/// Accepts without the version check.
struct IgnoresVersions: StorageDecorator {
  let base: any ContactCenterStorage

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    try await base.commit(try await batch.expectingWhatIsThere(in: base))
  }
}

/// Lets a duplicate webhook through: it neither shows claims nor takes them.
struct LetsDuplicatesThrough: StorageDecorator {
  let base: any ContactCenterStorage

  func load(_ request: LoadRequest) async throws -> Loaded {
    var request = request
    request.claims = []
    return try await base.load(request)
  }

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.claims = []
    return try await base.commit(batch)
  }
}

/// Leaks a slot of capacity: of an offer that was declined, or that nobody answered.
struct LeaksSlots: StorageDecorator {
  let base: any ContactCenterStorage

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    let isRefused = batch.events.contains {
      guard case .conversation(_, .offerEnded(_, _, let outcome)) = $0 else { return false }
      return outcome == .declined || outcome == .expired
    }
    guard isRefused else { return try await base.commit(batch) }
    var request = LoadRequest()
    request.agents = batch.agents.map(\.value.id)
    let stored = try await base.load(request)
    var leaking = batch
    leaking.agents = batch.agents.map { change in
      guard let before = stored.agent(change.value.id)?.value,
        before.slots.count > change.value.slots.count
      else { return change }
      return Change(before, expected: change.expected)
    }
    return try await base.commit(leaking)
  }
}

/// Leaves the content of stored messages as it was, whatever is to replace it.
struct AmendsNothing: StorageDecorator {
  let base: any ContactCenterStorage

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.amendments = []
    return try await base.commit(batch)
  }
}

/// Loses the third message of a conversation.
struct LosesMessages: StorageDecorator {
  let base: any ContactCenterStorage

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var losing = batch
    if batch.deliveries.isEmpty { losing.messages.removeAll { $0.id.sequence == 3 } }
    return try await base.commit(losing)
  }
}

/// Does not know a batch again.
struct ForgetsItsBatches: StorageDecorator {
  let base: any ContactCenterStorage
  let ids = SeededSource(seed: 99)

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    try await base.commit(batch.renamed(ids.make(at: batch.at)))
  }
}

/// Binds a thread key whatever it points to.
struct MovesThreadKeys: StorageDecorator {
  let base: any ContactCenterStorage

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    try await base.commit(try await batch.expectingKeysThatAreThere(in: base))
  }
}

/// Drops the events of wrap-ups that begin.
struct DropsWrapUps: StorageDecorator {
  let base: any ContactCenterStorage

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var silent = batch
    silent.events.removeAll {
      if case .conversation(_, .wrapUpStarted) = $0 { return true }
      return false
    }
    return try await base.commit(silent)
  }
}

/// Keeps the records of all tenants in the same tables.
struct SharesItsTables: StorageDecorator {
  let base: any ContactCenterStorage
}

extension ChangeBatch {
  /// The same batch, expecting thread keys to point where they do.
  func expectingKeysThatAreThere(in storage: any ContactCenterStorage) async throws -> ChangeBatch {
    var request = LoadRequest()
    request.threadKeys = threads.map(\.key)
    let loaded = try await storage.load(request)
    var copy = self
    copy.threads = threads.map { binding in
      let current = loaded.conversation(at: binding.key)?.value.id
      return ThreadBinding(binding.key, to: binding.conversation, expected: current)
    }
    return copy
  }
}
