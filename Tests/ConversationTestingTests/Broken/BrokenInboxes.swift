import ConversationCore
import ConversationStorage
import ConversationTesting

// Storages whose inboxes break a promise.

/// Shows what is snoozed among what is assigned.
struct ShowsWhatIsSnoozed: InboxDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func asked(_ query: InboxQuery) -> InboxQuery {
    var query = query
    if query.categories.contains(.mine) { query.categories.insert(.snoozed) }
    return query
  }
}

/// Takes the entry point for the channel.
struct IgnoresChannels: InboxDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func asked(_ query: InboxQuery) -> InboxQuery {
    var query = query
    query.filter.channels = nil
    return query
  }
}

/// Looks at the profile, and not at who takes part.
struct ForgetsWhoHasJoined: InboxDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func shown(
    _ found: [Versioned<Conversation>],
    for query: InboxQuery
  ) -> [Versioned<Conversation>] {
    found.filter { query.sight.covers($0.value.inboxShelf) }
  }
}

/// Shows everybody everything.
struct ShowsEverybodyAll: InboxDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func asked(_ query: InboxQuery) -> InboxQuery {
    InboxQuery(
      query.categories,
      filter: query.filter,
      order: query.order,
      sight: InboxSight(agent: query.sight.agent, sees: .all)
    )
  }
}

/// Has one order.
struct SortsByActivityAlone: InboxDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func asked(_ query: InboxQuery) -> InboxQuery {
    var query = query
    query.order = .lastActivity
    return query
  }
}

/// Lets a customer's next message put them behind the others who wait.
struct SortsByTheLastMessage: InboxDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func shown(
    _ found: [Versioned<Conversation>],
    for query: InboxQuery
  ) -> [Versioned<Conversation>] {
    guard query.order == .waiting else { return found }
    let waiting = found.filter { $0.value.waitingSince != nil }
      .sorted { $0.value.lastActivityAt < $1.value.lastActivityAt }
    return waiting + found.filter { $0.value.waitingSince == nil }
  }
}

/// Has no category for whom a conversation is snoozed, and none of the resolved.
struct CountsTheOpenOnly: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func inboxCounts(_ filter: InboxFilter, sight: InboxSight) async throws -> InboxCounts {
    let all = try await base.inboxCounts(filter, sight: sight)
    var counts = InboxCounts()
    for category in InboxCategory.open {
      counts.add(all[category], waiting: all.waiting(in: category), to: category)
    }
    return counts
  }
}

/// Counts what others see.
struct CountsForEverybody: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func inboxCounts(_ filter: InboxFilter, sight: InboxSight) async throws -> InboxCounts {
    try await base.inboxCounts(filter, sight: InboxSight(agent: sight.agent, sees: .all))
  }
}

/// Keeps the first message for previews.
struct ShowsTheFirstMessage: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func load(_ request: LoadRequest) async throws -> Loaded {
    var loaded = try await base.load(request)
    loaded.newestMessages = []
    for id in request.newestMessages {
      loaded.newestMessages += try await base.transcript(of: id, before: 2, limit: 1)
    }
    return loaded
  }
}
