import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Carries out a command of setting up.
  func save(_ command: Command) async throws -> Performed {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    return try await commit { now, batch in
      switch command.action {
      case .saveAgent(let profile): try await self.save(profile, in: &batch, at: now)
      case .saveQueue(let queue): try await self.save(queue, in: &batch)
      case .saveEntryPoint(let entryPoint):
        _ = try self.policy(entryPoint.inbox)
        try await self.save(entryPoint, in: &batch)
      default: throw ConversationError(.notPermitted(command.kind))
      }
      return Performed(CommandOutcome())
    }
  }

  private func save(
    _ profile: AgentProfile,
    in batch: inout ChangeBatch,
    at now: Date
  ) async throws {
    var request = LoadRequest()
    request.agents = [profile.id]
    let read = try await storage.load(request).agent(profile.id)
    var agent = read?.value ?? Agent(profile, createdAt: now)
    agent.update(profile)
    batch.agents = [Change(agent, expected: read?.version)]
  }

  private func save(_ document: some StoredDocument, in batch: inout ChangeBatch) async throws {
    var request = LoadRequest()
    request.documents = [document.documentID]
    let version = try await storage.load(request).document(document.documentID)?.version
    batch.documents = [Change(Document(document), expected: version)]
  }
}
