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
  /// The queue that a transfer names.
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
    switch action {
    case .accept(let offer): try accept(offer: offer.number, by: agent, at: now)
    case .decline(let offer): try decline(offer: offer.number, by: agent, at: now)
    case .claim: try claim(by: agent, at: now)
    case .send(let draft, _):
      guard let entryPoint = context.entryPoint else {
        throw ConversationError(.unknownEntryPoint)
      }
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
    case .startConversation, .signIn, .signOut, .setAvailability, .reportConnectionLost,
      .reportConnectionRestored, .removeAgent, .saveAgent, .saveQueue, .saveEntryPoint,
      .deleteEntryPoint:
      throw ConversationError(.notPermitted(Command(action, by: .agent(agent)).kind))
    }
  }
}
