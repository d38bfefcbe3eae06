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

  /// Everything that is shown of a conversation.
  func state(of id: ConversationID, isMasked: Bool = false) async throws -> DeskState? {
    var request = LoadRequest()
    request.conversations = [id]
    request.includesConcernedAgents = true
    request.agents = [Self.you]
    let loaded = try await center.storage.load(request)
    guard let conversation = loaded.conversation(id)?.value,
      let entryPoint = Self.entryPoints.first(where: { $0.id == conversation.entryPoint })
    else { return nil }
    request = LoadRequest()
    request.documents = [Customer.documentID(conversation.customer)]
    let customer = try await center.storage.load(request).documents.first?.value
      .value(as: Customer.self)
    return DeskState(
      conversation,
      agents: loaded.agents.map(\.value),
      policy: policy,
      entryPoint: entryPoint,
      capabilities: Self.capabilities(of: conversation.channel),
      customerName: customer?.name,
      names: Self.names,
      display: DisplayPolicy(isEnabled: isMasked, masker: Self.masker)
    )
  }

  /// The messages of a conversation after a position.
  func messages(of id: ConversationID, after sequence: Int = 0) async throws -> [Message] {
    try await center.storage.transcript(of: id, before: nil, limit: 1_000)
      .filter { $0.id.sequence > sequence }
  }
}
