import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Carries out a command of setting up; what it makes possible is routed.
  func save(_ command: Command) async throws -> Performed {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    return try await commit { now, batch in
      var work = RoutingWork()
      switch command.action {
      case .saveAgent(let profile):
        work = RoutingWork(freed: try await self.save(profile, in: &batch, at: now))
      case .saveQueue(let queue):
        try self.check(queue)
        try await self.save(queue, in: &batch)
        work.queues = [queue.id]
      case .saveEntryPoint(let entryPoint):
        _ = try self.policy(entryPoint.inbox)
        try await self.check(entryPoint)
        try await self.save(entryPoint, in: &batch)
      default: throw ConversationError(.notPermitted(command.kind))
      }
      return Performed(CommandOutcome(), work)
    }
  }

  /// Refuses a queue whose strategy nobody has handed in.
  private func check(_ queue: Queue) throws(ConversationError) {
    guard case .offers(let strategy) = queue.distribution, strategies[strategy] == nil else {
      return
    }
    throw ConversationError(.invalidPolicy("no strategy \(strategy) was handed in"))
  }

  /// Refuses to bring a deleted entry point back, since its conversations are interrupted for good,
  /// and to give one the identity of another: a message would not know where to go.
  private func check(_ entryPoint: EntryPoint) async throws {
    let key = UniqueKey.entryPoint(entryPoint.channel, entryPoint.identity.value)
    var request = LoadRequest()
    request.documents = [entryPoint.documentID]
    request.uniqueKeys = [key]
    let loaded = try await storage.load(request)
    let known = loaded.document(entryPoint.documentID)
    if try known?.value.value(as: EntryPoint.self).deletedAt != nil {
      throw ConversationError(.entryPointDeleted(entryPoint.id))
    }
    if let other = loaded.document(at: key)?.value.id, other != entryPoint.documentID {
      throw ConversationError(.identityInUse(EntryPointID(other.id)))
    }
  }

  private func save(
    _ profile: AgentProfile,
    in batch: inout ChangeBatch,
    at now: Date
  ) async throws -> Agent {
    var request = LoadRequest()
    request.agents = [profile.id]
    let read = try await storage.load(request).agent(profile.id)
    var agent = read?.value ?? Agent(profile, createdAt: now)
    agent.update(profile)
    batch.agents = [Change(agent, expected: read?.version)]
    return agent
  }

  private func save(_ document: some StoredDocument, in batch: inout ChangeBatch) async throws {
    var request = LoadRequest()
    request.documents = [document.documentID]
    let version = try await storage.load(request).document(document.documentID)?.version
    batch.documents = [Change(Document(document), expected: version)]
  }
}
