import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation
import Masking

// What the desk and the simulated people look up.
extension Office {
  static let names = NameBook(
    agents: Dictionary(profiles.map { ($0.id, $0.name) }) { $1 },
    queues: Dictionary(queues.map { ($0.id, $0.name) }) { $1 }
  )

  /// What finds and masks; the business is American.
  static let masker = Masker(.init(homeRegions: ["US"]))

  func agent(_ id: AgentID) async throws -> Agent? {
    var request = LoadRequest()
    request.agents = [id]
    return try await center.storage.load(request).agent(id)?.value
  }

  func conversation(_ id: ConversationID) async throws -> Conversation? {
    var request = LoadRequest()
    request.conversations = [id]
    return try await center.storage.load(request).conversation(id)?.value
  }

  /// What a desk shows, and what it hides if the tenant's switch is on (V-09).
  static func options(isMasked: Bool = false) -> DeskFeedOptions {
    DeskFeedOptions(
      display: DisplayPolicy(isEnabled: isMasked, masker: masker),
      order: .waiting
    )
  }

  /// The messages of a conversation after a position.
  func messages(of id: ConversationID, after sequence: Int = 0) async throws -> [Message] {
    try await center.storage.transcript(of: id, before: nil, limit: 1_000)
      .filter { $0.id.sequence > sequence }
  }
}
