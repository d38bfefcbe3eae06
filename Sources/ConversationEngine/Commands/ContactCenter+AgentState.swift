import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Carries out a command that changes an agent's own state and no conversation's owner.
  func changeState(_ command: Command) async throws -> Performed {
    try await commit { now, batch in
      let (loaded, target) = try await self.target(of: command)
      if let repeated = try self.repeated(command, in: loaded) { return repeated }
      var agent = target.value
      let events: [Event]
      switch command.action {
      case .setAvailability(_, let choice, let channelClass, let note):
        events = try agent.choose(
          choice,
          for: channelClass,
          by: command.caller,
          note: note,
          at: now
        )
      default: events = try agent.signIn(at: now)
      }
      batch.events = events
      if target.value.isAway {
        try await self.returnToWork(agent, to: &batch, at: now)
      }
      guard !batch.events.isEmpty || !batch.conversations.isEmpty || agent != target.value else {
        return Performed(CommandOutcome())
      }
      batch.agents = [Change(agent, expected: target.version)]
      if let claim = self.claim(for: command, leaving: CommandOutcome(), at: now) {
        batch.claims.append(claim)
      }
      return Performed(CommandOutcome(), RoutingWork(freed: agent))
    }
  }

  /// Carries out a command by which an agent goes away: agent and conversations in one commit
  ///
  func depart(_ command: Command) async throws -> Performed {
    try await commit { now, batch in
      let (loaded, target) = try await self.target(of: command)
      if let repeated = try self.repeated(command, in: loaded) { return repeated }
      let departure = self.departure(of: command, at: now)
      var work = RoutingWork()
      var read = try await self.conversations(of: target.value)
      var agents = read.agents.map { $0.shared }
      var changed: Set<AgentID> = []
      read.agents.append(contentsOf: [target].filter { read.agent($0.value.id) == nil })
      for conversation in read.conversations {
        var transition = try self.begin(conversation, with: agents)
        if conversation.value.isDue(at: now) { try await self.advance(&transition, to: now) }
        transition.depart(target.value.id, as: departure, at: now)
        agents = transition.sharedAgents
        changed.formUnion(transition.changedAgents)
        guard transition.conversation != conversation.value else { continue }
        // The agents come below: they change with several conversations.
        batch.add(transition, version: conversation.version)
        work.merge(RoutingWork(after: transition))
      }
      var leaver = agents.first { $0.value.id == target.value.id }?.value ?? target.value
      batch.events += leaver.depart(as: departure, at: now)
      guard !batch.events.isEmpty else {
        batch = self.batch(at: now)
        return Performed(CommandOutcome())
      }
      for agent in agents where agent.value.id != leaver.id && changed.contains(agent.value.id) {
        if let version = read.agent(agent.value.id)?.version {
          batch.agents.append(Change(agent, expected: version))
        }
      }
      batch.agents.append(Change(leaver, expected: target.version))
      if let claim = self.claim(for: command, leaving: CommandOutcome(), at: now) {
        batch.claims.append(claim)
      }
      return Performed(CommandOutcome(), work)
    }
  }

  /// The agent whose state a command is about, if the caller may change it.
  private func target(of command: Command) async throws -> (Loaded, Versioned<Agent>) {
    guard let id = command.otherAgent else { throw ConversationError(.notPermitted(command.kind)) }
    var request = LoadRequest()
    request.agents = [id]
    if let caller = command.caller.agent, caller != id { request.agents.append(caller) }
    request.claims = claimKey(for: command).map { [$0] } ?? []
    let loaded = try await storage.load(request)
    let teams = command.caller.agent.flatMap { loaded.agent($0)?.value.teams } ?? []
    try CommandPermission.check(
      command,
      target: loaded.agent(id)?.value,
      callersTeams: teams
    )
    guard let target = loaded.agent(id), target.value.presence != .removed else {
      throw ConversationError(.unknownAgent(id))
    }
    return (loaded, target)
  }

  /// The conversations that an agent has to do with, with everybody in them.
  private func conversations(of agent: Agent) async throws -> Loaded {
    var request = LoadRequest()
    request.conversations = agent.slots.map(\.conversation)
    request.includesConcernedAgents = true
    request.agents = [agent.id]
    return try await storage.load(request)
  }

  /// Takes back what was noted of an owner's absence.
  private func returnToWork(
    _ agent: Agent,
    to batch: inout ChangeBatch,
    at now: Date
  ) async throws {
    for read in try await conversations(of: agent).conversations {
      var transition = try begin(read)
      transition.comeBack(agent.id, at: now)
      if transition.conversation != read.value {
        batch.conversations.append(Change(transition.conversation, expected: read.version))
        batch.events += transition.events
      }
    }
  }

  private func departure(of command: Command, at now: Date) -> Departure {
    switch command.action {
    case .removeAgent: .removed
    case .reportConnectionLost:
      .connectionLost(
        graceUntil: now.after(inboxes.values.map { $0.value.absence.grace }.max() ?? 0)
      )
    default: .signedOut
    }
  }
}

extension Agent {
  /// Whether somebody may be waiting for them to come back.
  fileprivate var isAway: Bool { presence != .signedIn }
}
