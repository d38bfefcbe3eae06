import ChannelAdapters
public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Carries out a command: loaded, decided and committed as one, then routed.
  ///
  /// - Throws: `ConversationError` for a command that is refused, which has changed nothing but what
  ///   had fallen due before; `StorageError` when the storage failed.
  @discardableResult
  public func perform(_ command: Command) async throws -> CommandOutcome {
    do {
      let performed = try await carryOut(command)
      observer?.observe(
        performed.outcome.isRepeated ? .duplicateRecognised : .commandPerformed(command.kind)
      )
      if !performed.work.isEmpty { await follow(performed.work) }
      return performed.outcome
    } catch let error as ConversationError {
      observer?.observe(.commandRefused(command.kind, error))
      throw error
    } catch let error as StorageError {
      observer?.observe(.storageFailed(error.code))
      throw error
    }
  }

  private func carryOut(_ command: Command) async throws -> Performed {
    switch command.action {
    case .startConversation(let entryPoint, let address, let draft):
      return try await start(command, from: entryPoint, with: address, .draft(draft))
    case .ticket(let action): return try await change(action, by: command)
    case .sendReply(let request): return try await sendReply(request, by: command)
    case .signIn, .setAvailability, .reportConnectionRestored:
      return try await changeState(command)
    case .signOut, .reportConnectionLost, .removeAgent:
      return try await depart(command)
    case .saveAgent, .saveQueue, .saveEntryPoint: return try await save(command)
    case .deleteEntryPoint(let id): return try await delete(id, command: command)
    case .saveCannedResponse, .deleteCannedResponse: return try await change(command)
    case .customer(let action, let id): return try await changeCustomer(command, action, id)
    case .saveRecording(let recording): return try await saveRecording(command, recording)
    case .saveNotificationSettings(let settings): return try await saveSettings(command, settings)
    case .inbox(.rate(let rating), let id): return try await rate(command, id, rating)
    default: return try await work(on: command)
    }
  }

  /// Carries out a command about an existing conversation.
  private func work(on command: Command) async throws -> Performed {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    guard let id = command.conversation, let agent = command.caller.agent else {
      throw ConversationError(.notPermitted(command.kind))
    }
    // What had fallen due is committed before a refusal is thrown.
    let result = try await commit { now, batch -> CommandResult in
      var loaded = try await self.storage.load(self.request(for: command, of: id, by: agent))
      if let repeated = try self.repeated(command, in: loaded) { return .done(repeated) }
      guard let read = loaded.conversation(id) else {
        throw ConversationError(.unknownConversation)
      }
      // Before anything else is read: whoever must not see it learns nothing, not even by a refusal.
      if let caller = loaded.agent(agent)?.value {
        // Whoever was removed may have joined before, and does nothing any more.
        guard caller.presence != .removed else { throw ConversationError(.unknownAgent(agent)) }
        guard caller.maySee(read.value) else { throw ConversationError(.unknownConversation) }
      }
      var transition = try self.begin(read, with: loaded.agents.map { $0.shared })
      if read.value.isDue(at: now) { try await self.advance(&transition, to: now) }
      if case .inbox(.reopen, _) = command.action {
        try await self.includePreferredAgent(of: &transition, &loaded)
      }
      let context = try await self.context(
        for: command,
        of: transition.conversation,
        loaded: loaded,
        batch: &batch
      )
      // A refusal does not undo what had fallen due.
      var due = transition.hasAdvanced ? transition : nil
      let redacted = try await self.redacted(command.action, by: agent, in: transition, at: now)
      do throws(ConversationError) {
        if redacted.isRefused { throw ConversationError(.containsCardNumber) }
        try transition.perform(redacted.action, by: agent, with: context, at: now)
        redacted.mark(&transition)
      } catch {
        // Nor does it leave the first half of a card number in the transcript.
        if redacted.isRefused {
          redacted.mark(&transition)
          due = transition
        }
        guard let due, !due.events.isEmpty else { return .refused(error, RoutingWork()) }
        batch.add(due, version: read.version, agents: loaded.agents)
        return .refused(error, RoutingWork(after: due))
      }
      guard !transition.events.isEmpty else {
        return .done(Performed(CommandOutcome(conversation: id)))
      }
      batch.add(transition, version: read.version, agents: loaded.agents)
      try await self.noteFollowUp(of: transition, into: &batch)
      if command.action.isAboutBlock {
        try await self.spreadBlock(
          from: transition.conversation,
          by: agent,
          at: now,
          into: &batch
        )
      }
      let outcome = CommandOutcome(conversation: id, message: transition.messages.last?.id)
      if let claim = self.claim(for: command, leaving: outcome, at: now) {
        batch.claims.append(claim)
      }
      return .done(Performed(outcome, RoutingWork(after: transition)))
    }
    switch result {
    case .done(let done):
      if command.action.isAboutBlock { try await completeBlock(of: id, by: agent) }
      return done
    case .refused(let error, let routing):
      await follow(routing)
      throw error
    }
  }

  private enum CommandResult: Sendable {
    case done(Performed)
    case refused(ConversationError, RoutingWork)
  }

  /// Everything a command needs, in one round trip.
  private func request(
    for command: Command,
    of id: ConversationID,
    by agent: AgentID
  ) -> LoadRequest {
    var request = LoadRequest()
    request.conversations = [id]
    request.includesConcernedAgents = true
    request.agents = [agent]
    request.agents += command.namedAgents
    if case .transfer(_, to: .queue(let queue)) = command.action {
      request.documents = [Queue.documentID(queue)]
    }
    if let claim = claimKey(for: command) { request.claims = [claim] }
    return request
  }

  /// What the rule of a command needs beside the conversation; what is only read is guarded.
  private func context(
    for command: Command,
    of conversation: Conversation,
    loaded: Loaded,
    batch: inout ChangeBatch
  ) async throws -> CommandContext {
    switch command.action {
    case .send:
      let read = try await self.entryPoint(conversation.entryPoint)
      batch.guards.append(.document(read.value.documentID, version: read.version))
      guard let adapter = adapters[read.value.adapter] else {
        throw ConversationError(.unknownAdapter(read.value.adapter))
      }
      try await requireConsent(to: conversation.address, from: read.value, into: &batch)
      return CommandContext(
        entryPoint: read.value,
        capabilities: adapter.capabilities(of: read.value.channel)
      )
    case .transfer(_, to: .queue(let id)):
      let document = loaded.document(Queue.documentID(id))
      return CommandContext(queue: try document?.value.value(as: Queue.self))
    case .inbox(.reopen, _):
      return CommandContext(queue: try await queue(conversation.place.queue))
    default: return CommandContext()
    }
  }

  /// An entry point, with its version for a guard.
  ///
  /// - Throws: `ConversationError` `unknownEntryPoint`.
  func entryPoint(_ id: EntryPointID) async throws -> Versioned<EntryPoint> {
    let documentID = EntryPoint.documentID(id)
    guard let document = try await storage.document(documentID) else {
      throw ConversationError(.unknownEntryPoint)
    }
    return Versioned(try document.value.value(), version: document.version)
  }
}
