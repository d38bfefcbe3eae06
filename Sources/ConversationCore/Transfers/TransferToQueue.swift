#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// The owner puts the conversation into a queue: complete at once, since no single agent has to
  /// accept (V-33, A-3).
  ///
  /// It waits from now on; who has transferred it is not the first to be asked.
  ///
  /// - Throws: ``ConversationError`` `notOwner`, `conferenceInProgress`, `transferInProgress`,
  ///   `queueNotEligible` or `notPermitted`.
  public mutating func transfer(
    toQueue queue: Queue,
    by owner: AgentID,
    at now: Date
  ) throws(ConversationError) {
    try requireTransferable(by: owner)
    guard queue.isActive, queue.serves(conversation.channelClass, under: policy) else {
      throw ConversationError(.queueNotEligible(queue.id))
    }
    guard agent(owner)?.permissions.transferQueues.permits(queue.id) ?? true else {
      throw ConversationError(.notPermitted(.transfer))
    }
    let now = begin(at: now)
    conversation.place = queue.place(since: now, now: now)
    conversation.refusals = [owner]
    conversation.isRefusedByAll = false
    conversation.stage = .queued
    note(.unassigned(from: owner))
    note(.transferredToQueue(from: owner, queue: queue.id))
    append(.transferredToQueue(from: owner, to: queue.id), at: now)
    note(.queued(queue.id))
    startWrapUp(of: owner, at: now)
  }

  /// Refuses a transfer by anybody but the owner, during a conference, or while another is
  /// being asked for (F-16, L-11).
  func requireTransferable(by owner: AgentID) throws(ConversationError) {
    try require(.transfer)
    let ownership = try requireOwner(owner)
    guard ownership.guest == nil else { throw ConversationError(.conferenceInProgress) }
    switch ownership.request?.purpose {
    case .transfer: throw ConversationError(.transferInProgress)
    case .conference: throw ConversationError(.conferenceInProgress)
    case .route, nil: break
    }
  }

  /// Refuses a colleague whom the agent's profile does not permit (W-21).
  func requireColleague(
    _ target: AgentID,
    of agent: AgentID,
    for command: CommandKind
  ) throws(ConversationError) {
    guard target != agent else { throw ConversationError(.alreadyParticipant(target)) }
    guard let colleague = self.agent(target) else {
      throw ConversationError(.unknownAgent(target))
    }
    let access = self.agent(agent)?.permissions.colleagues ?? .all
    guard access == .all || access.permitsAny(of: colleague.teams) else {
      throw ConversationError(.notPermitted(command))
    }
  }
}
