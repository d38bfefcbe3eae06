import AutoReplies
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Carries out a command about a ticket.
  func change(_ action: TicketAction, by command: Command) async throws -> Performed {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    let (performed, decisions) = try await commit { now, batch in
      var request = LoadRequest()
      request.agents = command.caller.agent.map { [$0] } ?? []
      request.claims = self.claimKey(for: command).map { [$0] } ?? []
      let loaded = try await self.storage.load(request)
      if let repeated = try self.repeated(command, in: loaded) {
        return (repeated, [AutoReplyDecision]())
      }
      let caller = try self.record(of: command.caller, in: loaded, for: command.kind)
      let id: TicketID
      var decisions: [AutoReplyDecision] = []
      var work = RoutingWork()
      switch action {
      case .open(let draft):
        (id, decisions, work) = try await self.open(draft, by: caller, at: now, into: &batch)
      case .reassign(let ticket, let assignee):
        id = ticket
        try await self.reassign(
          ticket,
          to: assignee,
          by: command.caller,
          teams: caller?.teams ?? [],
          into: &batch
        )
      case .close(let ticket):
        id = ticket
        let read = try await self.readTicket(ticket)
        try read.value.requireVisible(to: command.caller, of: caller?.teams ?? [])
        var closed = read.value
        closed.close(at: now)
        if closed != read.value {
          batch.documents = [Change(Document(closed), expected: read.version)]
          batch.events = [.ticket(ticket, .closed)]
        }
      }
      let outcome = CommandOutcome(ticket: id)
      if !batch.isEmpty, let claim = self.claim(for: command, leaving: outcome, at: now) {
        batch.claims.append(claim)
      }
      return (Performed(outcome, work), decisions)
    }
    observe(decisions)
    return performed
  }

  private func open(
    _ draft: TicketDraft,
    by agent: Agent?,
    at now: Date,
    into batch: inout ChangeBatch
  ) async throws -> (TicketID, [AutoReplyDecision], RoutingWork) {
    guard let team = draft.team ?? agent.flatMap(Ticket.defaultTeam(of:)) else {
      throw ConversationError(.unknownTeam(""))
    }
    let id: TicketID = surroundings.mint(at: now)
    let replies = try await knownTeam(team)
    batch.guards.append(contentsOf: replies.conditions)
    if let agent, agent.role == .agent, !agent.teams.contains(team) {
      throw ConversationError(.ticketOfAnotherTeam(id))
    }
    if let advisor = draft.advisor { try await requireAgent(advisor, into: &batch) }
    // A ticket names its conversation's customer: nobody learns of one whom they do not see.
    if let agent, let conversation = draft.conversation {
      _ = try await visible(conversation, to: agent.id)
    }
    let contact = try await contact(of: draft)
    var ticket = Ticket(
      id: id,
      contact: contact,
      customer: draft.customer,
      number: draft.number,
      team: team,
      advisor: draft.advisor,
      origin: draft.origin,
      conversation: draft.conversation,
      at: now
    )
    batch.events = [.ticket(id, .opened(team, advisor: draft.advisor, draft.origin))]
    if let contact, let number = draft.number {
      let line = TicketLine(number: number, contact: contact, last: id)
      let known = try await storage.document(line.documentID)
      batch.documents.append(Change(Document(line), expected: known?.version))
    }
    let answered = try await answer(&ticket, replies, at: now, into: &batch)
    batch.documents.append(Change(Document(ticket), expected: nil))
    return (id, answered.decisions, answered.work)
  }

  /// Whose a ticket is: who its conversation is with, where the draft does not say.
  ///
  /// - Throws: `ConversationError` `ticketWithoutContact` for a customer's own without either, or
  ///   `unknownConversation`; `StorageError`.
  private func contact(of draft: TicketDraft) async throws -> ChannelAddress? {
    if let contact = draft.contact { return contact }
    guard let id = draft.conversation else {
      // A caller may withhold their number, and an advisor may note what is nobody's; who opens one with
      // their own hands waits for an answer.
      guard !draft.origin.isOfCustomer else { throw ConversationError(.ticketWithoutContact) }
      return nil
    }
    var request = LoadRequest()
    request.conversations = [id]
    guard let conversation = try await storage.load(request).conversation(id)?.value else {
      throw ConversationError(.unknownConversation)
    }
    return conversation.address
  }

  /// Answers a ticket that a customer has opened after hours, by its conversation (P-17b, A-21).
  private func answer(
    _ ticket: inout Ticket,
    _ replies: TeamReplies,
    at now: Date,
    into batch: inout ChangeBatch
  ) async throws -> (decisions: [AutoReplyDecision], work: RoutingWork) {
    let desk = ReplyDesk(center: self, replies: replies, now: now)
    guard let id = ticket.conversation else {
      // There is no way by which it could be answered, which the decision says in its turn.
      guard let contact = ticket.contact else { return ([], RoutingWork()) }
      let occasion = ReplyOccasion.after(opening: ticket, recipient: contact, on: .webChat)
      return (try await desk.decide(on: [occasion], by: nil, in: nil).decisions, RoutingWork())
    }
    var loaded = Loaded()
    guard let read = try await advanced(id, at: now, into: &loaded) else {
      throw ConversationError(.unknownConversation)
    }
    var transition = read.transition
    ticket.customer = ticket.customer ?? transition.conversation.customer
    let occasion = ReplyOccasion.after(
      opening: ticket,
      recipient: transition.conversation.address,
      on: transition.conversation.channel,
      values: [.ticketNumber: ticket.id.description]
    )
    let entryPoint = try await entryPoint(transition.conversation.entryPoint)
    let decided = try await desk.decide(
      on: [occasion],
      by: entryPoint.value,
      in: transition.conversation
    )
    guard decided.isSent else { return (decided.decisions, RoutingWork()) }
    _ = desk.send(decided, in: &transition, from: entryPoint, into: &batch)
    batch.add(transition, version: read.version, agents: loaded.agents)
    let work = transition.hasAdvanced ? RoutingWork(after: transition) : RoutingWork()
    return (decided.decisions, work)
  }

  private func reassign(
    _ id: TicketID,
    to assignee: TicketAssignee,
    by caller: Caller,
    teams: [TeamID],
    into batch: inout ChangeBatch
  ) async throws {
    let read = try await readTicket(id)
    var ticket = read.value
    let told = try ticket.reassign(to: assignee, by: caller, members: teams)
    guard ticket != read.value else { return }
    if ticket.team != read.value.team {
      batch.guards.append(contentsOf: try await knownTeam(ticket.team).conditions)
    }
    if let advisor = ticket.advisor { try await requireAgent(advisor, into: &batch) }
    batch.documents = [Change(Document(ticket), expected: read.version)]
    batch.events = [
      .ticket(id, .reassigned(ticket.team, advisor: ticket.advisor, told: told))
    ]
  }

  /// A team whose settings were saved.
  func knownTeam(_ id: TeamID) async throws -> TeamReplies {
    var replies = try await teamReplies(of: id)
    if !replies.isKnown { replies = try await teamReplies(of: id, isFresh: true) }
    guard replies.isKnown else { throw ConversationError(.unknownTeam(id)) }
    return replies
  }

  /// Refuses an advisor whom there is not, or who is removed meanwhile.
  private func requireAgent(_ id: AgentID, into batch: inout ChangeBatch) async throws {
    var request = LoadRequest()
    request.agents = [id]
    guard let agent = try await storage.load(request).agent(id), agent.value.presence != .removed
    else { throw ConversationError(.unknownAgent(id)) }
    batch.guards.append(.agent(id, version: agent.version))
  }
}
