#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a command of a conversation may need beside conversation and agents.
public struct CommandContext: Sendable {
  /// The conversation's entry point.
  public let entryPoint: EntryPoint?
  /// What its channel can do.
  public let capabilities: ChannelCapabilities
  /// The queue that a transfer names, or to which a reopened conversation goes back.
  public let queue: Queue?

  /// Collects what a command needs.
  public init(
    entryPoint: EntryPoint? = nil,
    capabilities: ChannelCapabilities = ChannelCapabilities(),
    queue: Queue? = nil
  ) {
    self.entryPoint = entryPoint
    self.capabilities = capabilities
    self.queue = queue
  }
}

extension Transition {
  /// Carries out a command of an existing conversation.
  ///
  /// - Throws: ``ConversationError``, as the rule of each command says; `notPermitted` for a command
  ///   that is about no existing conversation.
  public mutating func perform(
    _ action: Command.Action,
    by agent: AgentID,
    with context: CommandContext,
    at now: Date
  ) throws(ConversationError) {
    try requireVisible(to: agent)
    switch action {
    case .accept(let offer): try accept(offer: offer.number, by: agent, at: now)
    case .decline(let offer): try decline(offer: offer.number, by: agent, at: now)
    case .claim: try claim(by: agent, at: now)
    case .send(let draft, _):
      guard let entryPoint = context.entryPoint else {
        throw ConversationError(.unknownEntryPoint)
      }
      try reopenToAnswer(draft, by: agent, from: entryPoint, context.capabilities, at: now)
      try send(
        draft,
        by: agent,
        from: entryPoint,
        capabilities: context.capabilities,
        at: now
      )
    case .addNote(let text, _): try addNote(text, by: agent, at: now)
    case .transfer(_, to: .agent(let target)): try transfer(toAgent: target, by: agent, at: now)
    case .transfer(_, to: .queue(let id)):
      guard let queue = context.queue else { throw ConversationError(.unknownQueue(id)) }
      try transfer(toQueue: queue, by: agent, at: now)
    case .withdrawTransfer: try withdrawTransfer(by: agent, at: now)
    case .requestConference(_, let guest):
      try requestConference(with: guest, by: agent, at: now)
    case .withdrawConference: try withdrawConference(by: agent, at: now)
    case .exitConference: try exitConference(by: agent, at: now)
    case .endConference(_, let confirmed):
      try endConference(by: agent, customerConfirmed: confirmed, at: now)
    case .end(_, let confirmed): try end(by: agent, customerConfirmed: confirmed, at: now)
    case .submitWrapUp(_, let reason): try submitWrapUp(reason, by: agent, at: now)
    case .extendWrapUp: try extendWrapUp(by: agent, at: now)
    case .inbox(let action, _): try perform(action, by: agent, with: context, at: now)
    case .startConversation, .customer, .saveRecording, .saveNotificationSettings, .ticket,
      .sendReply, .signIn, .signOut, .setAvailability, .reportConnectionLost,
      .reportConnectionRestored, .removeAgent, .saveAgent, .saveQueue, .saveEntryPoint,
      .deleteEntryPoint, .saveCannedResponse, .deleteCannedResponse:
      throw ConversationError(.notPermitted(Command(action, by: .agent(agent)).kind))
    }
  }
}

extension Transition {
  /// Carries out a command of a shared inbox.
  private mutating func perform(
    _ action: InboxAction,
    by agent: AgentID,
    with context: CommandContext,
    at now: Date
  ) throws(ConversationError) {
    switch action {
    case .assign(let assignee): try assign(to: assignee, by: agent, at: now)
    case .unassign: try unassign(by: agent, at: now)
    case .join: try join(by: agent, at: now)
    case .leave: try leave(by: agent, at: now)
    case .resolve: try resolve(by: agent, at: now)
    case .reopen:
      guard let queue = context.queue else {
        throw ConversationError(.unknownQueue(conversation.place.queue))
      }
      try reopen(by: agent, in: queue, at: now)
    case .snooze(let until): try snooze(until: until, by: agent, at: now)
    case .unsnooze: try unsnooze(by: agent, at: now)
    case .tag(let added, let removed): try tag(adding: added, removing: removed, by: agent, at: now)
    case .blockVisitor: try blockVisitor(by: agent, at: now)
    case .unblockVisitor: try unblockVisitor(by: agent, at: now)
    case .note(let text, let mentioned):
      try addNote(text, mentioning: mentioned, by: agent, at: now)
    // A customer's word, which no agent gives for them.
    case .rate: throw ConversationError(.notPermitted(.rate))
    }
  }

  /// Reopens a resolved conversation that an agent answers, where the policy says so and
  /// nothing else stands against the answer.
  private mutating func reopenToAnswer(
    _ draft: MessageDraft,
    by agent: AgentID,
    from entryPoint: EntryPoint,
    _ capabilities: ChannelCapabilities,
    at now: Date
  ) throws(ConversationError) {
    guard opensForAnswers else { return }
    try entryPoint.checkInUse()
    try requireAnswerable()
    try check(draft, capabilities: capabilities)
    if draft.template == nil { try requireOpenWindow(capabilities, at: now) }
    try requirePace(at: now)
    try reopenToAnswer(by: agent, at: now)
  }
}
