#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// An agent assigns the conversation of a shared inbox to an agent, perhaps to themselves (S-05).
  ///
  /// It takes no slot, and the assignee need not be signed in: an inbox is no queue of calls.
  /// Assigning it to whoever has it changes nothing.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand`, `notPermitted` in a contact centre,
  ///   `unknownAgent`, `needsAssignee`, `transferInProgress` or `conferenceInProgress`.
  public mutating func assign(
    to assignee: AgentID,
    by agent: AgentID,
    at now: Date
  ) throws(ConversationError) {
    try requireInbox(.assign, by: agent)
    guard let record = self.agent(assignee), record.presence != .removed else {
      throw ConversationError(.unknownAgent(assignee))
    }
    guard conversation.owner != assignee else { return }
    try requireNoRequest()
    let now = begin(at: now)
    if let owner = conversation.owner { dropAssignment(of: owner, at: now) }
    becomeOwner(assignee, at: now)
    if assignee != agent {
      conversation.inboxFacts.assignedBy = agent
      note(.inbox(.assignedBy(agent, to: assignee)))
    }
    append(.assigned(to: assignee, by: agent), at: now)
  }

  /// An agent takes the assignment of a shared inbox's conversation back: it is nobody's.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand`, `notPermitted` in a contact centre,
  ///   `unknownAgent`, `needsAssignee`, `transferInProgress` or `conferenceInProgress`.
  public mutating func unassign(by agent: AgentID, at now: Date) throws(ConversationError) {
    try requireInbox(.unassign, by: agent)
    guard let owner = conversation.owner else { return }
    try requireNoRequest()
    let now = begin(at: now)
    dropAssignment(of: owner, at: now)
    requeue()
    append(.unassigned(from: owner, by: agent), at: now)
  }

  /// Refuses to move a conversation from under a transfer or a conference.
  func requireNoRequest() throws(ConversationError) {
    guard conversation.guest == nil else { throw ConversationError(.conferenceInProgress) }
    switch conversation.openOffer?.purpose {
    case .transfer: throw ConversationError(.transferInProgress)
    case .conference: throw ConversationError(.conferenceInProgress)
    case .route, nil: break
    }
  }

  private mutating func dropAssignment(of owner: AgentID, at now: Date) {
    finishLeg(of: owner, at: now)
    note(.unassigned(from: owner))
  }
}
