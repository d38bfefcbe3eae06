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
      var request = LoadRequest()
      request.claims = self.claimKey(for: command).map { [$0] } ?? []
      switch command.action {
      case .saveAgent(let profile): request.agents = [profile.id]
      case .saveQueue(let queue): request.documents = [queue.documentID]
      case .saveEntryPoint(let entryPoint):
        request.documents = [entryPoint.documentID]
        request.uniqueKeys = [.entryPoint(entryPoint.channel, entryPoint.identity.value)]
      default: throw ConversationError(.notPermitted(command.kind))
      }
      let loaded = try await self.storage.load(request)
      if let repeated = try self.repeated(command, in: loaded) { return repeated }
      var work = RoutingWork()
      switch command.action {
      case .saveAgent(let profile):
        let read = loaded.agent(profile.id)
        var agent = read?.value ?? Agent(profile, createdAt: now)
        agent.update(profile)
        batch.agents = [Change(agent, expected: read?.version)]
        work = RoutingWork(freed: agent)
      case .saveQueue(let queue):
        try self.check(queue)
        self.save(queue, over: loaded, in: &batch)
        work = RoutingWork(of: queue.id)
      case .saveEntryPoint(let entryPoint):
        _ = try self.policy(entryPoint.inbox)
        try self.check(entryPoint, in: loaded)
        self.save(entryPoint, over: loaded, in: &batch)
      default: break
      }
      if let claim = self.claim(for: command, leaving: CommandOutcome(), at: now) {
        batch.claims.append(claim)
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
  ///
  /// What was read is what is overwritten: one that is deleted meanwhile is a conflict.
  private func check(_ entryPoint: EntryPoint, in loaded: Loaded) throws {
    let known = loaded.document(entryPoint.documentID)
    if try known?.value.value(as: EntryPoint.self).deletedAt != nil {
      throw ConversationError(.entryPointDeleted(entryPoint.id))
    }
    let key = UniqueKey.entryPoint(entryPoint.channel, entryPoint.identity.value)
    if let other = loaded.document(at: key)?.value.id, other != entryPoint.documentID {
      throw ConversationError(.identityInUse(EntryPointID(other.id)))
    }
  }

  private func save(
    _ document: some StoredDocument,
    over loaded: Loaded,
    in batch: inout ChangeBatch
  ) {
    let version = loaded.document(document.documentID)?.version
    batch.documents = [Change(Document(document), expected: version)]
  }
}
