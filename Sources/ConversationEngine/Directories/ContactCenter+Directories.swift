public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Where an agent may transfer a conversation or whom they may ask to join, as of now (F-17, F-23).
  ///
  /// Fetching it again gives the most recent one (F-19).
  ///
  /// - Throws: `ConversationError` `unknownConversation`, `unknownAgent` or `notOwner`;
  ///   `StorageError`.
  public func transferDirectory(
    for conversation: ConversationID,
    by agent: AgentID
  ) async throws -> TransferDirectory {
    var request = LoadRequest()
    request.conversations = [conversation]
    request.agents = [agent]
    let loaded = try await storage.load(request)
    guard let read = loaded.conversation(conversation)?.value else {
      throw ConversationError(.unknownConversation)
    }
    guard let owner = loaded.agent(agent)?.value else {
      throw ConversationError(.unknownAgent(agent))
    }
    guard read.owner == agent else { throw ConversationError(.notOwner) }
    return TransferDirectory(
      for: read,
      owner: owner,
      agents: try await allAgents(),
      queues: try await allQueues(),
      policy: try policy(read.inbox),
      asOf: now()
    )
  }

  private func allAgents() async throws -> [Agent] {
    var agents: [Agent] = []
    while true {
      let page = try await storage.agents(of: nil, after: agents.last?.id, limit: 256)
      agents += page.map(\.value)
      if page.count < 256 { return agents }
    }
  }

  func allQueues() async throws -> [Queue] {
    let query = DocumentQuery(kind: Queue.documentKind, name: Queue.allKey, value: "")
    var queues: [Queue] = []
    var cursor: PageCursor?
    repeat {
      let page = try await storage.documents(query, after: cursor, limit: 256)
      queues += try page.elements.map { try $0.value.value(as: Queue.self) }
      cursor = page.next
    } while cursor != nil
    return queues
  }
}
