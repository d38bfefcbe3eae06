import ConversationCore
import ConversationStorage
import ConversationTesting

/// A storage that asks another question for an inbox, or shows another page than it found.
protocol InboxDecorator: StorageDecorator {
  /// What is asked instead.
  func asked(_ query: InboxQuery) -> InboxQuery
  /// What is shown of what was found.
  func shown(_ found: [Versioned<Conversation>], for query: InboxQuery) -> [Versioned<Conversation>]
}

extension InboxDecorator {
  func asked(_ query: InboxQuery) -> InboxQuery { query }

  func shown(
    _ found: [Versioned<Conversation>],
    for query: InboxQuery
  ) -> [Versioned<Conversation>] { found }

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    guard case .inbox(let inbox) = query else {
      return try await base.conversations(query, after: after, limit: limit)
    }
    let page = try await base.conversations(.inbox(asked(inbox)), after: after, limit: limit)
    return Page(shown(page.elements, for: inbox), next: page.next)
  }
}
