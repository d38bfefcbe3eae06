import ConversationCore
import ConversationStorage
import ConversationTesting

// Storages whose transcripts break a promise.

/// Gives each message the next number, whatever number it has.
struct Renumbers: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var counts: [ConversationID: Int] = [:]
    for id in Set(batch.messages.map(\.id.conversation)) {
      counts[id] = try await base.transcript(of: id, before: nil, limit: .max).count
    }
    var renumbered = batch
    renumbered.messages = batch.messages.map { message in
      counts[message.id.conversation, default: 0] += 1
      return Message(
        id: MessageID(
          conversation: message.id.conversation,
          sequence: counts[message.id.conversation] ?? 0
        ),
        author: message.author,
        direction: message.direction,
        channel: message.channel,
        content: message.content,
        at: message.at
      )
    }
    return try await base.commit(renumbered)
  }
}

/// Counts the message before which a page ends to the page.
struct CountsTheEnd: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func transcript(
    of conversation: ConversationID,
    before: Int?,
    limit: Int
  ) async throws -> [Message] {
    try await base.transcript(of: conversation, before: before.map { $0 + 1 }, limit: limit)
  }
}

/// Shows the latest message first.
struct ShowsTheLatestFirst: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func transcript(
    of conversation: ConversationID,
    before: Int?,
    limit: Int
  ) async throws -> [Message] {
    try await base.transcript(of: conversation, before: before, limit: limit).reversed()
  }
}

/// Amends texts and forgets about files.
struct LosesAttachments: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.amendments = batch.amendments.map { amendment in
      amendment.content.map { MessageAmendment(message: amendment.message, content: $0) }
        ?? amendment
    }
    return try await base.commit(batch)
  }
}
