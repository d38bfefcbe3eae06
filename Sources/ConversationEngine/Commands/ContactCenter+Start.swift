import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a conversation that an agent starts begins with.
enum Opening: Sendable {
  /// A message of the agent's.
  case draft(MessageDraft)
  /// A reply that the team has prepared.
  case reply(ReplyRequest)
}

extension ContactCenter {
  /// Carries out the start of a conversation by an agent: checked and stored with its first
  /// message in one commit.
  func start(
    _ command: Command,
    from entryPointID: EntryPointID,
    with address: ChannelAddress,
    _ opening: Opening
  ) async throws -> Performed {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    guard let agentID = command.caller.agent else {
      throw ConversationError(.notPermitted(command.kind))
    }
    return try await commit { now, batch in
      let entryPoint = try await self.entryPoint(entryPointID)
      guard let adapter = self.adapters[entryPoint.value.adapter] else {
        throw ConversationError(.unknownAdapter(entryPoint.value.adapter))
      }
      let thread = ThreadKey.address(
        address,
        at: entryPoint.value.identity.value,
        channel: entryPoint.value.channel
      )
      let customerKey = UniqueKey.customer(address)
      let queueID = Queue.documentID(entryPoint.value.queue)
      var request = LoadRequest()
      request.agents = [agentID]
      request.threadKeys = [thread]
      request.documents = [queueID]
      request.uniqueKeys = [customerKey]
      request.claims = self.claimKey(for: command).map { [$0] } ?? []
      let loaded = try await self.storage.load(request)
      if let repeated = try self.repeated(command, in: loaded) { return repeated }
      guard let agent = loaded.agent(agentID)?.value else {
        throw ConversationError(.unknownAgent(agentID))
      }
      // Who may not start one learns nothing about who has opted out, or writes already.
      try Transition.checkMayStart(agent)
      try await self.requireConsent(to: address, from: entryPoint.value, into: &batch)
      guard let queue = try loaded.document(queueID)?.value.value(as: Queue.self) else {
        throw ConversationError(.unknownQueue(entryPoint.value.queue))
      }
      let previous = loaded.conversation(at: thread)
      // The conversations of a deleted entry point are not those of one that took its identity over.
      if let live = previous?.value, live.isOpen, live.entryPoint == entryPointID {
        throw ConversationError(.conversationExists(live.id))
      }
      let customer: CustomerID
      var block: VisitorBlock?
      if let known = loaded.document(at: customerKey) {
        let record = try known.value.value(as: Customer.self)
        (customer, block) = (record.id, record.visitorBlock)
        // Whoever blocks them meanwhile has to find the conversation that is started here.
        batch.guards.append(.document(known.value.id, version: known.version))
      } else {
        customer = self.surroundings.mint(at: now)
        let record = Customer(
          id: customer,
          address: CustomerAddress(address, isVerified: false),
          createdAt: now
        )
        batch.documents.append(Change(Document(record), expected: nil))
      }
      let id: ConversationID = self.surroundings.mint(at: now)
      var prepared: (desk: ReplyDesk, decided: ReplyDesk.Decided)?
      let draft: MessageDraft
      switch opening {
      case .draft(let own): draft = own
      case .reply(let request):
        let desk = try await self.replyDesk(of: entryPoint.value, at: now, into: &batch)
        let decided = try await desk.decide(
          on: [
            try await self.occasion(
              of: request,
              by: agentID,
              command,
              team: desk.replies.team.id,
              recipient: address,
              at: entryPoint.value,
              in: id,
              now: now
            )
          ],
          by: entryPoint.value,
          in: previous?.value
        )
        try self.requireSent(decided)
        draft = MessageDraft(decided.decisions.first?.message?.text ?? "")
        prepared = (desk, decided)
      }
      let (stored, isRedacted) = try self.redacted(draft, at: entryPoint.value)
      var transition = try Transition.start(
        id,
        with: customer,
        at: address,
        from: entryPoint.value,
        queue: queue,
        draft: stored,
        by: agent,
        program: prepared?.decided.decisions.first?.message?.program,
        policy: self.policy(entryPoint.value.inbox),
        capabilities: adapter.capabilities(of: entryPoint.value.channel),
        lastCustomerMessageAt: previous?.value.customerLastMessageAt,
        now: now
      )
      if isRedacted { transition.markRedacted() }
      // A block is the visitor's: writing to them does not lift it (S-09).
      if let block { transition.follow(block, by: agentID, at: now) }
      batch.add(transition, version: nil, agents: loaded.agents)
      batch.guards.append(
        .document(entryPoint.value.documentID, version: entryPoint.version)
      )
      batch.threads.append(ThreadBinding(thread, to: id, expected: previous?.value.id))
      let message = MessageID(conversation: id, sequence: transition.conversation.messageCount)
      if let (desk, decided) = prepared {
        desk.note(decided, sent: [message], from: entryPoint, into: &batch)
      }
      let outcome = CommandOutcome(conversation: id, message: message)
      if let claim = self.claim(for: command, leaving: outcome, at: now) {
        batch.claims.append(claim)
      }
      return Performed(outcome)
    }
  }
}
