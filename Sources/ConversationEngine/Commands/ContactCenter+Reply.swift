public import AutoReplies
import ChannelAdapters
public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Sends a reply that the team has prepared, to the customer of a conversation (P-12, P-13, P-16).
  @discardableResult
  public func sendReply(
    _ trigger: AutoReplyTrigger,
    in conversation: ConversationID,
    values: [ReplyField: String] = [:],
    by agent: AgentID,
    idempotencyKey: String? = nil
  ) async throws -> CommandOutcome {
    let request = ReplyRequest(
      trigger: trigger.rawValue,
      to: .conversation(conversation),
      values: Dictionary(uniqueKeysWithValues: values.map { ($0.rawValue, $1) })
    )
    return try await perform(
      Command(.sendReply(request), by: .agent(agent), idempotencyKey: idempotencyKey)
    )
  }

  /// Starts a conversation with a reply that the team has prepared.
  @discardableResult
  public func sendReply(
    _ trigger: AutoReplyTrigger,
    from entryPoint: EntryPointID,
    to address: ChannelAddress,
    values: [ReplyField: String] = [:],
    by agent: AgentID,
    idempotencyKey: String? = nil
  ) async throws -> CommandOutcome {
    let request = ReplyRequest(
      trigger: trigger.rawValue,
      to: .address(address, from: entryPoint),
      values: Dictionary(uniqueKeysWithValues: values.map { ($0.rawValue, $1) })
    )
    return try await perform(
      Command(.sendReply(request), by: .agent(agent), idempotencyKey: idempotencyKey)
    )
  }

  /// Carries out an advisor's request for a prepared reply.
  func sendReply(_ request: ReplyRequest, by command: Command) async throws -> Performed {
    switch request.destination {
    case .conversation(let id): try await answer(request, in: id, by: command)
    case .address(let address, let entryPoint):
      try await start(command, from: entryPoint, with: address, .reply(request))
    }
  }

  /// Sends a prepared reply in a conversation: refused as a message of the advisor's would be.
  private func answer(
    _ request: ReplyRequest,
    in id: ConversationID,
    by command: Command
  ) async throws -> Performed {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    guard let agent = command.caller.agent else {
      throw ConversationError(.notPermitted(command.kind))
    }
    return try await commit { now, batch in
      var loading = LoadRequest()
      loading.agents = [agent]
      loading.claims = self.claimKey(for: command).map { [$0] } ?? []
      var loaded = try await self.storage.load(loading)
      if let repeated = try self.repeated(command, in: loaded) { return repeated }
      if loaded.agent(agent)?.value.presence == .removed {
        throw ConversationError(.unknownAgent(agent))
      }
      guard let known = try await self.advanced(id, at: now, into: &loaded) else {
        throw ConversationError(.unknownConversation)
      }
      var transition = known.transition
      let conversation = transition.conversation
      let entryPoint = try await self.entryPoint(conversation.entryPoint)
      try transition.checkReply(by: agent, from: entryPoint.value, at: now)
      let desk = try await self.replyDesk(of: entryPoint.value, at: now, into: &batch)
      let occasion = try await self.occasion(
        of: try self.redacted(request, at: entryPoint.value),
        by: agent,
        command,
        team: desk.replies.team.id,
        recipient: conversation.address,
        at: entryPoint.value,
        in: id,
        now: now
      )
      let decided = try await desk.decide(
        on: [occasion],
        by: entryPoint.value,
        in: conversation
      )
      try self.requireSent(decided)
      try transition.openForReply(by: agent, at: now)
      let sent = desk.send(
        decided,
        askedBy: agent,
        in: &transition,
        from: entryPoint,
        into: &batch
      )
      batch.add(transition, version: known.version, agents: loaded.agents)
      let outcome = CommandOutcome(conversation: id, message: sent.first)
      if let claim = self.claim(for: command, leaving: outcome, at: now) {
        batch.claims.append(claim)
      }
      let work = transition.hasAdvanced ? RoutingWork(after: transition) : RoutingWork()
      return Performed(outcome, work)
    }
  }

  /// What decides about the prepared replies at an entry point: its team's settings.
  ///
  /// - Throws: `ConversationError` `replySuppressed` for an entry point of no team.
  func replyDesk(
    of entryPoint: EntryPoint,
    at now: Date,
    into batch: inout ChangeBatch
  ) async throws -> ReplyDesk {
    guard let team = entryPoint.team else {
      throw ConversationError(.replySuppressed(SuppressionReason.off.text))
    }
    let replies = try await teamReplies(of: team, isFresh: true)
    batch.guards.append(contentsOf: replies.conditions)
    return ReplyDesk(center: self, replies: replies, now: now)
  }

  /// The occasion that a request is.
  ///
  /// Asking twice with two keys, or without any, sends twice.
  func occasion(
    of request: ReplyRequest,
    by agent: AgentID,
    _ command: Command,
    team: TeamID,
    recipient: ChannelAddress,
    at entryPoint: EntryPoint,
    in conversation: ConversationID?,
    now: Date
  ) async throws -> ReplyOccasion {
    var values = try await values(naming: agent)
    for (name, value) in request.values { values[ReplyField(name)] = value }
    let unique: BatchID = surroundings.mint(at: now)
    let key = command.idempotencyKey.map { "\(agent)\u{1F}\($0)" } ?? unique.description
    return .asked(
      AutoReplyTrigger(request.trigger),
      by: agent,
      command: key,
      team: team,
      recipient: recipient,
      on: entryPoint.channel,
      conversation: conversation,
      values: values,
      at: now
    )
  }

  /// Refuses a reply that was decided not to be sent, with the error of a message where there is one.
  func requireSent(_ decided: ReplyDesk.Decided) throws(ConversationError) {
    guard !decided.isSent else { return }
    switch decided.decisions.first?.suppression {
    case .optedOut: throw ConversationError(.optedOut)
    case .cannotBeAnswered: throw ConversationError(.cannotBeAnswered)
    case .mayNotWriteFirst(let channel): throw ConversationError(.mayNotWriteFirst(channel))
    case .outsideMessagingWindow(let since):
      throw ConversationError(.windowClosed(sinceMilliseconds: since.milliseconds))
    case .tooLong(let maximum, let actual, let unit):
      throw ConversationError(
        .textTooLongForChannel(maximum: maximum, actual: actual, unit: unit)
      )
    case let reason:
      throw ConversationError(
        .replySuppressed(reason?.text ?? "it was sent on this occasion already")
      )
    }
  }
}
