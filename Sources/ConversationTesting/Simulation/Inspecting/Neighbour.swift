import ConversationCore
import ConversationEngine
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Another tenant of the database: the same agents, queues, customers and identifiers, and a few of
/// the same messages.
///
/// It lives twice, beside the first tenant and alone, and must not be able to tell.
final class Neighbour {
  /// It hears one of so many messages.
  private static let share = 64
  /// It has so many agents.
  private static let agents = Scenery.teamCount

  private let scenery: Scenery
  private let together: SimulatedHosts
  private let alone: SimulatedHosts
  private var cursors = (together: EventCursor.start, alone: EventCursor.start)
  private var conversations: [ConversationID] = []
  private var isSetUp = false

  /// Moves in: `apart` is a database that it has for itself.
  init(
    in database: SimulationDatabase,
    apart: SimulationDatabase,
    time: ManualTime
  ) async throws {
    scenery = try Scenery(agents: Self.agents)
    together = SimulatedHosts(scenery, over: try await database.open("two"), time: time)
    alone = SimulatedHosts(scenery, over: try await apart.open("two"), time: time)
  }

  private func setUp(seed: UInt64) async throws {
    isSetUp = true
    for hosts in [together, alone] {
      hosts.begin(step: 0, seed: seed)
      try await hosts.setUp(scenery)
    }
    try await compareEvents()
  }

  /// Some of what the first tenant's customers write is written to it, too, with the same dice.
  func listen(_ customer: Int, _ numbers: [Int], step: Int, seed: UInt64) async throws {
    guard step.isMultiple(of: Self.share) else { return }
    if !isSetUp { try await setUp(seed: seed) }
    let plan = scenery.entryPoints[scenery.entryPoint(of: customer)]
    let items = numbers.map { WireItem.message(plan.name, customer: customer, number: $0) }
    for hosts in [together, alone] {
      hosts.begin(step: step, seed: seed)
      _ = try await SimulatedAction(kind: .receive(items)).perform(at: hosts.centers[0])
      _ = try await hosts.centers[1].runDue()
    }
    try await compareEvents()
  }

  /// Compares every record.
  func inspect() async throws {
    guard isSetUp else { return }
    let agents = try await (
      together.storage.agents(of: nil, after: nil, limit: 256),
      alone.storage.agents(of: nil, after: nil, limit: 256)
    )
    try Invariant13TenantIsolation.check(together: agents.0, alone: agents.1)
    var request = LoadRequest()
    request.conversations = conversations
    let loaded = try await (
      together.storage.load(request).conversations, alone.storage.load(request).conversations
    )
    try Invariant13TenantIsolation.check(together: loaded.0, alone: loaded.1)
    for id in conversations {
      let transcripts = try await (
        together.storage.transcript(of: id, before: nil, limit: 100),
        alone.storage.transcript(of: id, before: nil, limit: 100)
      )
      try Invariant13TenantIsolation.check(together: transcripts.0, alone: transcripts.1)
    }
  }

  private func compareEvents() async throws {
    for hosts in [together, alone] {
      _ = hosts.desk.takeNotes()
      _ = hosts.provider.takeDepartures()
    }
    let events = try await (
      together.storage.events(after: cursors.together, limit: 1_000),
      alone.storage.events(after: cursors.alone, limit: 1_000)
    )
    try Invariant13TenantIsolation.check(together: events.0, alone: events.1)
    cursors.together = events.0.last?.cursor ?? cursors.together
    cursors.alone = events.1.last?.cursor ?? cursors.alone
    for recorded in events.1 {
      if case .conversation(let id, .opened) = recorded.event { conversations.append(id) }
    }
  }
}
