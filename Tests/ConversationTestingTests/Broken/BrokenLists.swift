import ConversationCore
import ConversationStorage
import ConversationTesting
import Foundation
import Locking

// Storages whose lists break a promise.

/// Goes through one queue after the other.
struct AsksQueueByQueue: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func waiting(in queues: [QueueID], limit: Int) async throws -> [Versioned<Conversation>] {
    var all: [Versioned<Conversation>] = []
    for queue in queues { all += try await base.waiting(in: [queue], limit: limit) }
    return Array(all.prefix(limit))
  }
}

/// Puts those who come back to their queue at its end.
struct ForgetsThePlace: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func waiting(in queues: [QueueID], limit: Int) async throws -> [Versioned<Conversation>] {
    let all = try await base.waiting(in: queues, limit: .max)
    return Array((all.filter { $0.version == 1 } + all.filter { $0.version > 1 }).prefix(limit))
  }
}

/// Shows lists in the order in which conversations were opened.
struct ListsByOpening: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    let page = try await base.conversations(query, after: after, limit: limit)
    return Page(page.elements.sorted { $0.value.openedAt < $1.value.openedAt }, next: page.next)
  }
}

/// Takes a cursor to be the number of elements that were read.
struct PagesByNumber: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func conversations(
    _ query: ConversationQuery,
    after: PageCursor?,
    limit: Int
  ) async throws -> Page<Versioned<Conversation>> {
    let all = try await base.conversations(query, after: nil, limit: .max).elements
    let start = after.flatMap { Int($0.text) } ?? 0
    let end = min(all.count, start + limit)
    guard start < end else { return Page([], next: nil) }
    return Page(Array(all[start..<end]), next: end < all.count ? PageCursor(text: "\(end)") : nil)
  }
}

/// Goes through one team after the other.
struct AsksTeamByTeam: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func readyAgents(_ query: ReadyAgentsQuery) async throws -> [Versioned<Agent>] {
    var all: [Versioned<Agent>] = []
    for team in query.teams {
      let one = ReadyAgentsQuery(
        teams: [team],
        channelClass: query.channelClass,
        order: query.order,
        limit: query.limit
      )
      all += try await base.readyAgents(one)
    }
    return Array(all.prefix(query.limit))
  }
}

/// Knows one order only.
struct KnowsOneOrder: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func readyAgents(_ query: ReadyAgentsQuery) async throws -> [Versioned<Agent>] {
    try await base.readyAgents(
      ReadyAgentsQuery(
        teams: query.teams,
        channelClass: query.channelClass,
        order: .longestRested,
        limit: query.limit
      )
    )
  }
}

/// Sorts identifiers as people would.
struct SortsLikePeople: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func agents(
    of team: TeamID?,
    after: AgentID?,
    limit: Int
  ) async throws -> [Versioned<Agent>] {
    let all = try await base.agents(of: team, after: after, limit: .max)
    let sorted = all.sorted {
      $0.value.id.rawValue.lowercased() < $1.value.id.rawValue.lowercased()
    }
    return Array(sorted.prefix(max(0, limit)))
  }
}

/// Finds what was due once for ever.
struct RemembersDeadlines: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()
  let found = Locked<[ConversationID]>([])

  func due(at now: Date, limit: Int) async throws -> [ConversationID] {
    let due = try await base.due(at: now, limit: limit)
    return found.withLock { found in
      found += due.filter { !found.contains($0) }
      return Array((due + found.filter { !due.contains($0) }).prefix(limit))
    }
  }
}

/// Finds a deadline only after its instant.
struct IsLate: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func due(at now: Date, limit: Int) async throws -> [ConversationID] {
    try await base.due(at: now - 0.001, limit: limit)
  }
}
