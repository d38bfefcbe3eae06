import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Locking

/// A team with a number that customers call and text: open on weekdays from 8 to 17 in Helsinki.
struct Hotline {
  let shop: ReplyingDesk
  let storage: BatchRecorder
  var center: ContactCenter { shop.desk.center }

  static let number = "+13125550100"
  static let caller = ChannelAddress.phone("+13125550101")

  init(
    on triggers: [AutoReplyTrigger] = [],
    opensTickets: Bool = false,
    ringsLastAdvisor: Bool = false,
    base: any ContactCenterStorage = InMemoryStorage(),
    settings: EngineSettings = EngineSettings()
  ) async throws {
    storage = BatchRecorder(base)
    shop = try await ReplyingDesk(storage: storage, on: triggers, settings: settings)
    shop.go(to: 12)
    var team = TeamSettings(id: "day", displayName: "Day team", number: Self.number)
    team.createsTicketForMissedCalls = opensTickets
    team.ringsLastAdvisor = ringsLastAdvisor
    try await center.save(team, over: 1, by: .administrator)
    storage.forget()
  }

  /// Reports an event of a call.
  @discardableResult
  func report(
    _ event: CallEvent,
    of call: CallID = "call-1",
    from caller: CallerNumber = .number(caller, takesTexts: nil),
    team: TeamID? = nil,
    at seconds: TimeInterval = 0
  ) async throws -> CallResult {
    try await center.report(
      CallReport(
        event,
        of: call,
        from: caller,
        to: Self.number,
        team: team,
        at: shop.desk.time.now + seconds
      )
    )
  }

  /// A call that ends in some phase.
  @discardableResult
  func miss(
    _ call: CallID = "call-1",
    in phase: CallPhase = .ringing,
    from caller: CallerNumber = .number(caller, takesTexts: nil)
  ) async throws -> CallResult {
    try await report(.started, of: call, from: caller)
    try await report(.phase(phase), of: call, from: caller)
    return try await report(.ended, of: call, from: caller)
  }

  func openTickets() async throws -> [Ticket] {
    try await center.openTickets(of: Self.caller, through: Self.number, for: .system)
  }

  func events() async throws -> [Event] {
    try await storage.events(after: EventCursor(position: 0), limit: 10_000).map(\.event)
  }

  /// The words after the team and trigger of what was sent by itself.
  func programs(of conversation: ConversationID) async throws -> [String] {
    try await storage.transcript(of: conversation, before: nil, limit: 100).compactMap { message in
      if case .automation(let program) = message.author { program } else { nil }
    }
  }
}

/// A storage that keeps what was committed.
final class BatchRecorder: StorageDecorator {
  let base: any ContactCenterStorage
  private let kept = Locked<[ChangeBatch]>([])

  var batches: [ChangeBatch] { kept.withLock { $0 } }

  init(_ base: any ContactCenterStorage) { self.base = base }

  func forget() { kept.withLock { $0 = [] } }

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    let cursor = try await base.commit(batch)
    kept.withLock { $0.append(batch) }
    return cursor
  }
}
