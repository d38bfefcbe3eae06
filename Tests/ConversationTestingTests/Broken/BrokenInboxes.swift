import ConversationCore
import ConversationStorage
import ConversationTesting

// Storages whose inboxes break a promise.

/// Shows what is snoozed among what is assigned.
struct ShowsWhatIsSnoozed: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    guard case .inbox(var inbox) = query, inbox.categories.contains(.mine) else {
      return try await base.conversations(query, after: after, limit: limit)
    }
    inbox.categories.insert(.snoozed)
    return try await base.conversations(.inbox(inbox), after: after, limit: limit)
  }
}

/// Takes the entry point for the channel.
struct IgnoresChannels: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    guard case .inbox(var inbox) = query else {
      return try await base.conversations(query, after: after, limit: limit)
    }
    inbox.filter.channels = nil
    return try await base.conversations(.inbox(inbox), after: after, limit: limit)
  }
}

/// Looks at the profile, and not at who takes part.
struct ForgetsWhoHasJoined: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    let page = try await base.conversations(query, after: after, limit: limit)
    guard case .inbox(let inbox) = query else { return page }
    return Page(
      page.elements.filter { inbox.sight.covers($0.value.inboxShelf) },
      next: page.next
    )
  }
}

/// Shows everybody everything.
struct ShowsEverybodyAll: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    guard case .inbox(let inbox) = query else {
      return try await base.conversations(query, after: after, limit: limit)
    }
    let all = InboxQuery(
      inbox.categories,
      filter: inbox.filter,
      order: inbox.order,
      sight: InboxSight(agent: inbox.sight.agent, sees: .all)
    )
    return try await base.conversations(.inbox(all), after: after, limit: limit)
  }
}

/// Has one order.
struct SortsByActivityAlone: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    guard case .inbox(var inbox) = query else {
      return try await base.conversations(query, after: after, limit: limit)
    }
    inbox.order = .lastActivity
    return try await base.conversations(.inbox(inbox), after: after, limit: limit)
  }
}

/// Lets a customer's next message put them behind the others who wait.
struct SortsByTheLastMessage: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    let page = try await base.conversations(query, after: after, limit: limit)
    guard case .inbox(let inbox) = query, inbox.order == .waiting else { return page }
    let waiting = page.elements.filter { $0.value.waitingSince != nil }
      .sorted { $0.value.lastActivityAt < $1.value.lastActivityAt }
    return Page(waiting + page.elements.filter { $0.value.waitingSince == nil }, next: page.next)
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
