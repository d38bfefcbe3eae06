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
      var work = RoutingWork()
      switch command.action {
      case .setAvailability(_, let choice, let channelClass, let note):
        batch.events = try agent.choose(
          choice,
          for: channelClass,
          by: command.caller,
          note: note,
          at: now
        )
      case .reportConnectionRestored where agent.presence == .signedOut:
        // Who has signed out comes back by signing in.
        return Performed(CommandOutcome())
      default:
        if agent.presence != .signedIn {
          // Somebody may be waiting for them.
          let slots = agent.slots.map(\.conversation)
          (agent, work) = try await self.change(slots, of: target, into: &batch, at: now) {
            $0.comeBack(target.value.id, at: now)
          }
        }
        batch.events += try agent.signIn(at: now)
      }
      guard !batch.events.isEmpty || !batch.conversations.isEmpty || agent != target.value else {
        return Performed(CommandOutcome())
      }
      batch.agents.append(Change(agent, expected: target.version))
      if let claim = self.claim(for: command, leaving: CommandOutcome(), at: now) {
        batch.claims.append(claim)
      }
      work.merge(RoutingWork(freed: agent))
      return Performed(CommandOutcome(), work)
    }
  }

  /// Carries out a command by which an agent goes away: agent and conversations in one commit
  ///
  func depart(_ command: Command) async throws -> Performed {
    try await commit { now, batch in
      let (loaded, target) = try await self.target(of: command)
      if let repeated = try self.repeated(command, in: loaded) { return repeated }
      let departure = self.departure(of: command, at: now)
      var concerned = target.value.slots.map(\.conversation)
      // What is assigned in a shared inbox takes no slot, and nobody else could end it; nor does what
      // they have joined.
      if departure == .removed {
        let known = Set(concerned)
        concerned += try await self.assigned(to: target.value.id).filter { !known.contains($0) }
      }
      var (leaver, work) = try await self.change(concerned, of: target, into: &batch, at: now) {
        $0.depart(target.value.id, as: departure, at: now)
      }
      batch.events += leaver.depart(as: departure, at: now)
      guard !batch.events.isEmpty else {
        batch = self.batch(at: now)
        return Performed(CommandOutcome())
      }
      batch.agents.append(Change(leaver, expected: target.version))
      if let claim = self.claim(for: command, leaving: CommandOutcome(), at: now) {
        batch.claims.append(claim)
      }
      return Performed(CommandOutcome(), work)
    }
  }

  /// Changes some conversations that an agent has to do with, each after what has fallen due in it.
  ///
  /// Returns the agent as they are then; whoever else has changed is in the batch.
  private func change(
    _ conversations: [ConversationID],
    of target: Versioned<Agent>,
    into batch: inout ChangeBatch,
    at now: Date,
    _ change: (inout Transition) -> Void
  ) async throws -> (agent: Agent, work: RoutingWork) {
    var request = LoadRequest()
    request.conversations = conversations
    request.includesConcernedAgents = true
    request.agents = [target.value.id]
    let read = try await storage.load(request)
    var agents = read.agents.map { $0.shared }
    var changed: Set<AgentID> = []
    var work = RoutingWork()
    for conversation in read.conversations {
      var transition = try begin(conversation, with: agents)
      if conversation.value.isDue(at: now) { try await advance(&transition, to: now) }
      change(&transition)
      agents = transition.sharedAgents
      changed.formUnion(transition.changedAgents)
      guard transition.conversation != conversation.value else { continue }
      // The agents come below: they change with several conversations.
      batch.add(transition, version: conversation.version)
      work.merge(RoutingWork(after: transition))
    }
    for agent in agents where agent.value.id != target.value.id && changed.contains(agent.value.id)
    {
      if let version = read.agent(agent.value.id)?.version {
        batch.agents.append(Change(agent, expected: version))
      }
    }
    return (agents.first { $0.value.id == target.value.id }?.value ?? target.value, work)
  }

  /// The open conversations that an agent owns or has joined.
  ///
  /// Whatever gives them another one meanwhile changes their record, too: a commit that knows the
  /// old one is a conflict.
  private func assigned(to agent: AgentID) async throws -> [ConversationID] {
    var owned: [ConversationID] = []
    var cursor: PageCursor?
    repeat {
      let query = InboxQuery(
        [.unassigned, .mine, .assignedToOthers, .snoozed],
        sight: InboxSight(agent: agent, sees: .own)
      )
      let page = try await storage.conversations(.inbox(query), after: cursor, limit: 256)
      owned += page.elements.map(\.value.id)
      cursor = page.next
    } while cursor != nil
    return owned
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
